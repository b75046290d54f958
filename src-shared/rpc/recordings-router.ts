import { AppError } from '../domain/errors.ts';
import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Recordings: putting into words what is said in them, and showing it. */
export function createRecordingsRouter({ useCases, jobs, capabilities }: RpcServices) {
  const os = rpc.recordings;
  const { transcripts } = useCases;
  return os.router({
    transcribe: os.transcribe.handler(async ({ input, context }) => {
      if (input.modelFile !== null && !capabilities.localPaths)
        throw new AppError('INVALID_INPUT', { detail: 'modelFile' });
      return { jobId: await jobs.start('transcribe-recording', input, context.actor()) };
    }),
    transcribeSeveral: os.transcribeSeveral.handler(async ({ input, context }) => ({
      jobId: await jobs.start('transcribe-recordings', input, context.actor()),
    })),
    wouldHear: os.wouldHear.handler(({ input, context, signal }) =>
      useCases.transcribeRecordings.wouldHear(input, taskContext(context, signal)),
    ),
    transcript: os.transcript.handler(async ({ input }) => {
      const transcript = await transcripts.get(input.sourceId);
      if (transcript === null) throw new AppError('NOT_FOUND');
      return transcript;
    }),
    corrected: os.corrected.handler(({ input }) => transcripts.read(input)),
    edit: os.edit.handler(({ input, context, signal }) => transcripts.edit(input, taskContext(context, signal))),
    keepTyping: os.keepTyping.handler(({ input }) => transcripts.keepTyping(input)),
    settleTyping: os.settleTyping.handler(({ input, context, signal }) =>
      transcripts.settleTyping(input, taskContext(context, signal)),
    ),
    nameVoice: os.nameVoice.handler(({ input, context, signal }) =>
      transcripts.nameVoice(input, taskContext(context, signal)),
    ),
    hearAgain: os.hearAgain.handler(async ({ input, context }) => ({
      jobId: await jobs.start('hear-doubtful-again', input, context.actor()),
    })),
    secondPass: os.secondPass.handler(({ input }) => useCases.reviewSecondPass.show(input)),
    takeBackSecondPass: os.takeBackSecondPass.handler(({ input, context, signal }) =>
      useCases.reviewSecondPass.takeBack(input, taskContext(context, signal)),
    ),
    knownNames: os.knownNames.handler(() => transcripts.knownNames()),
    // Not ended when its window goes: it is kept, and the next time it is there.
    waveform: os.waveform.handler(({ input, context }) =>
      useCases.showWaveform(input, taskContext(context, undefined).signal),
    ),
    export: os.export.handler(({ input }) => useCases.exportTranscript(input)),
    sounds: os.sounds.router({
      wanted: os.sounds.wanted.handler(() => useCases.decodeElsewhere.wanted()),
      begin: os.sounds.begin.handler(({ input }) => useCases.decodeElsewhere.begin(input)),
      keep: os.sounds.keep.handler(async ({ input, context }) => {
        await useCases.decodeElsewhere.keep(input);
        return { jobId: await jobs.start('read-again', { sourceIds: [input.sourceId] }, context.actor()) };
      }),
    }),
    takes: os.takes.router({
      begin: os.takes.begin.handler(({ input }) => useCases.takes.begin(input)),
      add: os.takes.add.handler(({ input }) => useCases.takes.add(input)),
      unfinished: os.takes.unfinished.handler(() => useCases.takes.unfinished()),
      keep: os.takes.keep.handler(async ({ input, context, signal }) => {
        const sourceId = await useCases.takes.keep(input, taskContext(context, signal));
        return { sourceId, jobId: await jobs.start('ingest-uploads', { sourceIds: [sourceId] }, context.actor()) };
      }),
      discard: os.takes.discard.handler(({ input }) => useCases.takes.discard(input)),
    }),
  });
}
