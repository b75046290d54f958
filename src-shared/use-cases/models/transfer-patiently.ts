import { toAppError } from '../../domain/errors.ts';
import type { TaskContext } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import type { ModelTransfer } from '../../ports/model-store.ts';

type Telling = Pick<TaskContext, 'signal' | 'report'>;

/** Seconds between one try and the next while nothing comes: about a quarter of an hour without internet in all. */
const pauses = [3, 10, 30, 60, 120, 240, 480];

/** Tries again after a cut, soon when something came since the last one; gives up after the longest pause. */
export async function transferPatiently(
  transfer: (tell: (transferred: ModelTransfer) => void) => Promise<void>,
  { signal, report }: Telling,
): Promise<void> {
  const reached: ModelTransfer = { phase: 'preparing', doneBytes: 0, totalBytes: undefined };
  for (let fruitless = 0; ; ) {
    const before = reached.doneBytes;
    try {
      return await transfer((transferred) => {
        // Each try begins by counting from nothing; what was downloaded is still there.
        if (transferred.totalBytes === undefined && reached.doneBytes > 0) return;
        Object.assign(reached, transferred);
        report(progressOf(transferred, jobSteps.modelPhases));
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
  { signal, report }: Telling,
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
