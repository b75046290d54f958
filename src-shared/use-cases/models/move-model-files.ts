import { AppError } from '../../domain/errors.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import { missingDiskBytes } from '../../domain/model-advice.ts';
import { modelFileName, modelNamedByFile } from '../../domain/model-file-name.ts';
import { isThisComputer } from '../../domain/this-computer.ts';
import type { ModelFile } from '../../ports/model-store.ts';
import { type ModelPorts, type ModelSettings, reachStore, requireThisComputer } from './model-context.ts';
import { inGigabytes } from './pull-model.ts';
import { progressOf } from './transfer-patiently.ts';

/** Models as files: brought on a USB stick from a PC that has internet, and taken to one that has not. */
export function createMoveModelFiles(ports: ModelPorts, settings: ModelSettings) {
  return {
    /** What the model of a file will be called. */
    nameOf: (path: string) => modelNamedByFile(path.split(/[\\/]/).at(-1) ?? path),

    async importFile(
      { path, name }: { path: string; name: string },
      { signal, report }: TaskContext,
    ): Promise<JobOutcome<{ name: string }>> {
      const current = await settings.read();
      const file = await ports.modelMachine.openFile(path);
      if (isThisComputer(current.ollamaUrl)) await requireRoom(file);
      const store = await reachStore(ports, current, signal);
      await store.importFile(
        { name, file },
        { signal, report: (transfer) => report(progressOf(transfer, jobSteps.modelFilePhases)) },
      );
      return { result: { name }, summary: jobSummaries.pulled(name), failures: [] };
    },

    async copyOut(
      { name, folder }: { name: string; folder: string },
      { signal, report }: TaskContext,
    ): Promise<JobOutcome<{ path: string }>> {
      const current = await settings.read();
      requireThisComputer(current);
      const store = await reachStore(ports, current, signal);
      const { weightsPath } = await store.describe(name, { signal });
      if (weightsPath === null) throw new AppError('MODEL_CANNOT_LEAVE', { name });
      const path = await ports.modelMachine.copyFile(
        { from: weightsPath, folder, name: modelFileName(name) },
        {
          signal,
          report: ({ doneBytes, totalBytes }) =>
            report({ step: jobSteps.copyingModel(), done: doneBytes, total: totalBytes, unit: 'bytes' }),
        },
      );
      return { result: { path }, summary: jobSummaries.copied(path), failures: [] };
    },
  };

  /** Ollama keeps a copy of its own. */
  async function requireRoom({ name, sizeBytes }: ModelFile): Promise<void> {
    const missing = missingDiskBytes(sizeBytes, await ports.modelMachine.resources());
    if (missing > 0) throw new AppError('MODEL_DISK_TOO_SMALL', { name, missing: inGigabytes(missing) });
  }
}
