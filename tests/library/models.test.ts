import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import type { OllamaScenario } from '../fakes/ollama/scenario.ts';
import { freePort, installFakeOllama } from '../fakes/ollama-program.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { startFakeOpenAiServer } from '../fakes/openai-server.ts';

const gibibyte = 1024 ** 3;
const ordinary: MachineResources = {
  memoryBytes: 8 * gibibyte,
  processorFlags: ['avx2'],
  freeDiskBytes: 50_000_000_000,
};
const nobodyListens = 'http://127.0.0.1:9';
const registry = [
  { name: 'qwen3:4b-instruct', sizeBytes: 2_500_000_000 },
  { name: 'embeddinggemma:300m', sizeBytes: 622_000_000, capabilities: ['embedding' as const] },
];

/** What is open, the last one first. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  closers.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Computer = { machine?: Partial<MachineResources>; ollamaFolders?: string[]; folder?: string };

async function openComputer({ machine = {}, ollamaFolders = [], folder }: Computer = {}) {
  const place = folder ?? temporaryFolder();
  const configuration = localConfiguration({ library: join(place, 'biblioteca'), plain: true, cores: 1 }, {});
  const host = await createLocalHost(
    { ...configuration, ollamaFolders },
    { resumeJobs: true, examineForModels: async () => ({ ...ordinary, ...machine }) },
  );
  closers.push(() => host.close());
  return { client: host.client, close: () => host.close(), folder: place };
}

type Client = Awaited<ReturnType<typeof openComputer>>['client'];

async function openWithOllama(scenario: OllamaScenario = {}, computer: Computer = {}) {
  const ollama = await startFakeOllama({ registry, ...scenario });
  closers.push(() => ollama.close());
  const opened = await openComputer(computer);
  await opened.client.library.updateSettings({ ollamaUrl: ollama.url });
  return { ...opened, ollama };
}

/** The job's last state, and each step that it told. */
async function follow(client: Client, jobId: Job['id']) {
  const steps: string[] = [];
  let last: Job | undefined;
  for await (const job of await client.jobs.watch({ jobId })) {
    last = job;
    if (job.progress) steps.push(job.progress.step);
  }
  return { job: last, steps };
}

const namesIn = async (client: Client) => (await client.models.status()).installed.map(({ name }) => name);

test('a PC without Ollama is told what is missing and what it could run', async () => {
  const { client } = await openComputer();
  await client.library.updateSettings({ ollamaUrl: nobodyListens });
  const status = await client.models.status();
  expect(status).toMatchObject({ state: 'missing', isHere: true, version: null, installed: [], isOurs: false });
  expect(status.recommended).toMatchObject({
    names: ['qwen3:4b-instruct', 'embeddinggemma:300m'],
    missing: ['qwen3:4b-instruct', 'embeddinggemma:300m'],
    sizeBytes: 3_122_000_000,
    downloadMinutes: 42,
  });
  expect(status.offers.find(({ name }) => name === 'qwen3:8b')).toMatchObject({ fits: false, memoryGigabytes: 16 });
  await expect(client.models.start()).rejects.toMatchObject({ data: { code: 'MODEL_PROGRAM_MISSING' } });
});

test('the recommended pack is downloaded, and what came is chosen where nothing was', async () => {
  const { client } = await openWithOllama({ models: [] });
  const { jobIds } = await client.models.pull({ names: ['qwen3:4b-instruct', 'embeddinggemma:300m'] });
  for (const jobId of jobIds) expect((await follow(client, jobId)).job).toMatchObject({ state: 'completed' });
  const status = await client.models.status();
  expect(status.installed).toMatchObject([
    { name: 'qwen3:4b-instruct', purpose: 'writing', loaded: null, speed: null },
    { name: 'embeddinggemma:300m', purpose: 'searching' },
  ]);
  expect(status.recommended).toMatchObject({ missing: [], sizeBytes: 0 });
  expect(status.chosen).toEqual({
    fill: { name: 'qwen3:4b-instruct', isMissing: false },
    answer: { name: 'qwen3:4b-instruct', isMissing: false },
    search: { name: 'embeddinggemma:300m', isMissing: false },
  });
});

test('a download cut at 37 % is waited for and goes on from there', async () => {
  const pull = { cutAt: 0.37, delayMs: 20 };
  const { client } = await openWithOllama({ models: [], pull });
  const { jobIds } = await client.models.pull({ names: ['qwen3:4b-instruct'] });
  const { job, steps } = await follow(client, jobIds[0]!);
  expect(job).toMatchObject({ state: 'completed' });
  expect(steps.some((step) => step.startsWith('Se cortó.'))).toBe(true);
  expect(await namesIn(client)).toEqual(['qwen3:4b-instruct']);
});

test('a download is taken up where it was when the program is opened again', async () => {
  const pull: NonNullable<OllamaScenario['pull']> = { delayMs: 100 };
  const { client, close, folder, ollama } = await openWithOllama({ models: [], pull });
  const { jobIds } = await client.models.pull({ names: ['qwen3:4b-instruct'] });
  for await (const job of await client.jobs.watch({ jobId: jobIds[0]! })) {
    if ((job.progress?.done ?? 0) > 0) break;
  }
  await close();
  await expect.poll(() => ollama.abortedRequests()).toBe(1);
  pull.delayMs = 0;
  const again = await openComputer({ folder });
  const { job } = await follow(again.client, jobIds[0]!);
  expect(job).toMatchObject({ state: 'completed', type: 'pull-model' });
  expect(await namesIn(again.client)).toEqual(['qwen3:4b-instruct']);
});

test('a download is cancelled and leaves nothing chosen', async () => {
  const { client, ollama } = await openWithOllama({ models: [], pull: { delayMs: 100 } });
  const { jobIds } = await client.models.pull({ names: ['qwen3:4b-instruct'] });
  for await (const job of await client.jobs.watch({ jobId: jobIds[0]! })) {
    if (job.progress) await client.jobs.cancel({ jobId: job.id });
  }
  expect(await client.jobs.get({ jobId: jobIds[0]! })).toMatchObject({ state: 'cancelled' });
  await expect.poll(() => ollama.abortedRequests()).toBe(1);
  expect((await client.models.status()).chosen.fill).toBeNull();
});

test('no internet from the start is told at once', async () => {
  const { client } = await openWithOllama({ models: [], pull: { isOffline: true } });
  const { jobIds } = await client.models.pull({ names: ['qwen3:4b-instruct'] });
  expect((await follow(client, jobIds[0]!)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_DOWNLOAD_FAILED' });
});

test('what the disk or the memory does not hold is refused before it starts, the memory only if it is not insisted on', async () => {
  const machine = { freeDiskBytes: 2_100_000_000, memoryBytes: 4 * gibibyte };
  const { client } = await openWithOllama({ models: [] }, { machine });
  await expect(
    client.models.pull({ names: ['qwen3:1.7b', 'embeddinggemma:300m'], evenIfTooBig: true }),
  ).rejects.toMatchObject({
    data: { code: 'MODEL_DISK_TOO_SMALL', data: { missing: '0,9 GB' } },
  });
  await expect(client.models.pull({ names: ['qwen3:1.7b'] })).rejects.toMatchObject({
    data: { code: 'MODEL_NEEDS_MEMORY', data: { name: 'qwen3:1.7b', needed: 6, has: 4 } },
  });
  expect(await client.jobs.list()).toEqual([]);
  machine.freeDiskBytes = 50_000_000_000;
  const { jobIds } = await client.models.pull({ names: ['qwen3:1.7b'], evenIfTooBig: true });
  expect(jobIds).toHaveLength(1);
});

test('a chosen model that is taken away leaves its work to the rules; one taken away elsewhere is told', async () => {
  const { client } = await openWithOllama({ models: ['uno:1b', 'dos:1b'] });
  await client.library.updateSettings({ languageModel: 'uno:1b', answerModel: 'dos:1b' });
  await client.models.remove({ name: 'uno:1b' });
  const { settings } = await client.library.status();
  expect(settings).toMatchObject({ languageModel: null, answerModel: 'dos:1b' });
  await client.library.updateSettings({ languageModel: 'tres:1b' });
  expect((await client.models.status()).chosen).toEqual({
    fill: { name: 'tres:1b', isMissing: true },
    answer: { name: 'dos:1b', isMissing: false },
    search: null,
  });
});

test('a model is taken into memory, measured in words and let go', async () => {
  const { client } = await openWithOllama({
    models: [{ name: 'uno:1b', sizeBytes: 1_000 }],
    chat: () => ({ pieces: Array.from({ length: 18 }, () => 'palabra ') }),
  });
  const { jobId } = await client.models.measure({ name: 'uno:1b' });
  const { job } = await follow(client, jobId);
  expect(job?.summary).toMatch(/^Escribe unas 6 palabras por segundo: una respuesta corta tarda/);
  expect((await client.models.status()).installed[0]).toMatchObject({
    loaded: { memoryBytes: 1_000, graphicsBytes: 0 },
    speed: { writtenTokensPerSecond: 9 },
  });
  await client.models.unload({ name: 'uno:1b' });
  expect((await client.models.status()).installed[0]).toMatchObject({ loaded: null });
  await client.models.load({ name: 'uno:1b' });
  expect((await client.models.status()).installed[0]?.loaded).not.toBeNull();
});

test('a model that does not fit in memory says so when it is tried', async () => {
  const { client } = await openWithOllama({ models: ['uno:1b'], availableMemoryBytes: 1_000 });
  await expect(client.models.load({ name: 'uno:1b' })).rejects.toMatchObject({ data: { code: 'MODEL_TOO_BIG' } });
});

test('a model comes from a file of a stick, by the name of the file', async () => {
  const { client, folder, ollama } = await openWithOllama({ models: [] });
  const path = join(folder, 'qwen3_4b-instruct.gguf');
  const content = 'GGUF y los pesos.';
  writeFileSync(path, content);
  const { jobId } = await client.models.importFile({ path });
  expect((await follow(client, jobId)).job).toMatchObject({ state: 'completed', subject: 'qwen3:4b-instruct' });
  expect(await namesIn(client)).toEqual(['qwen3:4b-instruct']);
  expect([...ollama.blobs.keys()]).toEqual([`sha256:${createHash('sha256').update(content).digest('hex')}`]);
  const missing = await client.models.importFile({ path: join(folder, 'no.gguf') });
  expect((await follow(client, missing.jobId)).job).toMatchObject({ state: 'failed', errorCode: 'PATH_NOT_FOUND' });
});

test('a file that the disk does not hold is not handed over', async () => {
  const { client, folder, ollama } = await openWithOllama({}, { machine: { freeDiskBytes: 1_000_000_000 } });
  const path = join(folder, 'uno.gguf');
  writeFileSync(path, 'GGUF.');
  const { jobId } = await client.models.importFile({ path });
  expect((await follow(client, jobId)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_DISK_TOO_SMALL' });
  expect(ollama.blobs.size).toBe(0);
});

test('the file of an installed model is copied to a folder, whole and under its name', async () => {
  const place = temporaryFolder();
  const weightsPath = join(place, 'blobs', 'sha256-aa');
  mkdirSync(join(place, 'blobs'));
  writeFileSync(weightsPath, 'GGUF pesos.'.repeat(1_000));
  const { client } = await openWithOllama({ models: [{ name: 'uno:1b', weightsPath }] });
  const stick = join(place, 'pendrive');
  mkdirSync(stick);
  const { jobId } = await client.models.copyOut({ name: 'uno:1b', folder: stick });
  const { job } = await follow(client, jobId);
  expect(job).toMatchObject({ state: 'completed', summary: `Quedó en ${join(stick, 'uno_1b.gguf')}` });
  expect(readdirSync(stick)).toEqual(['uno_1b.gguf']);
  expect(readFileSync(join(stick, 'uno_1b.gguf'))).toEqual(readFileSync(weightsPath));
  const away = await client.models.copyOut({ name: 'uno:1b', folder: join(place, 'sacado') });
  expect((await follow(client, away.jobId)).job).toMatchObject({ state: 'failed', errorCode: 'OUTPUT_NOT_WRITABLE' });
});

test('models of another PC are used and not moved, and its memory is not told', async () => {
  const { client } = await openComputer();
  await client.library.updateSettings({ ollamaUrl: 'http://192.0.2.1:11434' });
  const { jobId } = await client.models.copyOut({ name: 'uno:1b', folder: tmpdir() });
  expect((await follow(client, jobId)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_IS_ELSEWHERE' });
});

test('an address is checked as it was typed', async () => {
  const { client, ollama } = await openWithOllama();
  const { host } = new URL(ollama.url);
  expect(await client.models.check({ server: 'ollama', address: host })).toEqual({
    url: ollama.url,
    answers: true,
    version: '0.17.4',
    models: 1,
  });
  expect(await client.models.check({ server: 'ollama', address: '127.0.0.1:9' })).toMatchObject({
    answers: false,
  });
  await expect(client.models.check({ server: 'ollama', address: 'la otra PC' })).rejects.toMatchObject({
    data: { code: 'INVALID_INPUT' },
  });
});

test('a server behind OpenAI’s protocol is listed and used for both tasks', async () => {
  const other = await startFakeOpenAiServer({ models: ['local-model'] });
  closers.push(() => other.close());
  const { client } = await openComputer();
  await client.library.updateSettings({
    modelServer: 'compatible',
    compatibleUrl: other.url,
    languageModel: 'local-model',
  });
  expect(await client.models.status()).toMatchObject({
    server: 'compatible',
    state: 'answers',
    installed: [{ name: 'local-model', sizeBytes: null }],
    chosen: { fill: { name: 'local-model', isMissing: false } },
  });
  expect(await client.models.check({ server: 'compatible', address: other.url })).toMatchObject({ models: 1 });
  await client.library.updateSettings({ compatibleUrl: nobodyListens });
  expect(await client.models.status()).toMatchObject({ state: 'unreachable', installed: [] });
});

test('Ollama is started when it is needed and ends with the program', async () => {
  const folder = temporaryFolder();
  const { log } = installFakeOllama(folder);
  const { client, close, folder: place } = await openComputer({ ollamaFolders: [folder] });
  await client.library.updateSettings({ ollamaUrl: `http://127.0.0.1:${await freePort()}` });
  expect(await client.models.status()).toMatchObject({ state: 'stopped', isOurs: false });
  await client.models.start();
  expect(await client.models.status()).toMatchObject({ state: 'answers', isOurs: true, version: '0.0.1' });
  await client.library.updateSettings({ languageModel: 'uno:1b' });
  await close();
  expect(readFileSync(log, 'utf8')).toBe('serve 1\nended\n');
  // With a model chosen it is made ready as soon as the program is open.
  const again = await openComputer({ ollamaFolders: [folder], folder: place });
  await expect.poll(async () => (await again.client.models.status()).isOurs, { timeout: 20_000 }).toBe(true);
});
