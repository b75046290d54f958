import { makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { TimeRange, TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { wordAt } from '../../components/recording/current-word.ts';
import { SegmentList } from '../../components/recording/segment-list.tsx';
import { SegmentView } from '../../components/recording/segment-view.tsx';
import type { Player } from '../../components/recording/use-player.ts';
import { useHear } from '../../components/recording/use-playing.ts';

const useStyles = makeStyles({
  cited: { backgroundColor: 'var(--found-paint)', color: 'var(--found-ink, inherit)' },
});

type SaidBesideProps = {
  segments: readonly TranscriptSegment[];
  player: Player;
  /** The ink of each voice. */
  colours: ReadonlyMap<string, string>;
  /** What the line that is looked at rests on; painted. */
  cited: TimeRange | null;
};

/** What was said, beside the acta: what a line rests on is painted and brought into sight, and so is what sounds. */
export function SaidBeside({ segments, player, colours, cited }: SaidBesideProps) {
  const styles = useStyles();
  const hear = useHear(player);
  const heard = wordAt(segments, player.positionMs);
  const keys = useMemo(() => segments.map((_segment, index) => String(index)), [segments]);
  const firstCited = cited ? segments.findIndex((segment) => isWithin(segment, cited)) : -1;
  const wanted = useMemo(() => (firstCited < 0 ? null : { index: firstCited }), [firstCited]);
  return (
    <SegmentList
      keys={keys}
      heard={heard?.segment ?? 0}
      wanted={wanted}
      render={(index) => {
        const segment = segments[index];
        const isCited = segment !== undefined && cited !== null && isWithin(segment, cited);
        return (
          segment && (
            <div data-cited={isCited} className={isCited ? styles.cited : undefined}>
              <SegmentView
                segment={segment}
                colour={segment.speaker === null ? undefined : colours.get(segment.speaker)}
                heard={heard?.segment === index ? heard.word : null}
                onHear={hear}
              />
            </div>
          )
        );
      }}
    />
  );
}

function isWithin(segment: TimeRange, range: TimeRange): boolean {
  return segment.startMs < range.endMs && segment.endMs > range.startMs;
}
