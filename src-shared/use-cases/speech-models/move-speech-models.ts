import { AppError } from '../../domain/errors.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import { missingDiskBytes } from '../../domain/model-advice.ts';
import { inGigabytes } from '../models/pull-model.ts';
import { progressOf } from '../models/transfer-patiently.ts';
import { type SpeechModelPorts, speechMachine } from './speech-model-context.ts';

/** Files of weights brought on a USB stick, or from a folder of another PC, and taken to one. */
export function createMoveSpeechModels(ports: SpeechModelPorts) {
  const { modelMachine, speechModels, speechModelCatalogue } = ports;
  return {
    async importFile(
      { path }: { path: string },
      { signal, report }: TaskContext,
    ): Promise<JobOutcome<{ name: string }>> {
      await requireRoom(path);
      const result = await speechModels.importFile(path, speechModelCatalogue, {
        signal,
        report: (transfer) => report(progressOf(transfer, jobSteps.speechFilePhases)),
      });
      return { result, summary: jobSummaries.pulled(result.name), failures: [] };
    },

    async copyOut(
      { name, folder }: { name: string; folder: string },
      { signal, report }: TaskContext,
    ): Promise<JobOutcome<{ path: string }>> {
      const file = (await speechModels.list()).find((candidate) => candidate.name === name);
      if (!file) throw new AppError('MODEL_NOT_FOUND', { name });
      const path = await modelMachine.copyFile(
        { from: file.path, folder, name },
        {
          signal,
          report: ({ doneBytes, totalBytes }) =>
            report({ step: jobSteps.copyingModel(), done: doneBytes, total: totalBytes, unit: 'bytes' }),
        },
      );
      return { result: { path }, summary: jobSummaries.copied(path), failures: [] };
    },
  };

  async function requireRoom(path: string): Promise<void> {
    const { name, sizeBytes } = await modelMachine.openFile(path);
    const missing = missingDiskBytes(sizeBytes, await speechMachine(ports));
    if (missing > 0) throw new AppError('MODEL_DISK_TOO_SMALL', { name, missing: inGigabytes(missing) });
  }
}
