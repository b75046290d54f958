import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  CheckmarkRegular,
  DocumentCopyRegular,
  ErrorCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { JobId, WrittenDocumentId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { saveFile } from '../../components/save-file.ts';
import { documentListMessages, orderMessages as words } from '../../messages/documents.ts';
import { formatFraction } from '../../messages/format.ts';
import type { OrderInTheMaking } from './use-document-order.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    minHeight: '44px',
    padding: '2px 20px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { flexGrow: 1, maxWidth: '320px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Started = { documentId: WrittenDocumentId; jobId: JobId };

/** Writes the order, shows how far it is, and gives what came out. */
export function WriteBar({ making }: { making: OrderInTheMaking }) {
  const styles = useStyles();
  const client = useClient();
  const [started, setStarted] = useState<Started | null>(null);
  const jobs = useQuery(useApi().jobs.list.queryOptions());
  const job = jobs.data?.find(({ id }) => id === started?.jobId) ?? null;
  const write = useCommand({ run: () => client.documents.write(making.order), onDone: setStarted });
  const save = useCommand({
    run: (documentId: WrittenDocumentId) => client.documents.writtenFile({ documentId }),
    onDone: saveFile,
  });
  useSaveWhenDone(job?.state === 'completed' ? started : null, save.mutate);
  const { check, said, isSettled } = making;
  const isRunning = job?.state === 'queued' || job?.state === 'running';
  const count = check?.data?.count ?? 0;
  const isWhole = check?.data !== undefined && (check.data.missing.length === 0 || said.leaveBlanks);
  return (
    <div className={styles.root}>
      <Button
        appearance="primary"
        icon={<DocumentCopyRegular />}
        disabled={count === 0 || !isWhole || !isSettled || check?.isError === true || isRunning || write.isPending}
        onClick={() => write.mutate()}
      >
        {words.write(count)}
      </Button>
      {!isRunning && check?.data !== undefined && !isWhole && (
        <StateMark tone="warning" icon={<WarningRegular />}>
          {words.missing}: {check.data.missing.map(({ field }) => field).join(', ')}
        </StateMark>
      )}
      {isRunning && (
        <>
          <ProgressBar
            className={styles.bar}
            thickness="large"
            aria-label={words.writing}
            value={job.progress?.total ? job.progress.done / job.progress.total : undefined}
          />
          {job.progress?.total !== undefined && (
            <span className={styles.quiet}>{formatFraction(job.progress.done, job.progress.total)}</span>
          )}
          <Button size="small" onClick={() => void client.jobs.cancel({ jobId: job.id })}>
            {words.stop}
          </Button>
        </>
      )}
      {job?.state === 'failed' && (
        <StateMark tone="bad" icon={<ErrorCircleRegular />}>
          {errorMessage(job.errorCode ?? 'INTERNAL', job.errorData)}
        </StateMark>
      )}
      {job?.state === 'completed' && started && (
        <>
          <StateMark tone="good" icon={<CheckmarkRegular />}>
            {job.summary}
          </StateMark>
          <Button size="small" icon={<ArrowDownloadRegular />} onClick={() => save.mutate(started.documentId)}>
            {documentListMessages.save}
          </Button>
        </>
      )}
    </div>
  );
}

/** Who asked for documents wants the file: it is saved once, as soon as it is there. */
function useSaveWhenDone(done: Started | null, save: (documentId: WrittenDocumentId) => void): void {
  const saved = useRef<WrittenDocumentId | null>(null);
  const documentId = done?.documentId ?? null;
  useEffect(() => {
    if (documentId === null || saved.current === documentId) return;
    saved.current = documentId;
    save(documentId);
  }, [documentId, save]);
}
