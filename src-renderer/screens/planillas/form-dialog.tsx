import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { Column, FormMapping, Planilla } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { useCommand } from '../../components/command.ts';
import { commonMessages } from '../../messages/common.ts';
import { formMessages as words } from '../../messages/planillas.ts';
import { draftMapping, mappingProblem, type SheetInspection, withLetter } from './form-mapping.ts';
import { FormPreview } from './form-preview.tsx';
import { visibleColumns } from './planilla-table.ts';

type Inspection = ContractOutputs['planillas']['inspectForm'];

const useStyles = makeStyles({
  surface: { maxWidth: '900px', width: '94vw' },
  content: { display: 'flex', flexDirection: 'column', gap: '14px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
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
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

type FormDialogProps = { planilla: Planilla; onClose: () => void; onExport: () => void };

/** Says once where each column goes in the school's own form. */
export function FormDialog({ planilla, onClose, onExport }: FormDialogProps) {
  const styles = useStyles();
  const client = useClient();
  const columns = visibleColumns(planilla);
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [form, setForm] = useState<FormMapping | null>(planilla.form);
  const inspect = useMutation({
    mutationFn: (file: File) => client.planillas.inspectForm({ file }),
    onSuccess: (found) => {
      setInspection(found);
      setForm(draftMapping(found, columns));
    },
  });
  const save = useCommand<{ form: FormMapping | null; exportAfter: boolean }, void>({
    run: (input) => client.planillas.setForm({ planillaId: planilla.id, form: input.form }),
    said: () => words.saved,
    onDone: (_output, input) => {
      onClose();
      if (input.exportAfter) onExport();
    },
  });
  const problem = form ? mappingProblem(form) : null;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.hint}>{words.hint}</p>
            <FileChoice name={form?.fileName ?? null} onFile={(file) => inspect.mutate(file)} />
            {inspect.isError && (
              <p role="alert" className={styles.failed}>
                {errorText(inspect.error)}
              </p>
            )}
            {form && <MappingForm columns={columns} inspection={inspection} form={form} setForm={setForm} />}
            {problem && <p className={styles.failed}>{problem}</p>}
          </DialogContent>
          <DialogActions fluid>
            {planilla.form && (
              <Button appearance="subtle" onClick={() => save.mutate({ form: null, exportAfter: false })}>
                {words.forget}
              </Button>
            )}
            <Button onClick={onClose}>{commonMessages.cancel}</Button>
            <Button disabled={!form || problem !== null} onClick={() => save.mutate({ form, exportAfter: false })}>
              {words.save}
            </Button>
            <Button
              appearance="primary"
              disabled={!form || problem !== null}
              onClick={() => save.mutate({ form, exportAfter: true })}
            >
              {words.saveAndExport}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function FileChoice({ name, onFile }: { name: string | null; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    event.target.value = '';
  };
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
      <Button icon={<DocumentTableRegular />} onClick={() => input.current?.click()}>
        {name === null ? words.choose : words.other}
      </Button>
      {name !== null && <strong>{name}</strong>}
      <input ref={input} type="file" hidden accept=".xlsx" aria-label={words.choose} onChange={onChange} />
    </div>
  );
}

type MappingFormProps = {
  columns: readonly Column[];
  inspection: Inspection | null;
  form: FormMapping;
  setForm: (form: FormMapping) => void;
};

function MappingForm({ columns, inspection, form, setForm }: MappingFormProps) {
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
