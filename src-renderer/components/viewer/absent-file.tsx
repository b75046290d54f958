import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  ProgressBar,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import { hasEnded, type Job } from '../../../src-shared/domain/job.ts';
import type { Source } from '../../../src-shared/domain/source.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { formatFraction } from '../../messages/format.ts';
import { viewerMessages } from '../../messages/viewer.ts';
import { useCommand } from '../command.ts';

const words = viewerMessages.absent;

/** A file up to this size comes by itself when its paper is opened: half a minute on a slow line. */
const comesByItselfBytes = 4 * 1024 ** 2;

const useStyles = makeStyles({
  root: { flexShrink: 0, margin: '0 20px 10px' },
  body: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 12px' },
  bar: { width: '140px', flexShrink: 0 },
});

type AbsentFileProps = { source: Pick<Source, 'id' | 'name' | 'sizeBytes'> };

/** That a paper's file is not here, and what is done about it. */
export function AbsentFile(props: AbsentFileProps) {
  return useCapabilities().libraryIsHere ? <FileToBring {...props} /> : <FileToCome />;
}

/** Of a library that the district's server keeps: what it has not got, nobody has sent. */
function FileToCome() {
  const styles = useStyles();
  return (
    <MessageBar intent="info" layout="multiline" className={styles.root}>
      <MessageBarBody>{words.notSent}</MessageBarBody>
    </MessageBar>
  );
}

/** Brings a file from the district to this PC: by itself where it is small. */
function FileToBring({ source }: AbsentFileProps) {
  const styles = useStyles();
  const api = useApi();
  const client = useClient();
  const { data: news } = useQuery(api.district.news.queryOptions());
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const fetch = useCommand({ run: () => client.sources.fetchFile({ sourceId: source.id }) });
  const cancel = useCommand({ run: (job: Job) => client.jobs.cancel({ jobId: job.id }) });
  const job = jobs?.find(({ type, subject }) => type === 'fetch-file' && subject === source.id);
  const isInDistrict = news !== undefined && news.inStep !== null;
  const isAsked = fetch.isPending || job !== undefined;
  const comesByItself = isInDistrict && jobs !== undefined && !isAsked && source.sizeBytes <= comesByItselfBytes;
  const ask = fetch.mutate;
  useEffect(() => {
    if (comesByItself) ask();
  }, [comesByItself, ask]);
  const isComing = job !== undefined && !hasEnded(job);
  const failure = job?.state === 'failed' ? errorMessage(job.errorCode ?? 'INTERNAL', job.errorData) : null;
  return (
    <MessageBar intent={failure === null ? 'info' : 'warning'} layout="multiline" className={styles.root}>
      <MessageBarBody>
        {isComing ? (
          <Coming job={job} />
        ) : isInDistrict ? (
          (failure ?? words.elsewhere(source.sizeBytes))
        ) : (
          errorMessage('FILE_NOT_HERE', { name: source.name })
        )}
      </MessageBarBody>
      <MessageBarActions>
        {isComing ? (
          <Button size="small" disabledFocusable={cancel.isPending} onClick={() => cancel.mutate(job)}>
            {words.cancel}
          </Button>
        ) : (
          isInDistrict && (
            <Button
              size="small"
              icon={<ArrowDownloadRegular />}
              disabledFocusable={fetch.isPending}
              onClick={() => fetch.mutate()}
            >
              {failure === null ? words.bring : words.again}
            </Button>
          )
        )}
      </MessageBarActions>
    </MessageBar>
  );
}

function Coming({ job: { progress } }: { job: Job }) {
  const styles = useStyles();
  const total = progress?.total;
  return (
    <span className={styles.body}>
      <ProgressBar
        className={styles.bar}
        value={total ? (progress?.done ?? 0) / total : undefined}
        aria-label={words.coming}
      />
      <span>
        {words.coming}
        {progress && total ? ` · ${formatFraction(progress.done, total, 'bytes')}` : ''}
      </span>
    </span>
  );
}
