import type { Clock } from '../../src-shared/ports/clock.ts';

/** The clock of this PC. */
export const systemClock: Clock = { now: () => Date.now() };
