import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createVectorIndex } from '../../../src-main/adapters/vector-index/create-vector-index.ts';
import { createId, type SourceId } from '../../../src-shared/domain/identifiers.ts';
import { createCopyVectors, isTrueCopy } from '../../../src-shared/use-cases/copy-vectors.ts';
import { createClusteredVectors } from '../../../tests/fixtures/clustered-vectors.ts';
import { testKey } from '../../../tests/port-suites/library-fixtures.ts';
import { runVectorIndexSuite } from '../../../tests/port-suites/vector-index-suite.ts';
import type { VectorStore } from '../vector-stores/vector-store.ts';
import { createChromaStore } from './create-chroma-store.ts';
import { createEmbeddedChroma, type EmbeddedChroma } from './embedded-chroma.ts';

const model = { modelId: 'modelo@1', dimensions: 4 };
const one = { passageId: 7, sourceId: createId<SourceId>(), vector: new Float32Array([0.5, 0.5, -0.5, 0.5]) };
const query = { modelId: model.modelId, vector: one.vector };

const folder = mkdtempSync(join(tmpdir(), 'chroma-'));
const ended: string[] = [];
let chroma: EmbeddedChroma;
let store: VectorStore;
beforeAll(async () => {
  chroma = createEmbeddedChroma({ folder, onEnd: ({ signal }) => void ended.push(String(signal)) });
  store = createChromaStore(chroma);
  await chroma.url();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

runVectorIndexSuite('Chroma', () => store.of(randomUUID()));

it('is made the same as a file of vectors, and gives them back', async () => {
  const random = createClusteredVectors(3, { dimensions: 32, clusters: 5 });
  const identity = { modelId: 'modelo@1', dimensions: 32 };
  const vectors = Array.from({ length: 1200 }, (_, at) => ({ ...one, passageId: at * 3 + 1, vector: random.next() }));
  const file = createVectorIndex({ path: join(folder, 'file.db'), key: testKey });
  const back = createVectorIndex({ path: join(folder, 'back.db'), key: testKey });
  const index = store.of(randomUUID());
  await file.startOver(identity);
  await file.upsert(identity.modelId, vectors);
  const copied = { outcome: 'copied', copied: 1200, removed: 0, count: { from: 1200, to: 1200 } };
  for (const [from, to] of [
    [file, index],
    [index, back],
  ] as const) {
    const copy = createCopyVectors({ from, to, pause: async () => undefined });
    const done = await copy({ isReplacing: false }, { signal: new AbortController().signal, report: () => undefined });
    expect(done).toMatchObject({ ...copied, sample: { checked: 50, wrong: [] } });
    expect(isTrueCopy(done)).toBe(true);
  }
  await file.close();
  await back.close();
});

it('keeps the vectors of each school apart', async () => {
  const [here, there] = [store.of(randomUUID()), store.of(randomUUID())];
  await here.startOver(model);
  await here.upsert(model.modelId, [one]);
  expect(await there.describe()).toEqual({ modelId: null, count: 0 });
  await there.startOver(model);
  expect(await there.search(query, { limit: 5 })).toEqual([]);
  await there.clear();
  expect(await here.search(query, { limit: 5 })).toHaveLength(1);
});

it('is one Chroma for two programs on the same folder', async () => {
  const second = createEmbeddedChroma({ folder });
  expect(await second.url()).toBe(await chroma.url());
  await second.stop();
  expect(await store.isReady()).toBe(true);
});

it.runIf(process.platform === 'linux')('is started again when it dies, with what it had', async () => {
  const index = store.of(randomUUID());
  await index.startOver(model);
  await index.upsert(model.modelId, [one]);
  process.kill(childOf(process.pid), 'SIGKILL');
  await vi.waitFor(() => expect(ended).toEqual(['SIGKILL']), { timeout: 30_000 });
  const [found] = await index.search(query, { limit: 5 });
  expect(found).toMatchObject({ passageId: 7, sourceId: one.sourceId });
});

it('leaves nothing on the disk of a school that was forgotten, once it was started again, and all of another', async () => {
  const own = mkdtempSync(join(tmpdir(), 'chroma-forgets-'));
  const holds = (id: string) => readFileSync(join(own, 'vectors', 'chroma.sqlite3'), 'latin1').includes(id);
  const [kept, gone, sourceId] = [randomUUID(), randomUUID(), createId<SourceId>()];
  const first = createChromaStore(createEmbeddedChroma({ folder: own }));
  for (const [schoolId, vector] of [[kept, one] as const, [gone, { ...one, sourceId }] as const]) {
    await first.of(schoolId).startOver(model);
    await first.of(schoolId).upsert(model.modelId, [vector]);
  }
  await first.of(gone).clear();
  await first.close();
  expect(holds(sourceId)).toBe(true);
  const second = createChromaStore(createEmbeddedChroma({ folder: own }));
  expect(await second.of(kept).vectorsAfter(0, 5)).toEqual([one]);
  expect(await second.of(kept).search(query, { limit: 5 })).toHaveLength(1);
  await second.close();
  expect([holds(sourceId), holds(one.sourceId)]).toEqual([false, true]);
  rmSync(own, { recursive: true, force: true });
});

it('ends with the program that started it, and the next one takes its place', async () => {
  const own = mkdtempSync(join(tmpdir(), 'chroma-owner-'));
  const module = new URL('./embedded-chroma.ts', import.meta.url).href;
  const script = `import { createEmbeddedChroma } from '${module}';
    console.log(await createEmbeddedChroma({ folder: process.argv[1] }).url()); setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script, own], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(owner.stdout, 'data')) as [Buffer];
  owner.kill('SIGKILL');
  const gone = () => fetch(`${said.toString().trim()}/api/v2/heartbeat`);
  await vi.waitFor(() => expect(gone()).rejects.toThrow(), { timeout: 30_000, interval: 50 });
  const next = createEmbeddedChroma({ folder: own });
  expect((await fetch(`${await next.url()}/api/v2/heartbeat`)).ok).toBe(true);
  await next.stop();
  rmSync(own, { recursive: true, force: true });
});

it.each([
  ['nothing answers', null, 'VECTORS_UNREACHABLE'],
  ['a gateway says that it is away', 503, 'VECTORS_UNREACHABLE'],
  ['the key is not taken', 401, 'VECTORS_REFUSED'],
])('says by a code that %s', async (_title, status, code) => {
  const server = createServer((_request, response) => response.writeHead(status ?? 200).end());
  const url = await listen(server);
  if (status === null) await close(server);
  const away = createChromaStore({ url: async () => url, stop: async () => undefined });
  await expect(away.of(randomUUID()).describe()).rejects.toMatchObject({ code, data: { store: 'Chroma' } });
  expect(await away.isReady()).toBe(false);
  if (status !== null) await close(server);
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** The Chroma that a process runs. */
function childOf(parent: number): number {
  const child = readdirSync('/proc').find((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const isOurs = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1] === String(parent);
      return isOurs && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('chroma-process.ts');
    } catch {
      return false;
    }
  });
  return Number(child);
}
