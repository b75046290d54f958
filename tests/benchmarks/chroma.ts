import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ChromaClient } from 'chromadb';
import { programFolder } from '../../src-main/host/local-configuration.ts';

/** A Chroma of its own (`chroma run`) with one empty collection, by the cosine. */
export type Chroma = {
  add(ids: readonly number[], vectors: readonly Float32Array[]): Promise<void>;
  /** The ids of the nearest, best first. */
  search(vector: Float32Array, limit: number): Promise<number[]>;
  /** Its processor time so far; null where the system does not tell. */
  processorMs(): number | null;
  stop(): Promise<void>;
};

const patienceMs = 60_000;

/** Starts Chroma in a folder that goes with it; null, with the reason said, where its program does not run here. */
export async function startChroma(): Promise<Chroma | null> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-chroma-'));
  const port = await freePort();
  const program = join(programFolder, 'node_modules/chromadb/dist/cli.mjs');
  const child = spawn(process.execPath, [program, 'run', '--path', folder, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const client = new ChromaClient({ host: 'localhost', port });
  if (!(await answers(client, child))) {
    await stop();
    console.error(`Chroma does not run here: ${said.trim().split('\n').at(-1) ?? 'no answer'}`);
    return null;
  }
  const collection = await client.createCollection({
    name: 'bench',
    embeddingFunction: null,
    configuration: { hnsw: { space: 'cosine' } },
  });
  return {
    async add(ids, vectors) {
      await collection.add({ ids: ids.map(String), embeddings: vectors.map((vector) => [...vector]) });
    },
    async search(vector, limit) {
      const query = { queryEmbeddings: [[...vector]], nResults: limit, include: ['distances' as const] };
      return (await collection.query(query)).ids[0]?.map(Number) ?? [];
    },
    processorMs: () => processorMsOf(child.pid),
    stop,
  };
}

async function answers(client: ChromaClient, child: ChildProcess): Promise<boolean> {
  for (const startedAt = Date.now(); Date.now() - startedAt < patienceMs; await setTimeout(100)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (
      await client.heartbeat().then(
        () => true,
        () => false,
      )
    )
      return true;
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('The system gave no port');
  return address.port;
}

/** Linux counts a process's time in hundredths of a second, in its own and in the kernel's name. */
function processorMsOf(pid: number | undefined): number | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const afterName = readFileSync(path, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(afterName[11]) + Number(afterName[12])) * 10;
}
