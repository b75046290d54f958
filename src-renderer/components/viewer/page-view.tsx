import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../../src-shared/domain/document-text.ts';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { viewerMessages } from '../../messages/viewer.ts';
import { useCommand } from '../command.ts';
import { ErrorState } from '../error-state.tsx';
import { BarePage, FixedPage } from './fixed-page.tsx';
import { FlowPage } from './flow-page.tsx';
import type { Mark } from './marks.ts';
import type { PageSummary } from './page-summary.ts';
import { PaintedText } from './painted-text.tsx';
import { SheetPage } from './sheet-page.tsx';

const SIDE_BY_SIDE_FROM = 760;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '8px' },
  notice: { alignSelf: 'stretch', minWidth: 0 },
  beside: { display: 'flex', gap: '12px', alignItems: 'flex-start' },
  below: { display: 'flex', flexDirection: 'column', gap: '8px' },
  text: {
    boxSizing: 'border-box',
    padding: '16px 20px',
    margin: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontFamily: 'inherit',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

type PageViewProps = {
  sourceId: SourceId;
  summary: PageSummary;
  marks: readonly Mark[];
  /** Pixels across for a page at this zoom. */
  width: number;
  zoom: number;
};

/** One page of a paper, as its layout asks; one that reads badly says so and shows the text beside the scan. */
export function PageView({ sourceId, summary, marks, width, zoom }: PageViewProps) {
  const styles = useStyles();
  const api = useApi();
  const page = useQuery(
    api.sources.page.queryOptions({ input: { sourceId, page: summary.number }, staleTime: 60_000 }),
  );
  const poor = summary.quality === 'poor' || summary.problem !== null;
  const [textShown, setTextShown] = useState(poor && summary.layout === 'fixed');
  if (page.isError && !page.data) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  const beside = textShown && width >= SIDE_BY_SIDE_FROM;
  const pageWidth = beside ? (width - 12) / 2 : width;
  return (
    <div className={styles.root}>
      {poor && (
        <PoorNotice
          sourceId={sourceId}
          summary={summary}
          textShown={textShown}
          onToggleText={() => setTextShown(!textShown)}
        />
      )}
      <div className={beside ? styles.beside : styles.below}>
        <LaidOutPage
          sourceId={sourceId}
          summary={summary}
          page={page.data}
          marks={marks}
          width={pageWidth}
          zoom={zoom}
        />
        {textShown && page.data && (
          <section className={styles.text} style={{ width: pageWidth }} aria-label={viewerMessages.readText}>
            <PaintedText text={page.data.text} start={0} end={page.data.text.length} marks={marks} />
          </section>
        )}
      </div>
    </div>
  );
}

function LaidOutPage({ page, ...props }: PageViewProps & { page: Page | undefined }) {
  const { sourceId, summary, marks, width, zoom } = props;
  if (!page) return <BarePage width={width} ratio={summary.width > 0 ? summary.height / summary.width : 0.6} />;
  if (page.layout === 'fixed') return <FixedPage sourceId={sourceId} page={page} marks={marks} width={width} />;
  if (page.layout === 'sheet') return <SheetPage page={page} marks={marks} zoom={zoom} />;
  return <FlowPage page={page} marks={marks} width={width} zoom={zoom} />;
}

type PoorNoticeProps = { sourceId: SourceId; summary: PageSummary; textShown: boolean; onToggleText: () => void };

function PoorNotice({ sourceId, summary, textShown, onToggleText }: PoorNoticeProps) {
  const styles = useStyles();
  const client = useClient();
  const readAgain = useCommand({
    run: () => client.sources.readAgain({ sourceIds: [sourceId] }),
    said: () => viewerMessages.readingAgain,
  });
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.notice}>
      <MessageBarBody>
        <MessageBarTitle>{viewerMessages.readsBadly(summary.number)}</MessageBarTitle>{' '}
        {summary.problem ? errorMessage(summary.problem) : viewerMessages.readsBadlyHint}
      </MessageBarBody>
      <MessageBarActions>
        {summary.layout === 'fixed' && (
          <Button size="small" onClick={onToggleText}>
            {textShown ? viewerMessages.hideText : viewerMessages.showText}
          </Button>
        )}
        <Button size="small" disabled={readAgain.isPending} onClick={() => readAgain.mutate()}>
          {viewerMessages.readAgain}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
