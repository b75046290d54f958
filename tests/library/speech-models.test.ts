import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import type { CatalogueSpeechModel } from '../../src-shared/domain/speech-model-catalogue.ts';
import { type FileScenario, startFileServer } from '../fakes/file-server.ts';
import { startServer } from '../fakes/start-server.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { embeddingNotes, onnxFile, segmentationNotes } from '../fixtures/speech-files.ts';
import { tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';

const gibibyte = 1024 ** 3;
const ordinary: MachineResources = {
  memoryBytes: 8 * gibibyte,
  processorFlags: ['avx2'],
  freeDiskBytes: 40 * gibibyte,
};
const folder = temporaryFolder('speech-models');
const name = 'ggml-de-prueba-q8_0.bin';
const nobodyListens = 'http://127.0.0.1:9';
let content: Uint8Array;
let libraries = 0;

beforeAll(async () => {
  const path = join(folder, 'de-prueba.bin');
  await writeSpeakingModel(path, tinyShape, [{ text: ' Hola' }]);
  content = readFileSync(path);
});

/** What is open, the last one first. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function offered(address: string, more: Partial<CatalogueSpeechModel> = {}): CatalogueSpeechModel {
  return {
    name,
    role: 'transcription',
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    address: `${address}/modelos/${name}`,
    licence: 'MIT',
    memoryGigabytes: 4,
    about: 'De prueba.',
    workOfBase: 1,
    isRecommendable: true,
    ...more,
  };
}

type Computer = {
  catalogue: readonly CatalogueSpeechModel[];
  library?: string;
  machine?: Partial<MachineResources>;
  freeBytes?: number;
  stallMs?: number;
};

async function openComputer({ catalogue, library, machine, freeBytes = 40 * gibibyte, stallMs }: Computer) {
  libraries += 1;
  const libraryFolder = library ?? join(folder, `biblioteca-${libraries}`);
  const host = await createLocalHost(localConfiguration({ library: libraryFolder, plain: true, cores: 1 }, {}), {
    resumeJobs: true,
    examineForModels: async () => ({ ...ordinary, ...machine }),
    speechModels: { catalogue, freeBytes: async () => freeBytes, stallMs },
  });
  closers.push(() => host.close());
  return {
    client: host.client,
    close: () => host.close(),
    folder: libraryFolder,
    models: join(libraryFolder, 'modelos'),
  };
}

type Client = Awaited<ReturnType<typeof openComputer>>['client'];

/** A PC whose one model is published by a server that does what `scenario` says. */
async function openWithServer(scenario: FileScenario = {}, more: Pick<Computer, 'stallMs'> = {}) {
  const server = await startFileServer(content, scenario);
  closers.push(() => server.close());
  const catalogue = [offered(server.url)];
  return { ...(await openComputer({ catalogue, ...more })), server, catalogue };
}

/** The job as it ended, and each step that it told. */
async function follow(client: Client, { jobId }: { jobId: Job['id'] }) {
  const steps: string[] = [];
  let last: Job | undefined;
  for await (const job of await client.jobs.watch({ jobId })) {
    last = job;
    if (job.progress) steps.push(job.progress.step);
  }
  return { job: last, steps };
}

const pull = async (client: Client) => follow(client, await client.speechModels.pull({ name }));
const partOf = async (client: Client) => (await client.speechModels.status()).offers[0]?.partialBytes;
const someOfIt = (client: Client) => expect.poll(() => partOf(client), { timeout: 60_000 }).toBeGreaterThan(0);

/** Begins a download from a server that says nothing any more, and cancels it. */
async function pullAndCancel(client: Client): Promise<void> {
  const started = await client.speechModels.pull({ name });
  await someOfIt(client);
  await client.jobs.cancel(started);
  expect((await follow(client, started)).job).toMatchObject({ state: 'cancelled' });
}

const bring = async (client: Client, path: string) => follow(client, await client.speechModels.importFile({ path }));
const namesIn = async (client: Client) => (await client.speechModels.status()).installed.map((model) => model.name);

describe('what is offered', () => {
  test('a PC is told what it had best have, what it costs and how long an hour of meeting takes', async () => {
    const { client } = await openWithServer();
    const status = await client.speechModels.status();
    expect(status).toMatchObject({
      installed: [],
      recommended: name,
      canHear: false,
      chosen: { transcription: null, secondPass: null },
      machine: { memoryGigabytes: 8, isSlow: false },
    });
    expect(status.offers).toMatchObject([
      { name, licence: 'MIT', host: '127.0.0.1', minutesPerHour: 4, isInstalled: false, partialBytes: 0, fits: true },
    ]);
  });

  test('nothing is asked of the internet until a person wants it', async () => {
    const { client, server } = await openWithServer();
    await client.speechModels.status();
    expect(server.requests).toEqual([]);
  });

  test('a slow PC with little memory is recommended what is small enough', async () => {
    const small = offered(nobodyListens, { name: 'ggml-chico.bin' });
    const large = offered(nobodyListens, { name: 'ggml-grande.bin', workOfBase: 3.5 });
    const slow = await openComputer({ catalogue: [small, large], machine: { processorFlags: ['sse4_2'] } });
    expect(await slow.client.speechModels.status()).toMatchObject({ recommended: small.name });
    const fast = await openComputer({ catalogue: [small, large] });
    expect(await fast.client.speechModels.status()).toMatchObject({ recommended: large.name });
    const poor = await openComputer({ catalogue: [small, large], machine: { memoryBytes: 2 * gibibyte } });
    expect(await poor.client.speechModels.status()).toMatchObject({ recommended: null });
    await expect(poor.client.speechModels.pull({ name: small.name })).rejects.toMatchObject({
      data: { code: 'MODEL_NEEDS_MEMORY' },
    });
  });
});

describe('downloading', () => {
  test('a file is downloaded, checked, named and used', async () => {
    const { client, models } = await openWithServer();
    expect((await pull(client)).job).toMatchObject({ state: 'completed', result: { name } });
    expect(readdirSync(models)).toEqual([name]);
    expect(readFileSync(join(models, name)).equals(content)).toBe(true);
    expect(await client.speechModels.status()).toMatchObject({
      installed: [{ name, role: 'transcription', kind: 'f16', sizeBytes: content.length }],
      canHear: true,
      chosen: { transcription: name },
      offers: [{ isInstalled: true }],
    });
  });

  test('cut at 37 % it is waited for and goes on from there', async () => {
    const { client, server } = await openWithServer({ cutAt: 0.37 });
    const { job, steps } = await pull(client);
    expect(job).toMatchObject({ state: 'completed' });
    expect(steps.some((step) => step.startsWith('Se cortó.'))).toBe(true);
    const [first, second, ...more] = server.requests.map(({ from }) => from / content.length);
    expect(first).toBe(0);
    // What was on its way when the connection broke is asked for again.
    expect(second).toBeGreaterThan(0.3);
    expect(second).toBeLessThanOrEqual(0.37);
    expect(more).toEqual([]);
  });

  test('a server that says nothing any more is taken for a cut', async () => {
    const scenario: FileScenario = { stallsAt: 0.5 };
    const { client, server } = await openWithServer(scenario, { stallMs: 300 });
    const { jobId } = await client.speechModels.pull({ name });
    for await (const job of await client.jobs.watch({ jobId })) {
      if (job.progress?.step.startsWith('Se cortó.')) delete scenario.stallsAt;
    }
    expect(await client.jobs.get({ jobId })).toMatchObject({ state: 'completed' });
    expect(server.requests[1]?.from).toBeGreaterThan(content.length * 0.45);
  });

  test('the program closed in the middle takes it up where it was', async () => {
    const scenario: FileScenario = { stallsAt: 0.5 };
    const { client, close, folder: library, models, catalogue, server } = await openWithServer(scenario);
    const { jobId } = await client.speechModels.pull({ name });
    await someOfIt(client);
    await close();
    const kept = statSync(join(models, `${name}.part`)).size;
    expect(kept).toBeGreaterThan(0);
    delete scenario.stallsAt;
    const again = await openComputer({ catalogue, library });
    expect((await follow(again.client, { jobId })).job).toMatchObject({ state: 'completed' });
    expect(server.requests.at(-1)?.from).toBe(kept);
  });

  test('cancelled, what came stays for the next time, and can be deleted', async () => {
    const scenario: FileScenario = { stallsAt: 0.5 };
    const { client } = await openWithServer(scenario);
    await pullAndCancel(client);
    const [offer] = (await client.speechModels.status()).offers;
    expect(offer?.partialBytes).toBeGreaterThan(0);
    expect(offer?.isInstalled).toBe(false);
    await client.speechModels.remove({ name });
    expect(await partOf(client)).toBe(0);
  });

  test('a server that sends the whole file again when the rest is asked for is taken at its word', async () => {
    const { client, server } = await openWithServer({ cutAt: 0.37, ignoresRanges: true });
    expect((await pull(client)).job).toMatchObject({ state: 'completed' });
    expect(server.requests).toHaveLength(2);
  });

  test('a file that came other than it is published is deleted, and said', async () => {
    const scenario: FileScenario = { isOther: true };
    const { client, models } = await openWithServer(scenario);
    expect((await pull(client)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_DOWNLOAD_WRONG' });
    expect(readdirSync(models)).toEqual([]);
    delete scenario.isOther;
    expect((await pull(client)).job).toMatchObject({ state: 'completed' });
  });

  test('a page in place of the file leaves what came before as it was', async () => {
    const scenario: FileScenario = { stallsAt: 0.5 };
    const { client } = await openWithServer(scenario);
    await pullAndCancel(client);
    const before = await partOf(client);
    delete scenario.stallsAt;
    scenario.page = '<title>Red de la escuela: escriba su clave</title>';
    expect((await pull(client)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_DOWNLOAD_BLOCKED' });
    expect(await partOf(client)).toBe(before);
  });

  test.each([
    [404, 'MODEL_ADDRESS_GONE'],
    [403, 'MODEL_ADDRESS_GONE'],
    [503, 'MODEL_DOWNLOAD_FAILED'],
  ])('a server that answers %i is told', async (status, errorCode) => {
    const { client } = await openWithServer({ status });
    expect((await pull(client)).job).toMatchObject({ state: 'failed', errorCode });
  });

  test('without internet it says so at once, and who could not be reached', async () => {
    const { client } = await openComputer({ catalogue: [offered(nobodyListens)] });
    expect((await pull(client)).job).toMatchObject({
      state: 'failed',
      errorCode: 'MODEL_NO_INTERNET',
      errorData: { name, host: '127.0.0.1' },
    });
  });

  test('sent on to the same server it follows; sent on to any other, or without end, it does not', async () => {
    const { client, server, catalogue } = await openWithServer();
    const sender = await startServer(async (request, response) => {
      const isHere = request.url?.startsWith('/aca/') ?? false;
      response.writeHead(302, { location: isHere ? '/aca/otra' : server.url }).end();
    });
    closers.push(() => sender.close());
    catalogue[0] = offered(sender.url);
    expect((await pull(client)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_DOWNLOAD_BLOCKED' });
    catalogue[0] = offered(`${sender.url}/aca`);
    expect((await pull(client)).job).toMatchObject({ state: 'failed', errorCode: 'MODEL_DOWNLOAD_BLOCKED' });
    expect(server.requests).toEqual([]);
  });

  test('a disk that is too small is said before anything is downloaded', async () => {
    const server = await startFileServer(content);
    closers.push(() => server.close());
    const { client } = await openComputer({ catalogue: [offered(server.url)], freeBytes: 500_000_000 });
    await expect(client.speechModels.pull({ name })).rejects.toMatchObject({
      data: { code: 'MODEL_DISK_TOO_SMALL' },
    });
    expect(server.requests).toEqual([]);
  });
});

describe('files', () => {
  test('a file of a stick is copied in under its own name, and one that was published under that one', async () => {
    const { client, models } = await openWithServer();
    const own = join(folder, 'ggml-de-la-escuela.bin');
    await writeSpeakingModel(own, tinyShape, [{ text: ' Chau' }]);
    expect((await bring(client, own)).job).toMatchObject({
      state: 'completed',
      result: { name: 'ggml-de-la-escuela.bin' },
    });
    const renamed = join(folder, 'descarga (1).bin');
    writeFileSync(renamed, content);
    expect((await bring(client, renamed)).job).toMatchObject({ state: 'completed', result: { name } });
    expect(readdirSync(models).sort()).toEqual([name, 'ggml-de-la-escuela.bin'].sort());
  });

  test('a file that is damaged, something else, or not what its name says does not come in', async () => {
    const { client } = await openWithServer();
    const cut = join(folder, 'ggml-cortado.bin');
    writeFileSync(cut, content.subarray(0, content.length / 2));
    expect((await bring(client, cut)).job).toMatchObject({ errorCode: 'MODEL_FILE_DAMAGED' });
    const false_ = join(folder, 'otra', name);
    mkdirSync(join(folder, 'otra'));
    await writeSpeakingModel(false_, tinyShape, [{ text: ' Otra cosa' }]);
    expect((await bring(client, false_)).job).toMatchObject({ errorCode: 'MODEL_FILE_UNEXPECTED' });
    expect((await bring(client, join(folder, 'ninguno.bin'))).job).toMatchObject({ errorCode: 'PATH_NOT_FOUND' });
    expect(await namesIn(client)).toEqual([]);
  });

  test('a file is taken to a stick as it is', async () => {
    const { client } = await openWithServer();
    await pull(client);
    const stick = join(folder, 'pendrive');
    mkdirSync(stick);
    const { job } = await follow(client, await client.speechModels.copyOut({ name, folder: stick }));
    expect(job).toMatchObject({ state: 'completed', result: { path: join(stick, name) } });
    expect(readFileSync(join(stick, name)).equals(content)).toBe(true);
  });

  test('files put in the folder by hand are told by their content, and damaged ones are named', async () => {
    const { client, models } = await openWithServer();
    mkdirSync(models, { recursive: true });
    writeFileSync(join(models, 'turnos.onnx'), onnxFile({ notes: segmentationNotes }));
    writeFileSync(join(models, 'voces.onnx'), onnxFile({ notes: embeddingNotes }));
    writeFileSync(join(models, 'ggml-roto.bin'), content.subarray(0, 1_000));
    writeFileSync(join(models, 'LEEME.txt'), 'Modelos de la escuela');
    const { installed, chosen } = await client.speechModels.status();
    expect(Object.fromEntries(installed.map((model) => [model.name, model.role]))).toEqual({
      'turnos.onnx': 'speaker-segmentation',
      'voces.onnx': 'speaker-embedding',
      'ggml-roto.bin': null,
    });
    expect(chosen.transcription).toBeNull();
  });

  test('a file is removed, and what it was chosen for goes on without it', async () => {
    const { client, models } = await openWithServer();
    await pull(client);
    await client.library.updateSettings({ secondPassModel: name });
    await client.speechModels.remove({ name });
    expect(existsSync(join(models, name))).toBe(false);
    const { settings } = await client.library.status();
    expect(settings).toMatchObject({ transcriptionModel: null, secondPassModel: null });
    await expect(client.speechModels.remove({ name })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
    await expect(client.speechModels.remove({ name: '../library.db' })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    });
  });

  test('a model of the second pass that is gone is said', async () => {
    const { client } = await openWithServer();
    await client.library.updateSettings({ secondPassModel: 'ggml-ido.bin' });
    expect((await client.speechModels.status()).chosen.secondPass).toEqual({ name: 'ggml-ido.bin', isMissing: true });
  });
});
