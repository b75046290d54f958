import process from 'node:process';
import { AppError, toAppError } from '../../../src-shared/domain/errors.ts';
import { toSpeechSamples } from '../../../src-shared/domain/sound/to-speech-samples.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import { createUnheard } from '../../../src-shared/domain/unheard.ts';
import { createWaveform, type Waveform } from '../../../src-shared/domain/waveform.ts';
import { type AudioFile, openAudioFile } from './audio-file.ts';
import { type AudioMessage, type AudioTask, audioTaskSchema } from './audio-messages.ts';
import { openSound } from './open-sound.ts';
import type { SoundSource } from './sound-source.ts';

/** The process that reads sound: answers one task of its parent and ends; when the parent is gone it ends too. */
export function runAudioProcess(): void {
  process.on('disconnect', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
  process.once('message', (message) => void answer(message));
}

async function answer(message: unknown): Promise<void> {
  const said = await perform(audioTaskSchema.parse(message)).catch(asFailure);
  process.send?.(said, () => process.exit(0));
}

function asFailure(thrown: unknown): AudioMessage {
  const error = toAppError(thrown);
  const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : '';
  return { type: 'failed', code: error.code, data: { ...error.data }, detail: cause.slice(0, 2_000) };
}

async function perform(task: AudioTask): Promise<AudioMessage> {
  const file = await openAudioFile(task.path);
  try {
    return await performOn(file, task);
  } catch (thrown) {
    // Decoders throw what they like at what they do not understand.
    const error = thrown instanceof AppError ? thrown : new AppError('FILE_DAMAGED', {}, { cause: thrown });
    throw new AppError(error.code, { ...error.data, name: task.name }, { cause: error.cause });
  } finally {
    await file.close();
  }
}

async function performOn(file: AudioFile, { type, ffmpeg }: AudioTask): Promise<AudioMessage> {
  const source = await openSound(file, { ffmpeg });
  if (type === 'examine') return { type: 'examined', format: source.format, durationMs: source.durationMs };
  if (type === 'outline') return { type: 'outlined', waveform: await outline(source) };
  let samples = 0;
  const tell = (stretch: TimeRange) => void process.send?.({ type: 'unheard', stretch } satisfies AudioMessage);
  for await (const piece of toSpeechSamples(source.pieces(), tell)) {
    samples += piece.length;
    await write(piece);
  }
  if (samples === 0) throw new AppError('NO_AUDIO');
  return { type: 'decoded', samples };
}

async function outline(source: SoundSource): Promise<Waveform> {
  const waveform = createWaveform();
  const unheard = createUnheard();
  for await (const piece of toSpeechSamples(source.pieces(), unheard.add)) waveform.push(piece);
  return { ...waveform.finish(), unheard: unheard.finish() };
}

/** Waits until the parent has taken it: what it does not want yet is not decoded yet. */
function write(piece: Int16Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
