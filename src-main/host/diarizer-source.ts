import { availableParallelism } from 'node:os';
import type { SpeechModelFiles } from '../../src-shared/ports/speech-model-files.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** More threads than this gain nothing here. */
const mostThreads = 4;

/** What tells voices apart on this PC, where both files that it needs were brought. */
export function createDiarizerSource(
  { voicesEntry }: Pick<LocalConfiguration, 'voicesEntry'>,
  files: SpeechModelFiles,
): Ports['findDiarizer'] {
  return async () => {
    const segmentation = await files.chosen('speaker-segmentation');
    const embedding = await files.chosen('speaker-embedding');
    if (segmentation === null || embedding === null) return null;
    const { createSherpaDiarizer } = await import('../adapters/sherpa/sherpa-diarizer.ts');
    const diarizer = createSherpaDiarizer({
      workerEntry: voicesEntry,
      segmentationFile: segmentation.path,
      embeddingFile: embedding.path,
      threads: Math.max(1, Math.min(mostThreads, Math.floor(availableParallelism() / 2))),
    });
    return {
      async diarize(samples, options) {
        const releases = [segmentation, embedding].map(({ path }) => files.hold(path));
        try {
          return await diarizer.diarize(samples, options);
        } finally {
          for (const release of releases) release();
        }
      },
    };
  };
}
