import { chmod, copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Transcriber } from '../../../src-shared/ports/transcriber.ts';
import { englishOnly, slowShape, tinyShape, writeSpeakingModel } from '../../../tests/fixtures/whisper-model.ts';
import { describeTranscriber, windowOf } from '../../../tests/port-suites/transcriber-suite.ts';
import { findWhisper, whisperProgramName } from './find-whisper.ts';
import { probeWhisper, type WhisperEngine } from './probe-whisper.ts';
import { createWhisperTranscriber } from './whisper-transcriber.ts';

const builtInThisCheckout = await findWhisper(
  join(import.meta.dirname, '..', '..', '..', '.cache', 'whisper'),
  'whisper.cpp',
);
const isBuilt = builtInThisCheckout !== null;
const { signal } = new AbortController();
const said = [
  { text: '<0.00>' },
  { text: ' Buenos' },
  { text: ' días,' },
  { text: ' ¿está' },
  { text: ' Martina', doubtedFor: ' Marina' },
  { text: '?' },
  { text: '<2.40>' },
  { text: '<3.00>' },
  { text: ' Sí.' },
  { text: '<4.60>' },
];

let folder: string;
let models: { tiny: string; slow: string };
let engine: WhisperEngine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amanuense-whisper-'));
  models = { tiny: join(folder, 'tiny.bin'), slow: join(folder, 'slow.bin') };
  await writeSpeakingModel(models.tiny, tinyShape, said);
  await writeSpeakingModel(models.slow, slowShape, said);
  if (builtInThisCheckout !== null) {
    engine = await probeWhisper({ built: builtInThisCheckout, memoryFile: join(folder, 'level.json'), signal });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!isBuilt)('whisper.cpp (skipped where `npm run build:whisper` has not built it)', () => {
  describeTranscriber('whisper.cpp', async () => createWhisperTranscriber({ engine, modelFile: models.tiny }));

  it('hears whole words, with letters that tokens cut, their times and how sure it is of each', async () => {
    const transcriber = createWhisperTranscriber({ engine, modelFile: models.tiny });
    const segments = await transcriber.transcribe({ ...windowOf(5), language: 'es-AR' }, { signal });
    await transcriber.close();
    expect(segments.map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
      ['Buenos días, ¿está Martina?', 0, 2_400],
      ['Sí.', 3_000, 4_600],
    ]);
    const words = segments[0]!.words;
    expect(words.map(({ text }) => text)).toEqual(['Buenos', 'días,', '¿está', 'Martina?']);
    expect(words[0]!.confidence).toBeGreaterThan(0.95);
    expect(words[3]!.confidence).toBeLessThan(0.9);
  });

  it('ends at once when it is cancelled in the middle of a window, and hears the next one', async () => {
    const transcriber = createWhisperTranscriber({ engine, modelFile: models.slow, threads: 1 });
    await loadModel(transcriber);
    const cancelling = new AbortController();
    const heard = transcriber.transcribe(windowOf(5), { signal: cancelling.signal });
    await setImmediate();
    const reason = new Error('the person cancelled');
    cancelling.abort(reason);
    await expect(heard).rejects.toBe(reason);
    expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
    await transcriber.close();
  });

  it('tells a file that is no model, one that was cut anywhere, and one that is not there', async () => {
    const other = join(folder, 'carta.bin');
    await writeFile(other, 'Estimada directora:');
    await expectCode(other, 'MODEL_FILE_DAMAGED');
    const whole = (await readFile(models.tiny)).length;
    for (const size of [0, 3, 40, 5_000, whole - 1]) {
      const cut = join(folder, `cut-${size}.bin`);
      await copyFile(models.tiny, cut);
      await truncate(cut, size);
      await expectCode(cut, 'MODEL_FILE_DAMAGED');
    }
    await expectCode(join(folder, 'none.bin'), 'PATH_NOT_FOUND');
  });

  it('takes a file that has the shapes of a model and no weights, which whisper.cpp has for measuring', async () => {
    const whole = await readFile(models.tiny);
    const firstTensor = whole.indexOf('encoder.positional_embedding') - 5 * 4;
    const weightless = join(folder, 'weightless.bin');
    await writeFile(weightless, whole.subarray(0, firstTensor));
    const transcriber = createWhisperTranscriber({ engine, modelFile: weightless });
    expect(await transcriber.transcribe(windowOf(1), { signal })).toBeInstanceOf(Array);
    await transcriber.close();
    for (const size of [firstTensor - 1, firstTensor + 1]) {
      await writeFile(weightless, whole.subarray(0, size));
      await expectCode(weightless, 'MODEL_FILE_DAMAGED');
    }
  });

  it('refuses a model of English alone for anything that is not said in English', async () => {
    const modelFile = join(folder, 'ggml-tiny.en.bin');
    await writeFile(modelFile, englishOnly(await readFile(models.tiny)));
    const transcriber = createWhisperTranscriber({ engine, modelFile });
    const refused = { code: 'MODEL_ENGLISH_ONLY', data: { name: 'ggml-tiny.en.bin' } };
    await expect(transcriber.transcribe({ ...windowOf(1), language: 'es-AR' }, { signal })).rejects.toMatchObject(
      refused,
    );
    await transcriber.close();
  });

  it('tells a program that is not there', async () => {
    const transcriber = createWhisperTranscriber({ engine: { ...engine, folder }, modelFile: models.tiny });
    await expect(transcriber.transcribe(windowOf(1), { signal })).rejects.toMatchObject({ code: 'TRANSCRIBER_FAILED' });
    await transcriber.close();
  });

  it('hears a model whose scores are so high that its own chance of silence is no number', async () => {
    const loud = join(folder, 'loud.bin');
    await writeSpeakingModel(loud, tinyShape, said, 4_096);
    const transcriber = createWhisperTranscriber({ engine, modelFile: loud });
    expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
    await transcriber.close();
  });

  it('refuses a language that it does not know, and goes on', async () => {
    const transcriber = createWhisperTranscriber({ engine, modelFile: models.tiny });
    const window = { ...windowOf(5), language: 'xx' };
    await expect(transcriber.transcribe(window, { signal })).rejects.toMatchObject({ code: 'TRANSCRIBER_FAILED' });
    expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
    await transcriber.close();
  });

  describe.skipIf(process.platform === 'win32')('with a program in its place', () => {
    it('says that it was cut when its process is killed in the middle of a window, and hears the next one', async () => {
      const pidFile = join(folder, 'pid');
      const inPlace = await programInPlace(
        `#!/bin/sh\necho $$ > ${pidFile}\ncd ${engine.folder}\nexec ./${whisperProgramName} "$@"\n`,
      );
      const transcriber = createWhisperTranscriber({ engine: inPlace, modelFile: models.slow, threads: 1 });
      await loadModel(transcriber);
      const heard = transcriber.transcribe(windowOf(5), { signal });
      await setImmediate();
      const failed = expect(heard).rejects.toMatchObject({ code: 'TRANSCRIBER_FAILED' });
      process.kill(await pidIn(pidFile), 'SIGKILL');
      await failed;
      expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
      await transcriber.close();
      const last = await pidIn(pidFile);
      expect(() => process.kill(last, 0)).toThrow();
    });

    it.skipIf(process.arch !== 'x64')(
      'goes down one level when its process ends on an instruction that is not there, and remembers',
      async () => {
        const lower = engine.levels[engine.levels.indexOf(engine.level) + 1];
        const inPlace = await programInPlace(
          `#!/bin/sh\ncase "$1 $2" in "serve ${engine.level}") kill -ILL $$;; esac\n` +
            `cd ${engine.folder}\nexec ./${whisperProgramName} "$@"\n`,
        );
        const transcriber = createWhisperTranscriber({ engine: inPlace, modelFile: models.tiny });
        expect(await transcriber.transcribe(windowOf(5), { signal })).toHaveLength(2);
        expect(transcriber.name).toBe(`whisper.cpp ${lower}`);
        await transcriber.close();
        const again = await probeWhisper({ built: inPlace, ...inPlace.probing, signal });
        expect(again).toMatchObject({ level: lower, refused: [engine.level] });
      },
    );

    it('takes an answer that is none for a failure', async () => {
      const inPlace = await programInPlace(
        '#!/bin/sh\necho \'{"ready":true}\'\necho Segmentation fault\ncat > /dev/null\n',
      );
      const transcriber = createWhisperTranscriber({ engine: inPlace, modelFile: models.tiny });
      await expect(transcriber.transcribe(windowOf(1), { signal })).rejects.toMatchObject({
        code: 'TRANSCRIBER_FAILED',
      });
      await transcriber.close();
    });

    it('hears again without the list of names what came back as nothing but names of the list', async () => {
      const inPlace = await programInPlace(namesFromNoise);
      const transcriber = createWhisperTranscriber({ engine: inPlace, modelFile: models.tiny });
      const withNames = { ...windowOf(2), vocabulary: 'Martina Gómez, Belgrano' };
      expect(await transcriber.transcribe(withNames, { signal })).toEqual([]);
      await transcriber.close();
    });
  });
});

/** A window with nothing in it: its process is there, with its model, once it has been heard. */
async function loadModel(transcriber: Transcriber): Promise<void> {
  expect(await transcriber.transcribe(windowOf(0), { signal })).toEqual([]);
}

async function expectCode(modelFile: string, code: string): Promise<void> {
  const transcriber = createWhisperTranscriber({ engine, modelFile });
  await expect(transcriber.transcribe(windowOf(1), { signal })).rejects.toMatchObject({ code });
  await transcriber.close();
}

async function programInPlace(script: string): Promise<WhisperEngine> {
  const place = await mkdtemp(join(folder, 'program-'));
  await writeFile(join(place, whisperProgramName), script);
  await chmod(join(place, whisperProgramName), 0o755);
  return { ...engine, folder: place, probing: { memoryFile: join(place, 'level.json') } };
}

async function pidIn(pidFile: string): Promise<number> {
  return vi.waitUntil(async () => Number(await readFile(pidFile, 'utf8').catch(() => '0')) || undefined, {
    timeout: 30_000,
  });
}

/** Answers a window that has a vocabulary with its words, as Whisper does on noise, and any other with nothing. */
const namesFromNoise = `#!/usr/bin/env node
const { readSync } = require('node:fs');
const read = (size) => {
  const bytes = Buffer.alloc(size);
  for (let done = 0; done < size; ) {
    const count = readSync(0, bytes, done, size - done);
    if (count === 0) process.exit(0);
    done += count;
  }
  return bytes;
};
const text = () => read(read(4).readUInt32LE()).toString();
text();
console.log('{"ready":true}');
for (;;) {
  text();
  const names = text().split(/[^\\p{L}]+/u).filter(Boolean);
  read(read(4).readUInt32LE() * 2);
  const words = names.map((text) => ({ text, start: 0, end: 50, probability: 0.9 }));
  console.log(JSON.stringify({ segments: [{ start: 0, end: 100, noSpeech: 0.1, words }] }));
}
`;
