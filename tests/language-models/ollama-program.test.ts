import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findOllama, ollamaFolders } from '../../src-main/adapters/models/find-ollama.ts';
import { createOllamaProgram } from '../../src-main/adapters/models/ollama-program.ts';
import { createOllamaModelStore } from '../../src-shared/language-models/ollama-model-store.ts';
import { freePort, installFakeOllama } from '../fakes/ollama-program.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';

const calm = { signal: new AbortController().signal };

let folder: string;
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  url = `http://127.0.0.1:${await freePort()}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const versionAt = (address: string) => createOllamaModelStore({ url: address, stallMs: 60_000 }).version(calm);

function programIn(folders: string[]) {
  return createOllamaProgram({
    folders,
    environment: {},
    answers: async (address) => (await versionAt(address)) !== null,
  });
}

test('Ollama is started where nobody answers, without its cloud, and stopped by who started it', async () => {
  const { log } = installFakeOllama(folder);
  const program = programIn([folder]);
  expect(await program.isInstalled()).toBe(true);
  expect(program.isOurs()).toBe(false);
  await Promise.all([program.start(url, calm), program.start(url, calm)]);
  expect(await versionAt(url)).toBe('0.0.1');
  expect(program.isOurs()).toBe(true);
  await program.stop();
  expect(program.isOurs()).toBe(false);
  expect(await versionAt(url)).toBeNull();
  expect(readFileSync(log, 'utf8')).toBe('serve 1\nended\n');
});

test('one that was running before is used as it is, and is never ours to stop', async () => {
  const { log } = installFakeOllama(folder);
  const running = await startFakeOllama();
  const program = programIn([folder]);
  await program.start(running.url, calm);
  expect(program.isOurs()).toBe(false);
  await program.stop();
  expect(await versionAt(running.url)).not.toBeNull();
  expect(readFileSync(log, 'utf8')).toBe('');
  await running.close();
});

test('a program that is not there, or that dies at once, is told by its code', async () => {
  const nowhere = programIn([join(folder, 'nada')]);
  expect(await nowhere.isInstalled()).toBe(false);
  await expect(nowhere.start(url, calm)).rejects.toMatchObject({ code: 'MODEL_PROGRAM_MISSING' });
  installFakeOllama(folder, 'dies');
  const dying = programIn([folder]);
  await expect(dying.start(url, calm)).rejects.toMatchObject({ code: 'MODEL_PROGRAM_FAILED' });
  expect(dying.isOurs()).toBe(false);
});

test('a start that is given up leaves nothing running', async () => {
  installFakeOllama(folder);
  const program = createOllamaProgram({
    folders: [folder],
    environment: {},
    answers: async () => false,
    patienceMs: 0,
  });
  await expect(program.start(url, calm)).rejects.toMatchObject({ code: 'MODEL_PROGRAM_FAILED' });
  expect(program.isOurs()).toBe(false);
  expect(await versionAt(url)).toBeNull();
});

test('closing while it starts leaves nothing running, and nothing starts afterwards', async () => {
  const { log } = installFakeOllama(folder);
  const program = programIn([folder]);
  const starting = program.start(url, calm);
  const outcome = expect(starting).rejects.toMatchObject({ name: 'AbortError' });
  await program.stop();
  await outcome;
  await expect(program.start(url, calm)).rejects.toMatchObject({ name: 'AbortError' });
  expect(await versionAt(url)).toBeNull();
  expect(readFileSync(log, 'utf8')).toBe('');
});

test('it is looked for on the path and where its installers put it', async () => {
  installFakeOllama(folder);
  expect(ollamaFolders({ PATH: ['/a', folder].join(delimiter) }, 'linux').slice(0, 2)).toEqual(['/a', folder]);
  expect(ollamaFolders({ LOCALAPPDATA: join('C:', 'Local') }, 'win32')).toContain(
    join('C:', 'Local', 'Programs', 'Ollama'),
  );
  expect(ollamaFolders({}, 'darwin')).toContain('/Applications/Ollama.app/Contents/Resources');
  expect(await findOllama(['/a', folder])).toBe(join(folder, 'ollama'));
  expect(await findOllama([])).toBeNull();
});
