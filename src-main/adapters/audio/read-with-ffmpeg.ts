import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import type { AudioFile } from './audio-file.ts';
import { decodePcm, type PcmLayout } from './pcm.ts';
import type { SoundSource } from './sound-source.ts';

const layout: PcmLayout = { coding: 'integer', bits: 16, channels: 1, sampleRate: audioSampleRate };
const mostMessages = 20_000;
/** What is shorter than was told by less than this is rounding, not loss. */
const smallestLossMs = 500;

/**
 * What no decoder of ours reads, through the FFmpeg of this PC. Throws `AUDIO_UNSUPPORTED` where there is none or it
 * does not read it either, `NO_AUDIO` where it finds no sound.
 */
export async function openWithFfmpeg(
  file: AudioFile,
  { program, format, durationMs }: { program: string; format: string; durationMs: number | null },
): Promise<SoundSource> {
  const about = await describeFile(program, file.path);
  if (about === null || !/Input #0/.test(about)) throw new AppError('AUDIO_UNSUPPORTED', { format });
  if (!/Stream #.*Audio:/.test(about)) throw new AppError('NO_AUDIO');
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d\d):(\d\d\.\d+)/.exec(about) ?? [];
  const toldMs = hours === undefined ? null : (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  const wholeMs = durationMs ?? toldMs;
  return { format, durationMs: wholeMs, pieces: () => decodeWithFfmpeg(program, file.path, wholeMs) };
}

/** What the program says of a file; null where there is no such program. */
async function describeFile(program: string, path: string): Promise<string | null> {
  const child = spawn(program, [...inputArguments(path)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    if (said.length < mostMessages) said += piece.toString();
  });
  try {
    await once(child, 'close');
    return said;
  } catch {
    return null;
  }
}

/** The file is named by its protocol, so that no name is taken for an address or an option. */
function inputArguments(path: string): string[] {
  return ['-hide_banner', '-nostdin', '-protocol_whitelist', 'file,pipe', '-i', `file:${path}`];
}

async function* decodeWithFfmpeg(
  program: string,
  path: string,
  durationMs: number | null,
): AsyncGenerator<SoundPiece, void, void> {
  // Pauses and damage become silence, so that times stay true.
  const filter = `aresample=${audioSampleRate}:async=1:first_pts=0`;
  const output = ['-map', '0:a:0', '-vn', '-af', filter, '-ac', '1', '-f', 's16le', 'pipe:1'];
  const child = spawn(program, ['-v', 'error', ...inputArguments(path), ...output], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close').then(
    ([code]): boolean => code === 0,
    () => false,
  );
  let samples = 0;
  try {
    for await (const sound of readPcm(child.stdout)) {
      samples += sound[0]?.length ?? 0;
      yield { channels: sound, sampleRate: audioSampleRate };
    }
    const isWhole = await ended;
    if (samples === 0 && !isWhole) throw new AppError('FILE_DAMAGED');
    const missingMs = (durationMs ?? 0) - (samples * 1_000) / audioSampleRate;
    if (samples > 0 && missingMs >= smallestLossMs) yield { missingMs, isDamage: true };
  } finally {
    child.kill('SIGKILL');
  }
}

/** The samples of a program's output, whatever the pieces it comes in. */
async function* readPcm(output: AsyncIterable<Buffer>): AsyncGenerator<Float32Array[], void, void> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of output) {
    const bytes = rest.length === 0 ? new Uint8Array(piece) : Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 2);
    yield decodePcm(bytes.subarray(0, whole), layout);
    rest = bytes.subarray(whole);
  }
}
