import type { JobId } from '../domain/identifiers.ts';
import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** The models of this PC: what there is, and the long work of bringing and moving them. */
export function createModelsRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.models;
  const { models } = useCases;
  return os.router({
    status: os.status.handler(({ context, signal }) => models.show(taskContext(context, signal))),
    start: os.start.handler(({ context, signal }) => models.start(taskContext(context, signal))),
    check: os.check.handler(({ input, context, signal }) => models.check(input, taskContext(context, signal))),
    pull: os.pull.handler(async ({ input: { names, evenIfTooBig }, context }) => {
      await models.pull.check(names, { evenIfTooBig });
      const jobIds: JobId[] = [];
      for (const name of names) jobIds.push(await jobs.start('pull-model', { name }, context.actor()));
      return { jobIds };
    }),
    remove: os.remove.handler(({ input, context, signal }) => models.remove(input.name, taskContext(context, signal))),
    load: os.load.handler(({ input, context, signal }) => models.load(input.name, taskContext(context, signal))),
    unload: os.unload.handler(({ input, context, signal }) => models.unload(input.name, taskContext(context, signal))),
    measure: os.measure.handler(async ({ input, context }) => ({
      jobId: await jobs.start('measure-model', input, context.actor()),
    })),
    importFile: os.importFile.handler(async ({ input: { path }, context }) => {
      const name = models.files.nameOf(path);
      return { jobId: await jobs.start('import-model', { path, name }, context.actor()) };
    }),
    copyOut: os.copyOut.handler(async ({ input, context }) => ({
      jobId: await jobs.start('copy-model', input, context.actor()),
    })),
  });
}
