import { toAppError } from '../../domain/errors.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import { markVoices } from '../../domain/mark-voices.ts';
import type { Source } from '../../domain/source.ts';
import type { Transcript } from '../../domain/transcript.ts';
import type { AudioDecoder } from '../../ports/audio-decoder.ts';
import type { Diarizer } from '../../ports/diarizer.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { createOpenSound, type OpenSoundPorts } from './open-sound.ts';

export type TellVoicesPorts = OpenSoundPorts & {
  audio: AudioDecoder;
  findDiarizer: () => Promise<Diarizer | null>;
  transcripts: TranscriptRepository;
};

/**
 * Marks in a transcript who speaks, where this PC can tell voices apart and it is not marked yet. What goes wrong is
 * told as a failure of the job, which is done all the same: the transcript is never lost for it.
 */
export function createTellVoices({ audio, findDiarizer, transcripts, ...ports }: TellVoicesPorts) {
  const openSound = createOpenSound(ports);

  return async function tellVoices(
    source: Source,
    transcript: Transcript,
    context: TaskContext,
  ): Promise<JobOutcome<unknown>['failures']> {
    if (!canBeMarked(transcript)) return [];
    try {
      const diarizer = await findDiarizer();
      if (diarizer === null) return [];
      context.report({ step: jobSteps.tellingVoices(source.name), done: 0 });
      const stretches = await listen(diarizer, source, transcript, context);
      await transcripts.replace({ ...transcript, segments: markVoices(transcript.segments, stretches) });
      return [];
    } catch (thrown) {
      context.signal.throwIfAborted();
      return [{ item: source.name, code: toAppError(thrown).code }];
    }
  };

  async function listen(diarizer: Diarizer, source: Source, { durationMs }: Transcript, { signal }: TaskContext) {
    const opened = await openSound(source);
    try {
      const samples = audio.decode(opened.content, { signal, name: source.name });
      return await diarizer.diarize(samples, { durationMs, signal });
    } finally {
      await opened.release();
    }
  }
}

/** Whether somebody speaks in a transcript, and nobody's voice is marked. */
export function canBeMarked({ segments }: Pick<Transcript, 'segments'>): boolean {
  return segments.length > 0 && segments.every(({ speaker }) => speaker === null);
}
