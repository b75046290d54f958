import { useEffect, useState } from 'react';
import type { ActaLine } from '../../../src-shared/domain/acta/acta-record.ts';
import type { ActaLineId } from '../../../src-shared/domain/identifiers.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import type { Player } from '../../components/recording/use-player.ts';

/** A little of what comes after: words are not cut at their last sound. */
const afterMs = 300;

/** The line that is being looked at, and hearing it: from its first word to its last, and no farther. */
export function useReview(lines: readonly ActaLine[], player: Player) {
  const [currentId, setCurrent] = useState<ActaLineId | null>(null);
  const [hearing, setHearing] = useState<TimeRange | null>(null);
  const current = lines.find(({ id }) => id === currentId) ?? null;

  const isOver = hearing !== null && player.isPlaying && player.positionMs > hearing.endMs + afterMs;
  const isElsewhere = hearing !== null && player.positionMs + 1000 < hearing.startMs;
  useEffect(() => {
    if (!isOver && !isElsewhere) return;
    setHearing(null);
    // Whoever went elsewhere meanwhile wants to hear that.
    if (isOver && player.positionMs < (hearing?.endMs ?? 0) + 1500) player.toggle();
  }, [isOver, isElsewhere, player, hearing]);

  const hear = (line: ActaLine): void => {
    setCurrent(line.id);
    if (!line.proof) return;
    setHearing(line.proof);
    player.seek(line.proof.startMs, { play: true });
  };
  const goTo = (line: ActaLine | undefined): void => {
    if (!line) return;
    hear(line);
    document.querySelector<HTMLElement>(`[data-line="${line.id}"] [data-words]`)?.focus();
  };
  const place = lines.findIndex(({ id }) => id === currentId);
  return {
    current,
    hear,
    choose: (line: ActaLine) => setCurrent(line.id),
    next: () => goTo(lines[place + 1]),
    previous: () => goTo(lines[place < 0 ? 0 : place - 1]),
    nextUnproven() {
      const isWaiting = ({ mark }: ActaLine) => mark === 'unproven';
      goTo(lines.slice(place + 1).find(isWaiting) ?? lines.find(isWaiting));
    },
  };
}

export type Review = ReturnType<typeof useReview>;
