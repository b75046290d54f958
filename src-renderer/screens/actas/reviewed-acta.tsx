import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useEffect, useMemo, useState } from 'react';
import type { ActaLine } from '../../../src-shared/domain/acta/acta-record.ts';
import type { ActaLineId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { useNotify } from '../../components/notifications.tsx';
import { wordAt } from '../../components/recording/current-word.ts';
import { PlayerBar } from '../../components/recording/player-bar.tsx';
import { speakerColours } from '../../components/recording/speaker-colours.ts';
import { usePlayer } from '../../components/recording/use-player.ts';
import { Screen } from '../../components/screen.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { actaMessages as words } from '../../messages/actas.ts';
import { ActaDetailsForm } from './acta-details-form.tsx';
import { ActaSections } from './acta-sections.tsx';
import { ReviewBar } from './review-bar.tsx';
import { SaidBeside } from './said-beside.tsx';
import type { ShownActa } from './shown-acta.ts';
import { useActaCommands } from './use-acta-commands.ts';
import { useReview } from './use-review.ts';

type ReviewedActaProps = Pick<ComponentProps<typeof Screen>, 'title' | 'subtitle' | 'leading' | 'actions'> & {
  shown: ShownActa;
};

/** The acta at the left, its recording at the right, one in step with the other. */
export function ReviewedActa({ shown, ...frame }: ReviewedActaProps) {
  const { acta, lines, source } = shown;
  const player = usePlayer(acta.sourceId);
  const review = useReview(lines, player);
  const [added, setAdded] = useState<ActaLineId | null>(null);
  const commands = useActaCommands(acta.id, setAdded);
  const transcript = useQuery({
    ...useApi().recordings.transcript.queryOptions({ input: { sourceId: acta.sourceId } }),
    enabled: source !== null,
  });
  const segments = useMemo(() => transcript.data?.segments ?? [], [transcript.data]);
  const colours = useMemo(() => speakerColours(segments), [segments]);
  const notify = useNotify();
  useFocusOn(added, lines);
  const isReadOnly = acta.approval !== null || acta.trashedAt !== null;
  const cite = (line: ActaLine): void => {
    const range = segments[wordAt(segments, player.positionMs)?.segment ?? -1];
    if (range) commands.cite({ lineId: line.id, range: { startMs: range.startMs, endMs: range.endMs } });
    else notify.done({ text: words.nothingSounds });
  };
  const reviewing = { actaId: acta.id, lines, review, commands, isReadOnly, onCite: cite };
  return (
    <Screen
      {...frame}
      toolbar={<ReviewBar {...reviewing} />}
      panel={
        source && (
          <SidePanel title={words.recording} widthKey="acta-recording" defaultWidth={430}>
            <PlayerBar
              sourceId={acta.sourceId}
              player={player}
              durationMs={source.durationMs}
              segments={segments}
              colours={colours}
            />
            <SaidBeside segments={segments} player={player} colours={colours} cited={review.current?.proof ?? null} />
          </SidePanel>
        )
      }
    >
      {!isReadOnly && <ActaDetailsForm shown={shown} onSave={commands.saveDetails} />}
      <ActaSections {...reviewing} segments={segments} />
    </Screen>
  );
}

/** A line that was just added is typed in at once. */
function useFocusOn(lineId: ActaLineId | null, lines: readonly ActaLine[]): void {
  const isThere = lines.some(({ id }) => id === lineId);
  useEffect(() => {
    if (isThere) document.querySelector<HTMLElement>(`[data-line="${lineId}"] [data-words]`)?.focus();
  }, [lineId, isThere]);
}
