import { type AuditFilter, auditExportPath } from '../../../src-shared/contract/district-area-contract.ts';
import { useNotify } from '../../components/notifications.tsx';
import { districtAuditMessages } from '../../messages/district-audit.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { auditExportAddress } from './audit-address.ts';

const words = districtAuditMessages.export;

/** Asks why the audit is downloaded, and downloads it. */
export function ExportDialog({ filter, onClose }: { filter: AuditFilter; onClose: () => void }) {
  const notify = useNotify();
  const download = (reason: string) => {
    const link = document.createElement('a');
    link.href = auditExportAddress(`/api${auditExportPath}`, filter, reason);
    link.download = '';
    link.click();
    notify.done({ text: words.started });
    onClose();
  };
  const isWhole = filter.schoolId === undefined && filter.fromMs === undefined && filter.toMs === undefined;
  return (
    <ReasonDialog
      title={words.title}
      hint={`${words.hint} ${isWhole ? words.all : ''}`}
      action={words.action}
      isBusy={false}
      error={null}
      onSubmit={download}
      onClose={onClose}
    />
  );
}
