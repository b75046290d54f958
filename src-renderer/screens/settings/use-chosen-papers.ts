import { useState } from 'react';
import { z } from 'zod';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';

const storedAs = 'overdue:chosen';
const chosenSchema = z.array(sourceIdSchema);

/** The papers that were chosen of a list: until they are let go, also while one of them is looked at on its own screen. */
export function useChosenPapers(): [ReadonlySet<SourceId>, (chosen: ReadonlySet<SourceId>) => void] {
  const [chosen, setChosen] = useState(recall);
  return [
    chosen,
    (next) => {
      setChosen(next);
      remember(next);
    },
  ];
}

function recall(): ReadonlySet<SourceId> {
  try {
    return new Set(chosenSchema.parse(JSON.parse(sessionStorage.getItem(storedAs) ?? '[]')));
  } catch {
    // Storage can be switched off: what was chosen then lasts as long as the list is on screen.
    return new Set();
  }
}

function remember(chosen: ReadonlySet<SourceId>): void {
  try {
    sessionStorage.setItem(storedAs, JSON.stringify([...chosen]));
  } catch {
    // As above.
  }
}
