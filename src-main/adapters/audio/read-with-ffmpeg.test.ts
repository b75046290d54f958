import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { openWithFfmpeg } from './read-with-ffmpeg.ts';

const folder = temporaryFolder('ffmpeg');
const file = {
  path: join(folder, 'acto.wma'),
  sizeBytes: 1,
  read: async () => new Uint8Array(),
  close: async () => undefined,
};
const secondBytes = 32_000;
const sound = 'Input #0\n  Duration: 00:00:04.00, start: 0.0\n  Stream #0:0: Audio: wmav2';

/** A program that says that of a file, gives so many bytes of its sound and ends so. */
function programOf({ about = sound, bytes = 0, code = 0 }: { about?: string; bytes?: number; code?: number }): string {
  const path = join(folder, `ffmpeg-${bytes}-${code}-${about.length}`);
  const decode = `head -c ${bytes} /dev/zero; exit ${code}`;
  const describeIt = `printf '%s\\n' '${about}' >&2; exit 1`;
  writeFileSync(path, `#!/bin/sh\nfor last; do :; done\nif [ "$last" = pipe:1 ]; then ${decode}; fi\n${describeIt}\n`);
  chmodSync(path, 0o755);
  return path;
}

const open = (program: string, durationMs: number | null = null) =>
  openWithFfmpeg(file, { program, format: 'wma', durationMs });

async function pieces(program: string, durationMs: number | null = null): Promise<SoundPiece[]> {
  const found: SoundPiece[] = [];
  for await (const piece of (await open(program, durationMs)).pieces()) found.push(piece);
  return found;
}

const samplesIn = (found: readonly SoundPiece[]) =>
  found.reduce((sum, piece) => sum + ('channels' in piece ? (piece.channels[0]?.length ?? 0) : 0), 0);
const missingIn = (found: readonly SoundPiece[]) => found.filter((piece) => 'missingMs' in piece);

// A script stands for the program: Windows runs none without a shell.
describe.skipIf(process.platform === 'win32')('what the FFmpeg of this PC reads', () => {
  it('comes whole, with the length that it tells', async () => {
    const program = programOf({ bytes: 4 * secondBytes });
    expect((await open(program)).durationMs).toBe(4_000);
    const found = await pieces(program);
    expect(samplesIn(found)).toBe(64_000);
    expect(missingIn(found)).toEqual([]);
  });

  it('is told as damaged from where it stops, whether the program says so or not', async () => {
    for (const code of [0, 1]) {
      const found = await pieces(programOf({ bytes: 1.5 * secondBytes, code }));
      expect(samplesIn(found)).toBe(24_000);
      expect(found.at(-1)).toEqual({ missingMs: 2_500, isDamage: true });
    }
    expect(missingIn(await pieces(programOf({ bytes: 3.6 * secondBytes })))).toEqual([]);
    expect(missingIn(await pieces(programOf({ bytes: 4 * secondBytes }), 10_000))).toEqual([
      { missingMs: 6_000, isDamage: true },
    ]);
  });

  it('is refused as damaged where nothing of it can be read', async () => {
    await expect(pieces(programOf({ code: 1 }))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    expect(await pieces(programOf({ code: 0 }))).toEqual([]);
  });

  it('is left as soon as nobody takes any more of it', async () => {
    const source = await open(programOf({ bytes: 4_000 * secondBytes }));
    for await (const _piece of source.pieces()) break;
  });

  it('is refused where there is no such program, where it knows no such file, and where that has no sound', async () => {
    await expect(open(join(folder, 'nada'))).rejects.toMatchObject({ code: 'AUDIO_UNSUPPORTED' });
    const unknown = programOf({ about: 'Invalid data found' });
    await expect(open(unknown)).rejects.toMatchObject({ code: 'AUDIO_UNSUPPORTED', data: { format: 'wma' } });
    const mute = programOf({ about: 'Input #0\n  Stream #0:0: Video: h264' });
    await expect(open(mute)).rejects.toMatchObject({ code: 'NO_AUDIO' });
  });
});
