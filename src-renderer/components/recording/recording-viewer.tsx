import { makeStyles } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { TimeRange, TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { wordAt } from './current-word.ts';
import { PlayerBar } from './player-bar.tsx';
import { SegmentList } from './segment-list.tsx';
import { SegmentView } from './segment-view.tsx';
import { speakerColours } from './speaker-colours.ts';
import { unheardNotes } from './unheard-notes.ts';
import { usePlayer } from './use-player.ts';
import { useBeginning, useHear } from './use-playing.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
});

type RecordingViewerProps = {
  sourceId: SourceId;
  durationMs: number | null;
  segments: readonly TranscriptSegment[];
  /** Where the file is damaged. */
  unheard?: readonly TimeRange[];
  /** Where to begin: the second of a proof. */
  startMs?: number;
  /** Changes when the viewer should go to `startMs` again. */
  focusKey: string;
  /** Stands where the words would, while there are none. */
  children?: ReactNode;
};

/** A recording and its words in step: what is being said is marked, and any word can be heard. */
export function RecordingViewer(props: RecordingViewerProps) {
  const { sourceId, durationMs, segments, unheard, startMs, focusKey, children } = props;
  const styles = useStyles();
  const player = usePlayer(sourceId);
  const colours = useMemo(() => speakerColours(segments), [segments]);
  const notes = useMemo(() => unheardNotes(segments, unheard), [segments, unheard]);
  const keys = useMemo(() => segments.map((_segment, index) => String(index)), [segments]);
  const heard = wordAt(segments, player.positionMs);
  const hear = useHear(player);
  useBeginning(player, startMs, focusKey);
  return (
    <div className={styles.root}>
      <PlayerBar sourceId={sourceId} player={player} durationMs={durationMs} segments={segments} colours={colours} />
      <SegmentList
        keys={keys}
        notes={notes}
        heard={heard?.segment ?? 0}
        render={(index) => {
          const segment = segments[index];
          return (
            segment && (
              <SegmentView
                segment={segment}
                colour={segment.speaker === null ? undefined : colours.get(segment.speaker)}
                heard={heard?.segment === index ? heard.word : null}
                onHear={hear}
              />
            )
          );
        }}
      >
        {children}
      </SegmentList>
    </div>
  );
}
