import { z } from 'zod';
import { type TimeRange, timeRangeSchema } from '../../domain/transcript.ts';

const stretches = z.array(timeRangeSchema);

/** What could not be heard, as it is kept; null where all could. */
export function formatUnheard(unheard: readonly TimeRange[] | undefined): string | null {
  return unheard === undefined ? null : JSON.stringify(unheard);
}

export function parseUnheard(kept: string | null): { unheard?: TimeRange[] } {
  return kept === null ? {} : { unheard: stretches.parse(JSON.parse(kept)) };
}
