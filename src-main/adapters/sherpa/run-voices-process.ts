import process from 'node:process';
import sherpa from 'sherpa-onnx-node';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import { type VoicesAnswer, type VoicesTask, voicesTaskSchema } from './voices-messages.ts';

const sampleBytes = 2;
/** A recording may turn out a little longer than it says. */
const spareSamples = 2 * audioSampleRate;
/** How unlike two voices are that are taken for two; sherpa-onnx's own value for the models that Modelos offers. */
const clusterThreshold = 0.5;

/** The process that tells voices apart: answers one task of its parent and ends; when the parent is gone it ends too. */
export function runVoicesProcess(): void {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (message) => void answer(voicesTaskSchema.parse(message)));
}

async function answer(task: VoicesTask): Promise<void> {
  const samples = await readSamples(task.durationMs);
  const { segmentationFile, embeddingFile, threads } = task;
  const diarization = new sherpa.OfflineSpeakerDiarization({
    segmentation: { pyannote: { model: segmentationFile }, numThreads: threads },
    embedding: { model: embeddingFile, numThreads: threads },
    clustering: { numClusters: -1, threshold: clusterThreshold },
    minDurationOn: 0.3,
    minDurationOff: 0.5,
  });
  const stretches = samples.length === 0 ? [] : diarization.process(samples);
  const told: VoicesAnswer = {
    stretches: stretches.map(({ start, end, speaker }) => {
      return { startMs: Math.round(start * 1_000), endMs: Math.round(end * 1_000), voice: speaker };
    }),
  };
  process.send?.(told, () => process.exit(0));
}

/** The whole recording, as the library asks for it: 230 MB an hour, taken once. */
async function readSamples(durationMs: number): Promise<Float32Array> {
  const samples = new Float32Array(Math.ceil((durationMs * audioSampleRate) / 1_000) + spareSamples);
  let count = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = Math.min(Math.floor(bytes.length / sampleBytes), samples.length - count);
    for (let at = 0; at < whole; at++) samples[count++] = bytes.readInt16LE(at * sampleBytes) / 32_768;
    rest = count < samples.length ? bytes.subarray(whole * sampleBytes) : Buffer.alloc(0);
  }
  return samples.subarray(0, count);
}
