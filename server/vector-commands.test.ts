import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createId, type SourceId } from '../src-shared/domain/identifiers.ts';
import type { ServerAct } from '../src-shared/use-cases/district/note-server-act.ts';
import { createClusteredVectors } from '../tests/fixtures/clustered-vectors.ts';
import { type FakePinecone, startFakePinecone } from '../tests/fixtures/fake-pinecone.ts';
import { type FakeWeaviate, startFakeWeaviate } from '../tests/fixtures/fake-weaviate.ts';
import type { DistrictHost } from './host/create-district-host.ts';
import { readConfiguration } from './host/server-configuration.ts';
import { createVectorStores, type VectorStores } from './host/vector-stores.ts';
import { addVectorCommands } from './vector-commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
const school = { id: randomUUID(), name: 'Escuela 12' };
const registry = {
  schools: async () => [school],
  school: async (id: string) => (id === school.id ? school : null),
} as DistrictHost['registry'];
const noted: ServerAct[] = [];
let pinecone: FakePinecone;
let weaviate: FakeWeaviate;
let vectors: VectorStores;
let environment: Record<string, string>;

beforeAll(async () => {
  [pinecone, weaviate] = await Promise.all([startFakePinecone(), startFakeWeaviate()]);
  environment = {
    AMANUENSE_FOLDER: folder,
    PINECONE_API_KEY: pinecone.apiKey,
    PINECONE_URL: pinecone.url,
    WEAVIATE_URL: weaviate.url,
    WEAVIATE_GRPC_URL: weaviate.grpcUrl,
    WEAVIATE_API_KEY: weaviate.apiKey,
  };
  vectors = storesOf(environment);
});
afterAll(async () => {
  await vectors.close();
  await Promise.all([pinecone.close(), weaviate.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function storesOf(variables: Record<string, string>): VectorStores {
  return createVectorStores({ ...readConfiguration(variables, false).vectors, folder, onChromaEnd: () => undefined });
}

async function run(...words: string[]): Promise<string[]> {
  const said: string[] = [];
  const terminal = { say: (line: string) => void said.push(line), stopSignal: new AbortController().signal };
  const program = new Command('server').exitOverride();
  addVectorCommands(
    program,
    (work) => work({ registry, vectors, noteServerAct: async (act) => void noted.push(act) }),
    terminal,
  );
  await program.parseAsync(['vectors', ...words], { from: 'user' });
  return said;
}

const copy = (from: string, to: string, ...more: string[]) =>
  run('copy', '--from', from, '--to', to, '--school', school.id, ...more);

it('moves the vectors of a school from Chroma to Weaviate and on to Pinecone, and says so', async () => {
  const model = { modelId: 'modelo@1', dimensions: 32 };
  const random = createClusteredVectors(5, { ...model, clusters: 5 });
  const papers = [createId<SourceId>(), createId<SourceId>()];
  const index = vectors.open('chroma').of(school.id);
  await index.startOver(model);
  const made = Array.from({ length: 620 }, (_, at) => ({
    passageId: at * 2 + 1,
    sourceId: papers[at % 2]!,
    vector: random.next(),
  }));
  await index.upsert(model.modelId, made);
  const lines = (from: string, to: string, sent: number) => [
    '500 de 620',
    '620 de 620',
    `Modelo modelo@1: ${sent} copiados, 0 sacados`,
    `${from} tiene 620, ${to} tiene 620`,
    '52 mirados uno por uno: todos iguales',
  ];
  expect(await copy('chroma', 'weaviate')).toEqual(lines('Chroma', 'Weaviate', 620));
  const subject = { kind: 'place', id: 'Chroma a Weaviate' };
  expect(noted).toEqual([{ action: 'server.vectors.copy', subject, schoolId: school.id }]);
  expect(await copy('weaviate', 'pinecone')).toEqual(lines('Weaviate', 'Pinecone', 620));
  expect(await copy('weaviate', 'pinecone')).toEqual(lines('Weaviate', 'Pinecone', 0));
  expect(await run('check')).toEqual([`${school.id}\tEscuela 12\tmodelo@1\t620`, 'Chroma contesta']);
  expect([...pinecone.faults, ...weaviate.faults]).toEqual([]);
});

it('ends with an error where nothing was copied, and leaves the vectors of another model alone', async () => {
  await vectors.open('weaviate').of(school.id).startOver({ modelId: 'otro@2', dimensions: 3 });
  await expect(copy('chroma', 'weaviate')).rejects.toThrow('No quedaron iguales');
  expect((await vectors.open('weaviate').of(school.id).describe()).modelId).toBe('otro@2');
  expect(await copy('chroma', 'weaviate', '--replace')).toContain('Chroma tiene 620, Weaviate tiene 620');
  expect(await run('forget', '--school', school.id)).toEqual(['Borrados']);
  expect(await vectors.used.of(school.id).describe()).toEqual({ modelId: null, count: 0 });
  await expect(copy('chroma', 'weaviate')).rejects.toThrow('No quedaron iguales');
});

it('says which places it does not know', async () => {
  await expect(copy('chroma', 'chroma')).rejects.toThrow('Elegí dos lugares distintos');
  await expect(copy('nube', 'chroma')).rejects.toThrow('No hay ningún lugar nube');
  await expect(run('forget', '--school', 'otra')).rejects.toThrow('No hay ninguna escuela otra');
  const bare = storesOf({ AMANUENSE_FOLDER: folder, AMANUENSE_VECTORS: 'pinecone' });
  expect(() => bare.open('weaviate')).toThrow('VECTORS_UNSET');
  expect(() => bare.used).toThrow('VECTORS_UNSET');
  expect(() => storesOf({ AMANUENSE_VECTORS: 'nube' })).toThrow();
});
