import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProcessAudioDecoder } from '../../src-main/adapters/audio/process-audio-decoder.ts';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { openInChromium } from '../end-to-end/chromium.ts';
import { waitForJobs } from '../end-to-end/sample-school.ts';
import { repeatedMs, repeatRecording } from '../fixtures/repeat-recording.ts';
import { type BenchFigure, figure } from './bench-result.ts';
import { watchLargestMemory } from './largest-memory.ts';
import { timeProgram } from './timed-program.ts';

const hourTimes = Math.ceil(3_600_000 / repeatedMs);
const shortTimes = Math.ceil(hourTimes / 10);
const targetSpeed = 100;

type Decoded = { seconds: number; soundSeconds: number; bytes: number | null };
type Decode = (path: string) => Promise<Omit<Decoded, 'bytes'>>;

/** An hour of each format as samples of 16 kHz: Opus and MP3 in Node, AAC in Chromium, each beside FFmpeg. */
export async function benchAudio(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-audio-'));
  try {
    const figures: BenchFigure[] = [];
    for (const fixture of ['voice.opus', 'voice.mp3'] as const) {
      figures.push(...(await compare(folder, { fixture, where: 'Node', decode: decodeInNode })));
    }
    const decode: Decode = (path) => decodeInChromium(folder, path);
    return [...figures, ...(await compare(folder, { fixture: 'voice.m4a', where: 'Chromium', decode }))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  folder: string,
  {
    fixture,
    where,
    decode,
  }: { fixture: Parameters<typeof repeatRecording>[1] & string; where: string; decode: Decode },
): Promise<BenchFigure[]> {
  const write = async (times: number) => {
    const path = join(folder, `${times}-${fixture}`);
    writeFileSync(path, await repeatRecording(times, fixture));
    return path;
  };
  const short = await measure(decode, await write(shortTimes));
  const path = await write(hourTimes);
  const long = await measure(decode, path);
  const speed = long.soundSeconds / long.seconds;
  const ffmpeg = timeFfmpeg(path);
  const what = `an hour of ${fixture.replace('voice', '')} in ${where}`;
  const megabytes = (bytes: number | null) => (bytes ?? 0) / 1_048_576;
  return [
    figure(what, speed, '× real time', {
      ratio: ffmpeg === null ? null : ffmpeg / long.seconds,
      against: ffmpeg === null ? 'FFmpeg is not here' : `FFmpeg: ${(long.soundSeconds / ffmpeg).toFixed(0)} ×`,
      target: `≥ ${targetSpeed}`,
      isMet: speed >= targetSpeed,
    }),
    figure(`${what}, largest process`, megabytes(long.bytes), 'MB', {
      against: `six minutes: ${megabytes(short.bytes).toFixed(0)} MB`,
    }),
  ];
}

async function measure(decode: Decode, path: string): Promise<Decoded> {
  const memory = watchLargestMemory();
  try {
    const decoded = await decode(path);
    return { ...decoded, bytes: memory.stop() };
  } finally {
    memory.stop();
  }
}

async function decodeInNode(path: string): Promise<Omit<Decoded, 'bytes'>> {
  const entry = (file: string) => join(programFolder, 'src-main', file);
  const decoder = createProcessAudioDecoder({
    workerEntry: entry('host/audio-process.ts'),
    networkGuardEntry: entry('adapters/document-reader/network-guard.ts'),
  });
  const startedAt = performance.now();
  let samples = 0;
  for await (const piece of decoder.decode({ kind: 'path', path }, { signal: new AbortController().signal })) {
    samples += piece.length;
  }
  return { seconds: (performance.now() - startedAt) / 1_000, soundSeconds: samples / 16_000 };
}

/** From the moment when the window is there until the host has the whole sound, with all that is kept on the way. */
async function decodeInChromium(folder: string, path: string): Promise<Omit<Decoded, 'bytes'>> {
  const library = mkdtempSync(join(folder, 'library-'));
  const configuration = localConfiguration({ library, plain: true, cores: 2 }, {});
  const host = await createLocalHost({ ...configuration, ffmpeg: join(folder, 'none') });
  try {
    await host.client.library.updateSettings({ firstRunDone: true });
    await host.client.sources.ingestPaths({ paths: [path] });
    await waitForJobs(host);
    const opened = await openInChromium(host);
    try {
      await opened.page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
      const startedAt = performance.now();
      while ((await host.client.recordings.sounds.wanted()).length > 0) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const seconds = (performance.now() - startedAt) / 1_000;
      const order = { by: 'name', descending: false } as const;
      const { items } = await host.client.sources.list({ filter: {}, order, offset: 0, limit: 1 });
      return { seconds, soundSeconds: (items[0]?.durationMs ?? 0) / 1_000 };
    } finally {
      await opened.close();
    }
  } finally {
    await host.close();
  }
}

/** Seconds; null where there is none. */
function timeFfmpeg(path: string): number | null {
  const to = ['-ac', '1', '-ar', '16000', '-f', 's16le', 'pipe:1'];
  try {
    return timeProgram({ program: 'ffmpeg', programArguments: ['-v', 'error', '-i', path, ...to] }).seconds;
  } catch {
    return null;
  }
}
