import { AppError } from '../../domain/errors.ts';
import type { Actor, JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSummaries } from '../../domain/job-messages.ts';
import { fitsInMemory, gigabytesOfMemory, inCatalogue, missingDiskBytes } from '../../domain/model-advice.ts';
import { isThisComputer } from '../../domain/this-computer.ts';
import { type ModelPorts, type ModelSettings, reachStore } from './model-context.ts';
import { transferPatiently } from './transfer-patiently.ts';

export type PullInput = { name: string };

/** Downloads a model: what was downloaded stays, and a cut is waited out before it counts as a failure. */
export function createPullModel(ports: ModelPorts, settings: ModelSettings) {
  return {
    check,

    async run({ name }: PullInput, { signal, report, actor }: TaskContext): Promise<JobOutcome<{ name: string }>> {
      const store = await reachStore(ports, await settings.read(), signal);
      await transferPatiently((tell) => store.pull(name, { signal, report: tell }), { signal, report });
      await chooseFirst(name, actor);
      return { result: { name }, summary: jobSummaries.pulled(name), failures: [] };
    },
  };

  /** Refuses, before anything is downloaded, what would not fit. Throws `MODEL_DISK_TOO_SMALL` or `MODEL_NEEDS_MEMORY`. */
  async function check(names: readonly string[], { evenIfTooBig }: { evenIfTooBig: boolean }): Promise<void> {
    const { ollamaUrl } = await settings.read();
    if (!isThisComputer(ollamaUrl)) return;
    const machine = await ports.modelMachine.resources();
    const known = names.flatMap((name) => inCatalogue(name) ?? []);
    const tooBig = known.find(({ memoryGigabytes }) => !fitsInMemory(memoryGigabytes, machine));
    if (tooBig && !evenIfTooBig) {
      const has = gigabytesOfMemory(machine.memoryBytes);
      throw new AppError('MODEL_NEEDS_MEMORY', { name: tooBig.name, needed: tooBig.memoryGigabytes, has });
    }
    const missing = missingDiskBytes(
      known.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      machine,
    );
    if (missing > 0)
      throw new AppError('MODEL_DISK_TOO_SMALL', { name: names.join(' + '), missing: inGigabytes(missing) });
  }

  /** The first model of each purpose is the one that is used: whoever downloads one wants it to work. */
  async function chooseFirst(name: string, actor: Actor): Promise<void> {
    const { languageModel, embeddingModel } = await settings.read();
    const purpose = inCatalogue(name)?.purpose;
    if (purpose === 'writing' && languageModel === null) await settings.update({ languageModel: name }, { actor });
    if (purpose === 'searching' && embeddingModel === null) await settings.update({ embeddingModel: name }, { actor });
  }
}

/** "1,4 GB" */
export function inGigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toLocaleString('es-AR', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} GB`;
}
