import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** What puts recordings into words: the programs of this PC, building one, and another machine. */
export function createTranscriptionRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.transcription;
  return os.router({
    programs: os.programs.handler(({ context, signal }) =>
      useCases.prepareTranscription.show(taskContext(context, signal)),
    ),
    setServer: os.setServer.handler(({ input, context, signal }) =>
      useCases.transcriptionServer.use(input, taskContext(context, signal)),
    ),
    forgetServer: os.forgetServer.handler(({ context, signal }) =>
      useCases.transcriptionServer.forget(taskContext(context, signal)),
    ),
    build: os.build.handler(async ({ input, context }) => ({
      jobId: await jobs.start('build-whisper', input, context.actor()),
    })),
  });
}
