import { Button } from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormMapping, Planilla } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FileChoice } from '../../components/file-input.tsx';
import { formMessages as words } from '../../messages/planillas.ts';
import { draftMapping, type FormInspection, mappingProblem } from './form-mapping.ts';
import { MappingForm } from './mapping-form.tsx';
import { visibleColumns } from './planilla-table.ts';

type FormDialogProps = { planilla: Planilla; onClose: () => void; onExport: () => void };

/** Says once where each column goes in the school's own form. */
export function FormDialog({ planilla, onClose, onExport }: FormDialogProps) {
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
    <DialogFrame
      title={words.title}
      hint={words.hint}
      width="large"
      problem={inspect.isError ? errorText(inspect.error) : problem}
      onClose={onClose}
      aside={
        planilla.form && (
          <Button appearance="subtle" onClick={() => save.mutate({ form: null, exportAfter: false })}>
            {words.forget}
          </Button>
        )
      }
      actions={
        <>
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
        </>
      }
    >
      <FileChoice
        chosen={form?.fileName ?? null}
        texts={{ choose: words.choose, other: words.other }}
        label={words.choose}
        icon={<DocumentTableRegular />}
        accept=".xlsx"
        onFile={(file) => inspect.mutate(file)}
      />
      {form && <MappingForm columns={columns} inspection={inspection} form={form} setForm={setForm} />}
    </DialogFrame>
  );
}
