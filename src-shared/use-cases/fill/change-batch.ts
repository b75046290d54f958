import type { Actor } from '../../domain/job.ts';
import type { Change } from '../../domain/operation.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';

/** Changes that wait to be written together. */
export type ChangeBatch = {
  /** Adds what belongs together; never split between two commits. Gives whether all that was added is written. */
  add(changes: readonly Change[]): Promise<boolean>;
  flush(): Promise<void>;
};

const mostChanges = 2000;
const longestWaitMs = 1000;

/** Writes about once a second: a commit of its own for each of 5,000 papers costs more than reading them. */
export function createChangeBatch(changeLog: ChangeLog, clock: Clock, actor: Actor): ChangeBatch {
  let waiting: Change[] = [];
  let writtenAt = clock.now();

  async function flush(): Promise<void> {
    const changes = waiting;
    waiting = [];
    writtenAt = clock.now();
    if (changes.length > 0) await changeLog.commit(changes, { actor });
  }

  return {
    flush,
    async add(changes) {
      waiting.push(...changes);
      if (waiting.length >= mostChanges || clock.now() - writtenAt >= longestWaitMs) await flush();
      return waiting.length === 0;
    },
  };
}
