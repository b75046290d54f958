import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular, OpenRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import type { Evidence } from '../../../src-shared/domain/evidence.ts';
import { useApi } from '../../client/api-context.tsx';
import { viewerMessages } from '../../messages/viewer.ts';
import { ActionButton } from '../action-button.tsx';
import { ChatViewer } from '../chat/chat-viewer.tsx';
import { ErrorState } from '../error-state.tsx';
import { PageSkeleton } from '../loading-skeleton.tsx';
import { RecordingPanel } from '../recording/recording-panel.tsx';
import { useShortcut } from '../shortcuts.ts';
import { SidePanel } from '../side-panel.tsx';
import { marksOf } from './marks.ts';
import { paperAddress } from './paper-address.ts';
import { PaperViewer } from './paper-viewer.tsx';
import { useProof } from './proof-context.tsx';

const useStyles = makeStyles({
  quote: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
    flexShrink: 0,
    margin: '0 16px 8px',
    paddingLeft: '10px',
    borderLeft: '3px solid var(--proof-line)',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  walk: { display: 'flex', alignItems: 'center', fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

/** The proof at the right: the page where it is said, with the words painted, and a walk through the proofs. */
export function ProofPanel() {
  const proof = useProof();
  const shown = proof.shown;
  const evidence = shown?.evidences[shown.index];
  useCloseOnLeaving(proof.close);
  useShortcut('escape', proof.close, { enabled: shown !== null });
  useShortcut('alt+arrowleft', () => proof.move(-1), { enabled: shown !== null, inTextFields: true });
  useShortcut('alt+arrowright', () => proof.move(1), { enabled: shown !== null, inTextFields: true });
  if (shown === null || evidence === undefined) return null;
  return <OpenProof evidences={shown.evidences} index={shown.index} evidence={evidence} />;
}

/** A proof says nothing on another screen than the one that asked for it. */
function useCloseOnLeaving(close: () => void) {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is what it waits for
  useEffect(() => close, [pathname, close]);
}

type OpenProofProps = { evidences: readonly Evidence[]; index: number; evidence: Evidence };

function OpenProof({ evidences, index, evidence }: OpenProofProps) {
  const styles = useStyles();
  const api = useApi();
  const proof = useProof();
  const navigate = useNavigate();
  const paper = useQuery(api.sources.get.queryOptions({ input: { sourceId: evidence.sourceId } }));
  const marks = useMemo(
    () =>
      marksOf(
        evidences.filter((other) => other.sourceId === evidence.sourceId),
        evidence,
      ),
    [evidences, evidence],
  );
  const Viewer = paper.data?.source.format === 'whatsapp' ? ChatViewer : PaperViewer;
  const openWhole = () => {
    void navigate(paperAddress(evidence));
    proof.close();
  };
  return (
    <SidePanel
      title={paper.data?.source.name ?? viewerMessages.proof}
      defaultWidth={460}
      onClose={proof.close}
      actions={
        <>
          <ProofWalk count={evidences.length} index={index} />
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<OpenRegular />}
            label={viewerMessages.openWhole}
            onClick={openWhole}
          />
        </>
      }
    >
      {evidence.quote && <blockquote className={styles.quote}>{evidence.quote}</blockquote>}
      {evidence.locator.type === 'time' && paper.data ? (
        <RecordingPanel
          key={evidence.sourceId}
          source={paper.data.source}
          startMs={evidence.locator.startMs}
          focusKey={`${index} ${evidence.locator.startMs}`}
        />
      ) : paper.data ? (
        <Viewer
          key={evidence.sourceId}
          sourceId={evidence.sourceId}
          pages={paper.data.pages}
          marks={marks}
          focusKey={`${index} ${evidence.locator.page} ${evidence.locator.start}`}
          zoomKey="proof"
        />
      ) : paper.isError ? (
        <ErrorState error={paper.error} onRetry={() => void paper.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </SidePanel>
  );
}

function ProofWalk({ count, index }: { count: number; index: number }) {
  const styles = useStyles();
  const proof = useProof();
  if (count < 2) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') proof.move(-1);
    if (event.key === 'ArrowRight') proof.move(1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a shortcut of the two buttons inside
    <div className={styles.walk} onKeyDown={onKeyDown}>
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<ChevronLeftRegular />}
        label={viewerMessages.previous}
        shortcut="alt+arrowleft"
        disabled={index === 0}
        onClick={() => proof.move(-1)}
      />
      <span aria-live="polite">{viewerMessages.position(index + 1, count)}</span>
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<ChevronRightRegular />}
        label={viewerMessages.next}
        shortcut="alt+arrowright"
        disabled={index === count - 1}
        onClick={() => proof.move(1)}
      />
    </div>
  );
}
