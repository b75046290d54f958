import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ActaDetails } from '../../../src-shared/domain/acta/acta-record.ts';
import { templateIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { isActaTemplate } from '../../../src-shared/domain/template.ts';
import { useApi } from '../../client/api-context.tsx';
import { actaMessages as words } from '../../messages/actas.ts';
import { useSavedValue } from './saves-context.tsx';
import type { ShownActa } from './shown-acta.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))',
    gap: '8px 14px',
    padding: '12px 20px 4px',
  },
  wide: { gridColumn: 'span 2' },
  // As wide as its column: a text field has a width of its own.
  input: { minWidth: 0, width: '100%' },
});

type DetailsFormProps = {
  shown: ShownActa;
  onSave: (details: ActaDetails) => Promise<unknown>;
};

/** Template, book, number, day, and what else the template asks: saved as it is typed. */
export function ActaDetailsForm({ shown, onSave }: DetailsFormProps) {
  const styles = useStyles();
  const { acta, fields, asksNumber, numberTaken } = shown;
  const saved = useSavedValue(JSON.stringify(acta.details), (typed) => onSave(JSON.parse(typed)));
  const details: ActaDetails = JSON.parse(saved.value);
  const change = (more: Partial<ActaDetails>) => saved.change(JSON.stringify({ ...details, ...more }));
  const isSettled = details.number === acta.details.number && details.book === acta.details.book;
  const taken = isSettled && numberTaken ? words.numberTaken[numberTaken] : undefined;
  return (
    <fieldset className={styles.root} style={{ border: 'none', margin: 0 }} aria-label={words.details}>
      <TemplateField details={details} onChange={change} />
      <Field label={words.book}>
        <Input
          className={styles.input}
          title={words.bookHint}
          value={details.book}
          maxLength={80}
          onChange={(_event, { value }) => value.trim() !== '' && change({ book: value })}
          onBlur={saved.flush}
        />
      </Field>
      <Field
        label={words.number}
        required={asksNumber}
        validationState={taken ? 'warning' : 'none'}
        validationMessage={taken}
      >
        <Input
          className={styles.input}
          inputMode="numeric"
          value={details.number === null ? '' : String(details.number)}
          maxLength={5}
          onChange={(_event, { value }) => change({ number: Number(value.replace(/\D/g, '')) || null })}
          onBlur={saved.flush}
        />
      </Field>
      <Field label={words.date}>
        <Input
          className={styles.input}
          type="date"
          value={details.date}
          onChange={(_event, { value }) => /^\d{4}-\d{2}-\d{2}$/.test(value) && change({ date: value })}
          onBlur={saved.flush}
        />
      </Field>
      {fields.map(({ key, name, text }) => (
        <Field key={key} label={name} className={styles.wide}>
          <Input
            className={styles.input}
            value={details.values[key] ?? ''}
            placeholder={text}
            maxLength={2000}
            onChange={(_event, { value }) => change({ values: { ...details.values, [key]: value } })}
            onBlur={saved.flush}
          />
        </Field>
      ))}
    </fieldset>
  );
}

type TemplateFieldProps = { details: ActaDetails; onChange: (more: Partial<ActaDetails>) => void };

/** Another template is another book, unless the book was given a name of its own. */
function TemplateField({ details, onChange }: TemplateFieldProps) {
  const list = useQuery(useApi().documents.templates.queryOptions({ input: { trashed: false } }));
  const templates = (list.data ?? []).filter(({ content }) => isActaTemplate(content));
  const chosen = templates.find(({ id }) => id === details.templateId);
  return (
    <Field label={words.template} required>
      <Select
        value={chosen?.id ?? ''}
        onChange={(_event, { value }) => {
          const next = templates.find(({ id }) => id === value)?.content.name;
          const isOwnBook = chosen !== undefined && details.book !== chosen.content.name;
          onChange({ templateId: templateIdSchema.parse(value), ...(isOwnBook || !next ? {} : { book: next }) });
        }}
      >
        {!chosen && <option value="">{words.noTemplate}</option>}
        {templates.map(({ id, content }) => (
          <option key={id} value={id}>
            {content.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
