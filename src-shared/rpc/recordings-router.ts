import { AppError } from '../domain/errors.ts';
import { rpc } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Recordings: putting into words what is said in them, and showing it. */
export function createRecordingsRouter({ useCases, jobs, capabilities }: RpcServices) {
  const os = rpc.recordings;
  return os.router({
    transcribe: os.transcribe.handler(async ({ input, context }) => {
      if (input.modelFile !== null && !capabilities.localPaths)
        throw new AppError('INVALID_INPUT', { detail: 'modelFile' });
      return { jobId: await jobs.start('transcribe-recording', input, context.actor()) };
    }),
    transcript: os.transcript.handler(async ({ input }) => {
      const transcript = await useCases.transcripts.get(input.sourceId);
      if (transcript === null) throw new AppError('NOT_FOUND');
      return transcript;
    }),
  });
}
