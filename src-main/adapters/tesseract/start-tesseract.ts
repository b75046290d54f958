import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';

/** A running engine with the Spanish data loaded. */
export type TesseractProcess = {
  /** Words as Tesseract's own table (TSV). Rejects when the engine dies or is stopped meanwhile. */
  recognize(picture: Uint8Array): Promise<string>;
  stop(): Promise<void>;
};

/** Starts an engine with the Spanish data that ships in node_modules; nothing is downloaded or cached. */
export async function startTesseract(): Promise<TesseractProcess> {
  const worker = await createWorker('spa', OEM.LSTM_ONLY, {
    langPath: dataFolder(),
    gzip: true,
    cacheMethod: 'none',
    // Without it a failed job is thrown where nobody can catch it; the job's own promise rejects as well.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '300' });
  const death = watchDeath(worker);
  return {
    recognize: async (picture) => {
      const output = { text: false, blocks: false, tsv: true };
      const recognized = worker
        .recognize(Buffer.from(picture.buffer), {}, output)
        .then((result) => result.data.tsv ?? '');
      return await Promise.race([recognized, death.promise]);
    },
    stop: async () => {
      death.tell(new Error('Tesseract was stopped'));
      await worker.terminate();
    },
  };
}

/** The integer version of the best data: the accuracy of the large network at the speed of the small one. */
function dataFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@tesseract.js-data/spa/package.json')), '4.0.0_best_int');
}

/** tesseract.js leaves every pending job waiting for ever when its thread dies; this tells of the death. */
function watchDeath(worker: Worker): { promise: Promise<never>; tell: (reason: Error) => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  // Told to nobody while no picture is being recognised.
  promise.catch(() => undefined);
  const thread = threadOf(worker);
  thread?.on('error', reject);
  thread?.on('exit', () => reject(new Error('Tesseract ended')));
  return { promise, tell: reject };
}

/** The thread is a public member of the object, which the package's types leave out. */
function threadOf(worker: Worker): Thread | null {
  return 'worker' in worker ? (worker.worker as Thread) : null;
}
