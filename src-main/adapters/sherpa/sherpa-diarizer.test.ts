import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { embeddingModel, segmentationModel } from '../../../tests/fixtures/onnx-models.ts';
import { describeDiarizer } from '../../../tests/port-suites/diarizer-suite.ts';
import { createSherpaDiarizer } from './sherpa-diarizer.ts';

const folder = temporaryFolder('voices');
const file = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const options = {
  workerEntry: join(import.meta.dirname, '..', '..', 'host', 'voices-process.ts'),
  segmentationFile: file('segmentation.onnx', segmentationModel()),
  embeddingFile: file('embedding.onnx', embeddingModel()),
  threads: 1,
};

function tone(hertz: number) {
  return (seconds: number) =>
    Int16Array.from(
      { length: seconds * audioSampleRate },
      (_, at) => 12_000 * Math.sin((2 * Math.PI * hertz * at) / audioSampleRate),
    );
}

describeDiarizer('sherpa-onnx', () => createSherpaDiarizer(options), [tone(150), tone(3_000)]);

test.each([
  ['is no model', new TextEncoder().encode('Estimada directora:')],
  ['was cut', segmentationModel().subarray(0, 20_000)],
])('a file that %s costs its process and nothing else', async (_, bytes) => {
  const diarizer = createSherpaDiarizer({ ...options, segmentationFile: file('bad.onnx', bytes) });
  async function* sound() {
    yield tone(150)(3);
  }
  const { signal } = new AbortController();
  await expect(diarizer.diarize(sound(), { durationMs: 3_000, signal })).rejects.toMatchObject({
    code: 'VOICES_NOT_TOLD',
  });
});
