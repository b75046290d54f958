import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import { createProcessAudioDecoder } from './process-audio-decoder.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fixture = (name: string) => at(`../../../tests/fixtures/audio/${name}`);
const folder = mkdtempSync(join(tmpdir(), 'sounds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const decoder = createProcessAudioDecoder({
  workerEntry: at('../../host/audio-process.ts'),
  networkGuardEntry: at('../document-reader/network-guard.ts'),
  ffmpeg: join(folder, 'no-such-program'),
});
const { signal } = new AbortController();

function fileOf(name: string, bytes: Uint8Array): { kind: 'path'; path: string } {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { kind: 'path', path };
}

async function decode(
  content: { kind: 'path'; path: string },
  onUnheard?: (stretch: TimeRange) => void,
): Promise<Int16Array> {
  const pieces: Int16Array[] = [];
  for await (const piece of decoder.decode(content, { signal, name: 'acta.opus', onUnheard })) pieces.push(piece);
  const whole = new Int16Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function loudness(samples: Int16Array, fromMs: number, toMs: number): number {
  const part = samples.subarray(fromMs * 16, toMs * 16);
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}

/** The times in a sound of 8 kHz or more: a tone of `hertz` for a second, as the WAV format `code` writes it. */
function wav(options: { code: number; bits: number; channels: number; rate: number; write: Writer }): Uint8Array {
  const { code, bits, channels, rate, write } = options;
  const blockBytes = (bits / 8) * channels;
  const bytes = new Uint8Array(44 + rate * blockBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF____WAVEfmt '));
  view.setUint32(16, 16, true);
  view.setUint16(20, code, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * blockBytes, true);
  view.setUint16(32, blockBytes, true);
  view.setUint16(34, bits, true);
  bytes.set(new TextEncoder().encode('data'), 36);
  view.setUint32(40, rate * blockBytes, true);
  for (let index = 0; index < rate * channels; index++) {
    const value = 0.5 * Math.sin((2 * Math.PI * 440 * Math.floor(index / channels)) / rate);
    write(view, 44 + (index * bits) / 8, value);
  }
  return bytes;
}
/** The same second, over and over, in a file that does not say how long it is. */
function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const sound = bytes.subarray(44);
  const whole = new Uint8Array(44 + sound.length * times);
  whole.set(bytes.subarray(0, 40));
  for (let time = 0; time < times; time++) whole.set(sound, 44 + time * sound.length);
  return whole;
}

type Writer = (view: DataView, at: number, value: number) => void;

describe('the decoder of recordings', () => {
  it.each([
    ['voice.opus', 'ogg-opus'],
    ['voice.mp3', 'mp3'],
    ['voice.webm', 'matroska-opus'],
  ])('reads the four seconds of %s', async (name, format) => {
    const content = { kind: 'path', path: fixture(name) } as const;
    const facts = await decoder.examine(content, { signal });
    expect(facts.format).toBe(format);
    const samples = await decode(content);
    for (const durationMs of [facts.durationMs!, samples.length / 16]) {
      expect(durationMs).toBeGreaterThan(3_950);
      expect(durationMs).toBeLessThan(4_150);
    }
    expect(loudness(samples, 200, 1_200)).toBeGreaterThan(1_000);
  });

  it('tells how loud a recording is from moment to moment', async () => {
    const { stepMs, peaks } = await decoder.outline({ kind: 'path', path: fixture('voice.opus') }, { signal });
    expect(stepMs * peaks.length).toBeGreaterThan(3_950);
    expect(stepMs * peaks.length).toBeLessThan(4_150);
    expect(Math.max(...peaks)).toBeGreaterThan(10);
    const silent = { kind: 'path', path: fixture('silent-video.mp4') } as const;
    await expect(decoder.outline(silent, { signal })).rejects.toMatchObject({ code: 'NO_AUDIO' });
  });

  it.each<[string, { code: number; bits: number; channels: number; rate: number; write: Writer }]>([
    [
      '8 bits',
      { code: 1, bits: 8, channels: 1, rate: 22_050, write: (v, i, x) => v.setUint8(i, 128 + Math.round(x * 127)) },
    ],
    [
      '16 bits, stereo',
      { code: 1, bits: 16, channels: 2, rate: 44_100, write: (v, i, x) => v.setInt16(i, x * 32_767, true) },
    ],
    [
      '24 bits, eight channels',
      {
        code: 1,
        bits: 24,
        channels: 8,
        rate: 48_000,
        write: (v, i, x) => {
          v.setInt16(i + 1, Math.round(x * 32_767), true);
        },
      },
    ],
    [
      'numbers with a point',
      { code: 3, bits: 32, channels: 1, rate: 96_000, write: (v, i, x) => v.setFloat32(i, x, true) },
    ],
    [
      'a telephone at 8 kHz',
      { code: 1, bits: 16, channels: 1, rate: 8_000, write: (v, i, x) => v.setInt16(i, x * 32_767, true) },
    ],
  ])('brings a WAV of %s to 16 kHz with its tone and its loudness', async (name, options) => {
    const samples = await decode(fileOf(`${name}.wav`, wav(options)));
    expect(samples.length / 16).toBeGreaterThan(990);
    expect(samples.length / 16).toBeLessThan(1_005);
    let rises = 0;
    for (let index = 1; index < samples.length; index++) if (samples[index - 1]! < 0 && samples[index]! >= 0) rises++;
    expect(Math.abs(rises - 440)).toBeLessThan(4);
    expect(loudness(samples, 100, 900)).toBeGreaterThan(11_000);
    expect(loudness(samples, 100, 900)).toBeLessThan(12_000);
  });

  it('keeps out of a recording what 16 kHz cannot hold', async () => {
    const write: Writer = (view, index) => {
      const moment = (index - 44) / 2;
      view.setInt16(index, 16_000 * Math.sin((2 * Math.PI * 11_000 * moment) / 48_000), true);
    };
    const samples = await decode(fileOf('agudo.wav', wav({ code: 1, bits: 16, channels: 1, rate: 48_000, write })));
    expect(loudness(samples, 100, 900)).toBeLessThan(20);
  });

  it.each(['voice.opus', 'voice.mp3'])(
    'goes on after damage in the middle of %s, with silence in its place, and says where that is',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(fixture(name)));
      bytes.fill(0, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.7));
      const content = fileOf(`roto-${name}`, bytes);
      const unheard: TimeRange[] = [];
      const samples = await decode(content, (stretch) => unheard.push(stretch));
      expect(samples.length / 16).toBeGreaterThan(3_700);
      expect(samples.length / 16).toBeLessThan(4_300);
      const whole = await decode({ kind: 'path', path: fixture(name) });
      expect(loudness(samples, 2_000, 2_800)).toBeLessThan(loudness(whole, 2_000, 2_800));
      const [first, last] = [unheard[0]!, unheard.at(-1)!];
      expect(first.startMs).toBeGreaterThan(900);
      expect(last.endMs).toBeLessThan(3_600);
      expect(last.endMs - first.startMs).toBeGreaterThan(600);
      for (const { startMs, endMs } of unheard) expect(loudness(samples, startMs + 20, endMs - 20)).toBeLessThan(50);
      const outlined = (await decoder.outline(content, { signal })).unheard!;
      expect(outlined[0]!.startMs).toBe(first.startMs);
      expect(outlined.at(-1)!.endMs).toBe(last.endMs);
    },
  );

  it('keeps the length of a recording whose first page of sound is damaged, and says what is missing', async () => {
    const bytes = new Uint8Array(readFileSync(fixture('voice.opus')));
    const pages = [...Buffer.from(bytes).toString('latin1').matchAll(/OggS/g)].map(({ index }) => index);
    bytes.fill(0, pages[2]! + 40, pages[3]! - 10);
    const unheard: TimeRange[] = [];
    const samples = await decode(fileOf('sin-comienzo.opus', bytes), (stretch) => unheard.push(stretch));
    const whole = await decode({ kind: 'path', path: fixture('voice.opus') });
    expect(Math.abs(samples.length - whole.length) / 16).toBeLessThan(20);
    expect(unheard).toEqual([{ startMs: 0, endMs: expect.closeTo(400, -1) }]);
  });

  it('reads the same bytes the same, as .opus and as .ogg', async () => {
    const bytes = new Uint8Array(readFileSync(fixture('voice.opus')));
    const [opus, ogg] = [fileOf('nota.opus', bytes), fileOf('nota.ogg', bytes)];
    expect(await decoder.examine(ogg, { signal })).toEqual(await decoder.examine(opus, { signal }));
    expect(await decode(ogg)).toEqual(await decode(opus));
  });

  it('says nothing of damage where a file is whole, or where its samples cannot tell', async () => {
    const unheard: TimeRange[] = [];
    for (const name of ['voice.opus', 'voice.mp3', 'voice.webm']) {
      await decode({ kind: 'path', path: fixture(name) }, (stretch) => unheard.push(stretch));
    }
    const write: Writer = (view, index, value) => view.setInt16(index, value * 32_767, true);
    const bytes = wav({ code: 1, bits: 16, channels: 1, rate: 16_000, write });
    bytes.fill(0xa5, 10_000, 14_000);
    const samples = await decode(fileOf('roto.wav', bytes), (stretch) => unheard.push(stretch));
    expect(samples.length).toBe(16_000);
    expect(unheard).toEqual([]);
    expect((await decoder.outline({ kind: 'path', path: fixture('voice.mp3') }, { signal })).unheard).toBeUndefined();
  });

  it.each(['voice.opus', 'voice.mp3'])('reads %s as far as it goes when its end is missing', async (name) => {
    const bytes = new Uint8Array(readFileSync(fixture(name)));
    const samples = await decode(fileOf(`cortado-${name}`, bytes.subarray(0, Math.floor(bytes.length * 0.6))));
    expect(samples.length / 16).toBeGreaterThan(1_200);
    expect(samples.length / 16).toBeLessThan(3_400);
  });

  it('tells a recording by its bytes, whatever its name says', async () => {
    const content = fileOf('nota.pdf', new Uint8Array(readFileSync(fixture('voice.opus'))));
    expect(await decoder.recognize(content)).toBe(true);
    expect((await decoder.examine(content, { signal })).format).toBe('ogg-opus');
    const note = fileOf('nota.opus', new TextEncoder().encode('Esto no es un audio.'));
    expect(await decoder.recognize(note)).toBe(false);
    await expect(decode(note)).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });

  it('reads the frames of an old telephone', async () => {
    const frame = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 0x3c : (index * 37) & 0xff));
    const frames = Array.from({ length: 100 }, () => [...frame]).flat();
    const content = fileOf('vieja.amr', Uint8Array.from([...new TextEncoder().encode('#!AMR\n'), ...frames]));
    expect(await decoder.examine(content, { signal })).toEqual({ format: 'amr', durationMs: 2_000 });
    expect(Math.round((await decode(content)).length / 1_600)).toBe(20);
  });

  it('says that a video is silent, that a recording lasts nothing and that one is of a kind that it cannot read', async () => {
    const silent = { kind: 'path', path: fixture('silent-video.mp4') } as const;
    await expect(decoder.examine(silent, { signal, name: 'acto.mp4' })).rejects.toMatchObject({
      code: 'NO_AUDIO',
      data: { name: 'acto.mp4' },
    });
    const empty = wav({ code: 1, bits: 16, channels: 1, rate: 8_000, write: () => undefined }).slice(0, 44);
    await expect(decode(fileOf('nada.wav', empty))).rejects.toMatchObject({ code: 'NO_AUDIO' });
    const unread = { kind: 'path', path: fixture('voice.m4a') } as const;
    await expect(decoder.examine(unread, { signal, name: 'nota.m4a' })).rejects.toMatchObject({
      code: 'AUDIO_UNSUPPORTED',
      data: { name: 'nota.m4a', format: 'mp4-aac' },
    });
  });

  it('stops decoding when it is told to, or when nobody takes any more', async () => {
    const content = { kind: 'path', path: fixture('voice.opus') } as const;
    const abort = new AbortController();
    abort.abort();
    const decoding = (async () => {
      for await (const _piece of decoder.decode(content, { signal: abort.signal })) throw new Error('decoded');
    })();
    await expect(decoding).rejects.toMatchObject({ code: 'CANCELLED' });
    const long = fileOf(
      'larga.wav',
      repeated(wav({ code: 1, bits: 16, channels: 1, rate: 16_000, write: () => undefined }), 60),
    );
    for await (const _piece of decoder.decode(long, { signal })) break;
  });
});
