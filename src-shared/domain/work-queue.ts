import { AppError } from './errors.ts';

type Limits = { atOnce: number; waiting: number };

/** Those who find no place come back over this long, not all at once. */
const comeBackWithinSeconds = 30;

/**
 * Does so much at once and lets so much more wait its turn, in the order in which it came. Beyond that it throws
 * `SERVER_BUSY` with when to come back: what all of a district's PCs send at once is not held in memory at once.
 */
export function createWorkQueue({ atOnce, waiting }: Limits): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = [];
  let underWay = 0;

  return async (work) => {
    if (underWay >= atOnce) {
      if (queue.length >= waiting) {
        throw new AppError('SERVER_BUSY', { retryAfterSeconds: Math.ceil(Math.random() * comeBackWithinSeconds) });
      }
      // Whoever ends hands its place on.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      underWay += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
}
