import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import type { FormMapping, Planilla } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { useCommand } from '../../components/command.ts';
import { commonMessages } from '../../messages/common.ts';
import { formMessages as words } from '../../messages/planillas.ts';
import { draftMapping, type FormInspection, mappingProblem } from './form-mapping.ts';
import { MappingForm } from './mapping-form.tsx';
import { visibleColumns } from './planilla-table.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '900px', width: '94vw' },
  content: { display: 'flex', flexDirection: 'column', gap: '14px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

type FormDialogProps = { planilla: Planilla; onClose: () => void; onExport: () => void };

/** Says once where each column goes in the school's own form. */
export function FormDialog({ planilla, onClose, onExport }: FormDialogProps) {
  const styles = useStyles();
  const client = useClient();
  const columns = visibleColumns(planilla);
  const [inspection, setInspection] = useState<FormInspection | null>(null);
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
