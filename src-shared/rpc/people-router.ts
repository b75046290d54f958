import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** The roster, whose each paper is, and who lacks which. */
export function createPeopleRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.people;
  const { people, importRoster } = useCases;
  return os.router({
    list: os.list.handler(({ input }) => people.list(input)),
    courses: os.courses.handler(() => people.courses()),
    get: os.get.handler(({ input }) => people.get(input)),
    create: os.create.handler(({ input, context, signal }) => people.create(input, taskContext(context, signal))),
    update: os.update.handler(({ input, context, signal }) => people.update(input, taskContext(context, signal))),
    remove: os.remove.handler(({ input, context, signal }) => people.remove(input, taskContext(context, signal))),
    restore: os.restore.handler(({ input, context, signal }) => people.restore(input, taskContext(context, signal))),
    previewRoster: os.previewRoster.handler(({ input }) => importRoster.preview(input.sourceId)),
    importRoster: os.importRoster.handler(async ({ input, context }) => ({
      jobId: await jobs.start('import-roster', input, context.actor()),
    })),
    suggestedMatches: os.suggestedMatches.handler(() => people.suggestedMatches()),
    decideMatch: os.decideMatch.handler(({ input, context, signal }) =>
      people.decideMatch(input, taskContext(context, signal)),
    ),
    requiredPapers: os.requiredPapers.handler(() => people.requiredPapers()),
    setRequiredPapers: os.setRequiredPapers.handler(({ input, context, signal }) =>
      people.setRequiredPapers(input, taskContext(context, signal)),
    ),
  });
}
