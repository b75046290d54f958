import { spawnSync } from 'node:child_process';
import { chmod, copyFile, cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyShape, writeSpeakingModel } from '../../../tests/fixtures/whisper-model.ts';
import { windowOf } from '../../../tests/port-suites/transcriber-suite.ts';
import { type BuiltWhisper, findWhisper, whisperProgramName } from './find-whisper.ts';
import { prepareWhisper } from './prepare-whisper.ts';
import { probeWhisper, type WhisperEngine } from './probe-whisper.ts';
import { createWhisperTranscriber } from './whisper-transcriber.ts';

const buildsFolder = join(import.meta.dirname, '..', '..', '..', '.cache', 'whisper');
const builtInThisCheckout = await findWhisper(buildsFolder, 'whisper.cpp');
const hasEmulator = spawnSync('qemu-x86_64', ['--version']).status === 0;
const isX64 = process.arch === 'x64' && process.platform === 'linux';
const { signal } = new AbortController();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amanuense-levels-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('the level of the processor', () => {
  it('is the best that the processor says to have and that computes right', async () => {
    const built = await madeUp(
      'case "$1 $2" in describe*) echo \'{"levels":["haswell","sse42","x64"],"physicalCores":2}\';; esac',
    );
    expect(await probed(built)).toMatchObject({ level: 'haswell', refused: [], physicalCores: 2 });
  });

  it('goes down one where a library ends on an instruction that is not there, or computes wrong', async () => {
    const built = await madeUp(
      `case "$1 $2" in
        describe*) echo '{"levels":["haswell","ivybridge","sse42","x64"],"physicalCores":4}';;
        "probe haswell") kill -ILL $$;;
        "probe ivybridge") exit 4;;
      esac`,
    );
    expect(await probed(built)).toMatchObject({ level: 'sse42', refused: ['haswell', 'ivybridge'] });
  });

  it('is remembered for the same build, and asked again for another choice', async () => {
    const memoryFile = join(folder, 'remembered.json');
    const built = await madeUp('case "$1" in describe) echo \'{"levels":["haswell","x64"],"physicalCores":2}\';; esac');
    await probeWhisper({ built, memoryFile, signal });
    await rename(join(built.folder, whisperProgramName), join(built.folder, 'gone'));
    expect(await probeWhisper({ built, memoryFile, signal })).toMatchObject({ level: 'haswell' });
    await rename(join(built.folder, 'gone'), join(built.folder, whisperProgramName));
    expect(await probeWhisper({ built, memoryFile, highestLevel: 'x64', signal })).toMatchObject({ level: 'x64' });
  });

  it('is not remembered when a try was cut by something else', async () => {
    const memoryFile = join(folder, 'uncertain.json');
    const built = await madeUp(
      `case "$1 $2" in
        describe*) echo '{"levels":["haswell","sse42"],"physicalCores":2}';;
        "probe haswell") [ -e tried ] || { touch tried; kill -KILL $$; };;
      esac`,
    );
    expect(await probeWhisper({ built, memoryFile, signal })).toMatchObject({ level: 'sse42' });
    expect(await probeWhisper({ built, memoryFile, signal })).toMatchObject({ level: 'haswell', refused: [] });
  });

  it('says that another PC is needed where none computes right', async () => {
    const built = await madeUp(
      'case "$1" in describe) echo \'{"levels":["x64"],"physicalCores":2}\';; *) exit 4;; esac',
    );
    await expect(probed(built)).rejects.toMatchObject({ code: 'TRANSCRIPTION_NEEDS_OTHER_PC' });
  });

  it('is not looked for where nothing is built and nothing may be', async () => {
    const nothing = {
      buildsFolder: join(folder, 'none'),
      memoryFile: join(folder, 'none.json'),
      engine: 'whisper.cpp' as const,
      signal,
    };
    await expect(prepareWhisper(nothing)).rejects.toMatchObject({ code: 'TRANSCRIPTION_OFF' });
  });

  it.skipIf(builtInThisCheckout === null)('of this PC is found (skipped where whisper.cpp is not built)', async () => {
    const engine = await prepareWhisper({
      buildsFolder,
      memoryFile: join(folder, 'own.json'),
      engine: 'whisper.cpp',
      signal,
    });
    expect(engine.levels).toContain(engine.level);
    expect(engine.physicalCores).toBeGreaterThan(0);
    expect(engine.refused).toEqual([]);
  });

  it.skipIf(builtInThisCheckout === null || !hasEmulator || !isX64)(
    'of a processor without AVX is SSE 4.2, which hears a window, also when a person asks for more or a library lies about its level ' +
      '(skipped without whisper.cpp or qemu-x86_64)',
    async () => {
      const built = await withoutAvx(builtInThisCheckout!);
      expect(await probed(built)).toMatchObject({ level: 'sse42', refused: [] });
      const asked = await probeWhisper({
        built,
        memoryFile: join(built.folder, 'asked.json'),
        highestLevel: 'haswell',
        signal,
      });
      expect(asked).toMatchObject({ level: 'sse42', refused: ['haswell'] });
      await expectToHear(await probed(built));
      await copyFile(join(built.folder, 'libggml-cpu-haswell.so'), join(built.folder, 'libggml-cpu-sse42.so'));
      expect(await probed(built)).toMatchObject({ level: 'x64', refused: ['sse42'] });
    },
  );
});

/** A build whose program is a few lines of shell. */
async function madeUp(lines: string): Promise<BuiltWhisper> {
  const place = await mkdtemp(join(folder, 'build-'));
  await writeFile(join(place, whisperProgramName), `#!/bin/sh\n${lines}\n`);
  await chmod(join(place, whisperProgramName), 0o755);
  return {
    folder: place,
    protocol: 1,
    engine: 'whisper.cpp',
    platform: process.platform,
    architecture: 'x64',
    version: '1.9.1',
    levels: ['haswell', 'ivybridge', 'sandybridge', 'sse42', 'x64'],
    builtAt: '2026-01-01T00:00:00.000Z',
  };
}

/** The real build, on a processor of 2008. */
async function withoutAvx(built: BuiltWhisper): Promise<BuiltWhisper> {
  const place = await mkdtemp(join(folder, 'nehalem-'));
  await cp(built.folder, place, { recursive: true });
  await rename(join(place, whisperProgramName), join(place, 'real'));
  await writeFile(join(place, whisperProgramName), '#!/bin/sh\nexec qemu-x86_64 -cpu Nehalem ./real "$@"\n');
  await chmod(join(place, whisperProgramName), 0o755);
  return { ...built, folder: place };
}

/** The whole path: model, window, words. */
async function expectToHear(engine: WhisperEngine): Promise<void> {
  const modelFile = join(engine.folder, 'model.bin');
  await writeSpeakingModel(modelFile, tinyShape, [{ text: '<0.00>' }, { text: ' Presente.' }, { text: '<1.00>' }]);
  const transcriber = createWhisperTranscriber({ engine, modelFile, threads: 1 });
  const [segment] = await transcriber.transcribe(windowOf(1), { signal });
  expect(segment?.text).toBe('Presente.');
  expect(transcriber.name).toBe('whisper.cpp sse42');
  await transcriber.close();
}

async function probed(built: BuiltWhisper) {
  const memoryFile = join(await mkdtemp(join(folder, 'memory-')), 'level.json');
  return probeWhisper({ built, memoryFile, signal });
}
