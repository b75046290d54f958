import { AppError, toAppError } from '../../domain/errors.ts';
import type { Actor, JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import { fitsInMemory, gigabytesOfMemory, inCatalogue, missingDiskBytes } from '../../domain/model-advice.ts';
import { isThisComputer } from '../../domain/this-computer.ts';
import type { ModelStore, ModelTransfer } from '../../ports/model-store.ts';
import { type ModelPorts, type ModelSettings, reachStore } from './model-context.ts';

export type PullInput = { name: string };

/** Seconds between one try and the next while nothing comes: about a quarter of an hour without internet in all. */
const pauses = [3, 10, 30, 60, 120, 240, 480];

/** Downloads a model: what was downloaded stays, and a cut is waited out before it counts as a failure. */
export function createPullModel(ports: ModelPorts, settings: ModelSettings) {
  return {
    check,

    async run({ name }: PullInput, { signal, report, actor }: TaskContext): Promise<JobOutcome<{ name: string }>> {
      const store = await reachStore(ports, await settings.read(), signal);
      const tell = (transfer: ModelTransfer) => report(progressOf(transfer, jobSteps.modelPhases));
      await pullPatiently(store, name, { signal, tell, report });
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

type Patience = Pick<TaskContext, 'signal' | 'report'> & { tell: (transfer: ModelTransfer) => void };

/** Tries again after a cut, soon when something came since the last one; gives up after the longest pause. */
async function pullPatiently(store: ModelStore, name: string, { signal, tell, report }: Patience): Promise<void> {
  const reached: ModelTransfer = { phase: 'preparing', doneBytes: 0, totalBytes: undefined };
  for (let fruitless = 0; ; ) {
    const before = reached.doneBytes;
    try {
      return await store.pull(name, {
        signal,
        report(transfer) {
          // Each try begins by counting from nothing; what was downloaded is still there.
          if (transfer.totalBytes === undefined && reached.doneBytes > 0) return;
          Object.assign(reached, transfer);
          tell(transfer);
        },
      });
    } catch (thrown) {
      signal.throwIfAborted();
      const error = toAppError(thrown);
      fruitless = reached.doneBytes > before ? 0 : fruitless + 1;
      const seconds = pauses[fruitless];
      const isCut = error.code === 'MODEL_DOWNLOAD_FAILED' && reached.doneBytes > 0;
      if (!isCut || seconds === undefined) throw error;
      await waitOut(seconds, reached, { signal, report });
    }
  }
}

/** Counts the seconds down, so that whoever looks sees that it goes on by itself. */
async function waitOut(
  seconds: number,
  { doneBytes, totalBytes }: ModelTransfer,
  { signal, report }: Pick<TaskContext, 'signal' | 'report'>,
): Promise<void> {
  for (let left = seconds; left > 0; left--) {
    report({ step: jobSteps.waitingForInternet(left), done: doneBytes, total: totalBytes, unit: 'bytes' });
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, 1000);
      signal.addEventListener('abort', done);
    });
    signal.throwIfAborted();
  }
}

/** A transfer as the progress of a job. */
export function progressOf(
  { phase, doneBytes, totalBytes }: ModelTransfer,
  phases: Readonly<Record<ModelTransfer['phase'], string>>,
) {
  return { step: phases[phase], done: doneBytes, total: totalBytes, unit: 'bytes' as const };
}

/** "1,4 GB" */
export function inGigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toLocaleString('es-AR', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} GB`;
}
