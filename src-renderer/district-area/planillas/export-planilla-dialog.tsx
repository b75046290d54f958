import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { planillaExportPath } from '../../../src-shared/contract/district-planillas-contract.ts';
import { useNotify } from '../../components/notifications.tsx';
import { districtPlanillasMessages } from '../../messages/district-planillas.ts';
import { ReasonDialog } from '../reason-dialog.tsx';

const words = districtPlanillasMessages.export;
const formats = ['xlsx', 'csv'] as const;

type ExportPlanillaDialogProps = { kin: string; schoolId: string | undefined; onClose: () => void };

/** Asks in which format and why a planilla of schools is downloaded, and downloads it. */
export function ExportPlanillaDialog({ kin, schoolId, onClose }: ExportPlanillaDialogProps) {
  const notify = useNotify();
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const download = (reason: string) => {
    const link = document.createElement('a');
    link.href = `/api${planillaExportPath}?${new URLSearchParams({ kin, format, reason, ...(schoolId && { schoolId }) })}`;
    link.download = '';
    link.click();
    notify.done({ text: words.started });
    onClose();
  };
  return (
    <ReasonDialog
      title={words.title}
      hint={words.hint}
      action={words.action}
      isBusy={false}
      error={null}
      onSubmit={download}
      onClose={onClose}
    >
      <Field label={words.format}>
        <RadioGroup
          layout="horizontal"
          value={format}
          onChange={(_event, { value }) => setFormat(formats.find((each) => each === value) ?? 'xlsx')}
        >
          {formats.map((each) => (
            <Radio key={each} value={each} label={words.formats[each]} />
          ))}
        </RadioGroup>
      </Field>
    </ReasonDialog>
  );
}
