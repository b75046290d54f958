import { Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { type FieldMapping, fieldKey, type TemplateField } from '../../../src-shared/domain/template.ts';
import { settingsPlaces } from '../../components/settings/settings-place.ts';
import { orderMessages as words } from '../../messages/documents.ts';
import type { DocumentPlan, OrderInTheMaking } from './use-document-order.ts';

const useStyles = makeStyles({
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    padding: '4px 8px 4px 0',
    textAlign: 'start',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { width: '38%', padding: '3px 12px 3px 0', overflowWrap: 'anywhere' },
  cell: { padding: '3px 8px 3px 0' },
  sources: { display: 'flex', gap: '8px', flexWrap: 'wrap', '& > *': { flexGrow: 1, flexBasis: '160px', minWidth: 0 } },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  link: { color: tokens.colorBrandForegroundLink },
  known: { margin: '8px 0 0', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', textWrap: 'pretty' },
});

/** For each field of the template, where its value comes from; below, what needs no answer. */
export function FieldSources({ plan, making }: { plan: DocumentPlan; making: OrderInTheMaking }) {
  const styles = useStyles();
  return (
    <section>
      <h2 className={styles.title}>{words.fields}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.head}>{words.field}</th>
            <th className={styles.head}>{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {plan.fields.map((field) => (
            <tr key={field.name}>
              <td className={styles.name}>
                {field.name} {field.optional && <span className={styles.quiet}>({words.optional})</span>}
              </td>
              <td className={styles.cell}>
                <SourceChoice field={field} plan={plan} making={making} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.known.length > 0 && (
        <p className={styles.known}>
          {words.known}: {plan.known.map(({ field, text }) => `${field} (${text})`).join(' · ')}. {words.schoolHint}{' '}
          <Link to="/ajustes" search={{ seccion: settingsPlaces.school }} className={styles.link}>
            {words.openSettings}
          </Link>
        </p>
      )}
    </section>
  );
}

type SourceChoiceProps = { field: TemplateField; plan: DocumentPlan; making: OrderInTheMaking };

function SourceChoice({ field, plan, making }: SourceChoiceProps) {
  const styles = useStyles();
  const key = fieldKey(field.name);
  const source = making.mapping[key] ?? { from: 'text', text: '' };
  const set = (wanted: FieldMapping[string]) => making.setField(key, wanted);
  const choose = (value: string) => {
    if (value === 'text') set({ from: 'text', text: '' });
    else if (value === 'number') set({ from: 'number', first: 1 });
    else set({ from: 'column', column: value.slice('column:'.length) });
  };
  return (
    <div className={styles.sources}>
      <Select
        aria-label={words.sourceOf(field.name)}
        value={source.from === 'column' ? `column:${source.column}` : source.from}
        onChange={(_event, data) => choose(data.value)}
      >
        <optgroup label={words.columns}>
          {plan.columns.map(({ id, name }) => (
            <option key={id} value={`column:${id}`}>
              {name}
            </option>
          ))}
          <option value="number">{words.numbered}</option>
        </optgroup>
        <optgroup label={words.others}>
          <option value="text">{words.typed}</option>
        </optgroup>
      </Select>
      {source.from === 'text' && (
        <Input
          aria-label={words.textOf(field.name)}
          value={source.text}
          maxLength={2000}
          onChange={(_event, data) => set({ from: 'text', text: data.value })}
        />
      )}
      {source.from === 'number' && (
        <Input
          aria-label={words.firstOf(field.name)}
          type="number"
          min={0}
          max={9_999_999}
          value={String(source.first)}
          onChange={(_event, data) => set({ from: 'number', first: wholeNumber(data.value) })}
        />
      )}
    </div>
  );
}

function wholeNumber(typed: string): number {
  return Math.min(9_999_999, Math.max(0, Math.round(Number(typed)) || 0));
}
