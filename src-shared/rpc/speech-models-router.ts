import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** The files that put recordings into words: what there is, and the long work of bringing and moving them. */
export function createSpeechModelsRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.speechModels;
  const { speechModels } = useCases;
  return os.router({
    status: os.status.handler(() => speechModels.show()),
    pull: os.pull.handler(async ({ input: { name, evenIfTooBig }, context }) => {
      await speechModels.pull.check(name, { evenIfTooBig });
      return { jobId: await jobs.start('pull-speech-model', { name }, context.actor()) };
    }),
    remove: os.remove.handler(({ input, context, signal }) =>
      speechModels.remove(input.name, taskContext(context, signal)),
    ),
    importFile: os.importFile.handler(async ({ input: { path }, context }) => {
      const name = path.split(/[\\/]/).at(-1) ?? path;
      return { jobId: await jobs.start('import-speech-model', { path, name }, context.actor()) };
    }),
    copyOut: os.copyOut.handler(async ({ input, context }) => ({
      jobId: await jobs.start('copy-speech-model', input, context.actor()),
    })),
  });
}
