import type { ServerResponse } from 'node:http';
import { lookEvery } from '../host/look-every.ts';

/** Whoever was shut out, or left, hears no more after this at the latest. */
const lookEveryMs = 10_000;

/** The answers that go on for as long as a page is open, by which it hears what happens. */
export type PageNews = {
  /** Keeps one until it has ended; it is broken off once `isStillIn` says that its session is over. */
  hold<Result>(response: ServerResponse, isStillIn: () => Promise<boolean>, answer: Promise<Result>): Promise<Result>;
  /** Breaks all of them off. */
  close(): Promise<void>;
};

/** Whose session they are of is asked again and again: a page that only listens asks nothing by which it would be refused. */
export function createPageNews(logError: (thrown: unknown) => void): PageNews {
  const open = new Map<ServerResponse, () => Promise<boolean>>();
  async function look(): Promise<void> {
    for (const [response, isStillIn] of open) if (!(await isStillIn())) response.destroy();
  }
  const looking = lookEvery(lookEveryMs, look, logError);
  return {
    hold(response, isStillIn, answer) {
      open.set(response, isStillIn);
      return answer.finally(() => open.delete(response));
    },
    close() {
      for (const response of open.keys()) response.destroy();
      return looking.close();
    },
  };
}
