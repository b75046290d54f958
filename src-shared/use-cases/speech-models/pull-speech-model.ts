import { AppError } from '../../domain/errors.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSummaries } from '../../domain/job-messages.ts';
import { fitsInMemory, gigabytesOfMemory, missingDiskBytes } from '../../domain/model-advice.ts';
import type { CatalogueSpeechModel } from '../../domain/speech-model-catalogue.ts';
import type { ModelSettings } from '../models/model-context.ts';
import { inGigabytes } from '../models/pull-model.ts';
import { transferPatiently } from '../models/transfer-patiently.ts';
import { type SpeechModelPorts, speechMachine } from './speech-model-context.ts';

/** Downloads a file of the catalogue: what came of it stays, and a cut is waited out before it counts as a failure. */
export function createPullSpeechModel(ports: SpeechModelPorts, settings: ModelSettings) {
  return {
    /** Refuses, before anything is downloaded, what is not offered or would not fit. */
    async check(name: string, { evenIfTooBig }: { evenIfTooBig: boolean }): Promise<void> {
      const model = offered(name);
      const machine = await speechMachine(ports);
      if (!evenIfTooBig && !fitsInMemory(model.memoryGigabytes, machine)) {
        const has = gigabytesOfMemory(machine.memoryBytes);
        throw new AppError('MODEL_NEEDS_MEMORY', { name, needed: model.memoryGigabytes, has });
      }
      const left = model.sizeBytes - (await ports.speechModels.partialBytes(name));
      const missing = missingDiskBytes(left, machine);
      if (missing > 0) throw new AppError('MODEL_DISK_TOO_SMALL', { name, missing: inGigabytes(missing) });
    },

    async run(
      { name }: { name: string },
      { signal, report, actor }: TaskContext,
    ): Promise<JobOutcome<{ name: string }>> {
      const model = offered(name);
      const files = await ports.speechModels.list();
      // Stopped between its last step and the end of the job.
      const isHere = files.some((file) => file.name === name && file.role === model.role);
      if (!isHere) {
        await transferPatiently((tell) => ports.speechModels.pull(model, { signal, report: tell }), { signal, report });
      }
      const { transcriptionModel } = await settings.read();
      // Whoever downloads the first one wants it to work.
      const isFirst = model.role === 'transcription' && !files.some((file) => file.name === transcriptionModel);
      if (isFirst) await settings.update({ transcriptionModel: name }, { actor });
      return { result: { name }, summary: jobSummaries.pulled(name), failures: [] };
    },
  };

  function offered(name: string): CatalogueSpeechModel {
    const model = ports.speechModelCatalogue.find((candidate) => candidate.name === name);
    if (!model) throw new AppError('MODEL_NOT_FOUND', { name });
    return model;
  }
}
