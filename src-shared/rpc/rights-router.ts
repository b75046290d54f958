import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** What people may ask of the data that the school has of them, and how long papers are kept. */
export function createRightsRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.rights;
  const { marks, retention, purgePerson } = useCases.rights;
  return os.router({
    ofPerson: os.ofPerson.handler(({ input }) => marks.ofPerson(input)),
    ofPaper: os.ofPaper.handler(({ input }) => marks.ofPaper(input)),
    marks: os.marks.handler(() => marks.list()),
    markPerson: os.markPerson.handler(({ input, context, signal }) =>
      marks.markPerson(input, taskContext(context, signal)),
    ),
    holdPaper: os.holdPaper.handler(({ input, context, signal }) =>
      marks.holdPaper(input, taskContext(context, signal)),
    ),
    known: os.known.handler(({ input, context, signal }) => purgePerson.plan(input, taskContext(context, signal))),
    exportPerson: os.exportPerson.handler(async ({ input, context }) => ({
      jobId: await jobs.start('export-person', input, context.actor()),
    })),
    purgePerson: os.purgePerson.handler(async ({ input, context, signal }) => {
      const checked = await purgePerson.check(input, taskContext(context, signal));
      const { personId, sourceIds } = input;
      return { jobId: await jobs.start('purge-person', { personId, sourceIds, ...checked }, context.actor()) };
    }),
    retention: os.retention.handler(() => retention.table()),
    setRetention: os.setRetention.handler(({ input, context, signal }) =>
      retention.setTable(input, taskContext(context, signal)),
    ),
    overdue: os.overdue.handler(() => retention.overdue()),
    toReview: os.toReview.handler(async () => ({ papers: await retention.countToReview() })),
    markReviewed: os.markReviewed.handler(() => retention.markReviewed()),
    keep: os.keep.handler(({ input, context, signal }) => retention.keep(input, taskContext(context, signal))),
  });
}
