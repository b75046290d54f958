import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import {
  type TranscriptionEngine,
  type TranscriptionProgram,
  transcriptionEngines,
} from '../../domain/transcription-engine.ts';
import type { TranscriptionPrograms } from '../../ports/transcription-programs.ts';

export type PrepareTranscriptionPorts = { transcriptionPrograms: TranscriptionPrograms };

/** The programs that put recordings into words: how they stand on this PC, and building one. */
export function createPrepareTranscription(
  { transcriptionPrograms }: PrepareTranscriptionPorts,
  readSettings: () => Promise<Pick<LibrarySettings, 'transcriptionLevel'>>,
) {
  return {
    async show({ signal }: Pick<TaskContext, 'signal'>): Promise<TranscriptionProgram[]> {
      const { transcriptionLevel: highestLevel } = await readSettings();
      const programs: TranscriptionProgram[] = [];
      // One after the other: each remembers what it found in the same place.
      for (const engine of transcriptionEngines) {
        programs.push(await transcriptionPrograms.examine(engine, { highestLevel, signal }));
      }
      return programs;
    },

    async build(
      { engine }: { engine: TranscriptionEngine },
      { signal, report }: TaskContext,
    ): Promise<JobOutcome<{ engine: TranscriptionEngine }>> {
      const tell = (fraction: number) =>
        report({ step: jobSteps.building(engine), done: Math.round(fraction * 100), total: 100 });
      tell(0);
      await transcriptionPrograms.build(engine, { signal, report: tell });
      return { result: { engine }, summary: jobSummaries.engineBuilt(engine), failures: [] };
    },
  };
}
