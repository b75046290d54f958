import type { Progress } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import type { SyncScope } from '../../domain/sync/sync-messages.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';

/**
 * A connection that counts what is sent and tells how far what is fetched is: by its place in the log, and where it comes
 * as a snapshot by the heads that the snapshot holds.
 */
export function countProgress(connection: SyncConnection, report: (progress: Progress) => void) {
  let pushed = 0;
  const heads: Partial<Record<SyncScope, { done: number; total: number }>> = {};
  const fetching = (done: number, total: number) => {
    report({ step: jobSteps.fetchingChanges(), done, total: Math.max(done, total) });
  };
  const counted: SyncConnection = {
    ...connection,
    async hello(request) {
      const answer = await connection.hello(request);
      for (const scope of ['school', 'district'] as const) {
        const total = answer.logs[scope].snapshot?.heads ?? 0;
        heads[scope] = { done: heads[scope]?.done ?? 0, total };
      }
      return answer;
    },
    async snapshot(request) {
      const { scope, cursor } = request;
      const known = heads[scope] ?? { done: 0, total: 0 };
      const page = await connection.snapshot(request);
      // After the heads come the ids of what they superseded: a small rest, also where a stop lost count.
      const isPastHeads = page.next === null || !('head' in page.next);
      const begun = cursor === null ? 0 : known.done;
      const done = isPastHeads ? Math.max(known.total, page.heads.length) : begun + page.heads.length;
      heads[scope] = { ...known, done };
      fetching(done, known.total);
      return page;
    },
    async push(request) {
      const answer = await connection.push(request);
      pushed += request.operations.length - answer.refused.length;
      report({ step: jobSteps.sendingChanges(), done: pushed });
      return answer;
    },
    async pull(request) {
      const answer = await connection.pull(request);
      fetching(request.place.sequence + answer.operations.length, answer.tip);
      return answer;
    },
  };
  return { connection: counted, pushed: () => pushed };
}
