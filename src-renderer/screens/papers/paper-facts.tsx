import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import type { PaperSyncState } from '../../../src-shared/domain/sync/conflict.ts';
import { ConflictMark } from '../../components/conflicts/conflict-mark.tsx';
import { PaperSyncMark } from '../../components/conflicts/paper-sync-mark.tsx';
import { PaperStateMark } from '../../components/paper-state.tsx';
import { paperSyncLabel } from '../../messages/conflicts.ts';
import { formatBytes, formatDate, formatMoment } from '../../messages/format.ts';
import { formatNames, paperKindNames } from '../../messages/paper-kinds.ts';
import { papersMessages } from '../../messages/papers.ts';
import { shortOrigin } from './short-origin.ts';
import { usePaperSyncStates } from './use-paper-sync-states.ts';

/** All that the host says of one paper. */
export type PaperDetail = ContractOutputs['sources']['get'];

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(92px, auto) minmax(0, 1fr)',
    gap: '5px 14px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** The data of a paper as a list of terms; what is not known is left out. */
export function PaperFacts({ detail }: { detail: PaperDetail }) {
  const styles = useStyles();
  const { source, meta } = detail;
  const syncState = usePaperSyncStates([[source.id]])(source.id);
  const facts: [string, ReactNode][] = [
    [papersMessages.kindLabel, kindText(source)],
    [papersMessages.dateLabel, dateText(source)],
    [papersMessages.columns.status, <PaperStateMark key="state" source={source} />],
    [paperSyncLabel, syncState && <PaperSync key="sync" state={syncState} id={source.id} />],
    [
      papersMessages.formatLabel,
      [source.format && formatNames[source.format], formatBytes(source.sizeBytes)].filter(Boolean).join(' · '),
    ],
    [papersMessages.durationLabel, source.durationMs === null ? '' : clockWords(source.durationMs)],
    [papersMessages.pagesLabel, pagesText(source)],
    ...Object.entries(meta)
      .filter(([name, value]) => value !== '' && papersMessages.metaNames[name] !== undefined)
      .map(([name, value]): [string, ReactNode] => [papersMessages.metaNames[name] ?? name, metaText(value)]),
    [papersMessages.addedLabel, formatMoment(source.addedAt)],
    [papersMessages.originLabel, source.originPath && <Origin key="origin" path={source.originPath} />],
    [papersMessages.tags, source.tags.join(' · ')],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([term, value]) => (
          <Fact key={term} term={term} value={value} />
        ))}
    </dl>
  );
}

/** Of what is to be decided, the way to it. */
function PaperSync({ state, id }: { state: PaperSyncState; id: SourceId }) {
  return state === 'conflict' ? <ConflictMark entity="source" entityId={id} /> : <PaperSyncMark state={state} />;
}

function Fact({ term, value }: { term: string; value: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

function Origin({ path }: { path: string }) {
  return <span title={path}>{shortOrigin(path)}</span>;
}

/** A recording is of no kind of paper and has no date to be read: what it lacks is not told. */
function kindText({ kind, paperKind }: SourceListItem): string {
  return kind === 'recording' && paperKind === 'other' ? '' : paperKindNames[paperKind];
}

function dateText({ kind, documentDate }: SourceListItem): string {
  if (documentDate) return formatDate(documentDate);
  return kind === 'recording' ? '' : papersMessages.noDate;
}

function pagesText(source: SourceListItem): string {
  if (source.pages === 0 || source.kind === 'recording') return '';
  const ocr = source.ocrPages > 0 ? ` · ${papersMessages.ocrPages(source.ocrPages)}` : '';
  return `${source.pages}${ocr}`;
}

/** What a file says of itself; instants as people write them. */
function metaText(value: string): string {
  return INSTANT.test(value) && !Number.isNaN(Date.parse(value)) ? formatMoment(value) : value;
}
