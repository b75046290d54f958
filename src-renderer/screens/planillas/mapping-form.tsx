import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Column, FormMapping } from '../../../src-shared/domain/planilla.ts';
import { formMessages as words } from '../../messages/planillas.ts';
import { draftMapping, type FormInspection, type SheetInspection, withLetter } from './form-mapping.ts';
import { FormPreview } from './form-preview.tsx';

const useStyles = makeStyles({
  where: { display: 'flex', gap: '12px', flexWrap: 'wrap', alignItems: 'flex-end' },
  columns: { width: '100%', maxWidth: '640px', borderCollapse: 'collapse' },
  head: {
    padding: '4px 8px 4px 0',
    textAlign: 'start',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: { padding: '3px 8px 3px 0', overflowWrap: 'anywhere' },
});

type MappingFormProps = {
  columns: readonly Column[];
  inspection: FormInspection | null;
  form: FormMapping;
  setForm: (form: FormMapping) => void;
};

/** The sheet, its first row of data and the place of each column. */
export function MappingForm({ columns, inspection, form, setForm }: MappingFormProps) {
  const styles = useStyles();
  const sheet = inspection?.sheets.find(({ name }) => name === form.sheet) ?? null;
  return (
    <>
      <div className={styles.where}>
        {inspection && (
          <Field label={words.sheet}>
            <Select
              value={form.sheet}
              onChange={(_event, data) => setForm(draftMapping(inspection, columns, data.value) ?? form)}
            >
              {inspection.sheets.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={words.firstRow}>
          <Input
            type="number"
            min={1}
            value={String(form.firstRow)}
            onChange={(_event, data) =>
              setForm({ ...form, firstRow: Math.max(1, Math.round(Number(data.value)) || 1) })
            }
          />
        </Field>
      </div>
      {sheet && <FormPreview sheet={sheet} firstRow={form.firstRow} />}
      <table className={styles.columns}>
        <thead>
          <tr>
            <th className={styles.head}>{words.planillaColumn}</th>
            <th className={styles.head}>{words.formColumn}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.id}>
              <td className={styles.cell}>{column.name}</td>
              <td className={styles.cell}>
                <LetterChoice column={column} sheet={sheet} form={form} setForm={setForm} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type LetterChoiceProps = {
  column: Column;
  sheet: SheetInspection | null;
  form: FormMapping;
  setForm: (form: FormMapping) => void;
};

function LetterChoice({ column, sheet, form, setForm }: LetterChoiceProps) {
  const letter = form.columns.find(({ columnId }) => columnId === column.id)?.letter ?? '';
  const known = sheet?.columns ?? form.columns.map((mapped) => ({ letter: mapped.letter, header: '' }));
  return (
    <Select
      aria-label={`${words.formColumn}: ${column.name}`}
      value={letter}
      onChange={(_event, data) => setForm(withLetter(form, column.id, data.value))}
    >
      <option value="">{words.nowhere}</option>
      {known.map((place) => (
        <option key={place.letter} value={place.letter}>
          {words.column(place.letter, place.header)}
        </option>
      ))}
    </Select>
  );
}
