import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** The programs that put recordings into words, and building one. */
export function createTranscriptionRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.transcription;
  return os.router({
    programs: os.programs.handler(({ context, signal }) =>
      useCases.prepareTranscription.show(taskContext(context, signal)),
    ),
    build: os.build.handler(async ({ input, context }) => ({
      jobId: await jobs.start('build-whisper', input, context.actor()),
    })),
  });
}
