import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../../../server/adapters/embedded-postgres/start-embedded-postgres.ts';
import { openDistrictDatabase } from '../../../server/adapters/postgres/open-district-database.ts';
import { createPostgresDistrictLog } from '../../../server/adapters/postgres/postgres-district-log.ts';
import { createPostgresRegistry } from '../../../server/adapters/postgres/postgres-registry.ts';
import { createSigner, createSigningKeys } from '../../../src-shared/domain/sync/device-keys.ts';
import type { LoadIdentity } from './load-pc.ts';

const program = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

/** A server in a process of its own, on a Postgres that flushes to disk as it does at a district's. */
export type DistrictUnderLoad = {
  url: string;
  /** Schools with PCs that were let in, entered without asking the server for each. */
  enter(schools: number, pcsEach: number): Promise<LoadIdentity[]>;
  /** What a command of the server says. */
  command(...words: string[]): string;
  /** The memory that the server's process holds, in bytes; 0 on systems that do not tell. */
  memoryBytes(): number;
  stop(): Promise<void>;
};

export async function startDistrictUnderLoad(): Promise<DistrictUnderLoad> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder });
  const environment = {
    ...process.env,
    AMANUENSE_FOLDER: folder,
    DATABASE_URL: postgres.url,
    AMANUENSE_PORT: '0',
    AMANUENSE_BEHIND_PROXY: '1',
  };
  const server = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await readAddress(server);
  return {
    url,
    enter: (schools, pcsEach) => enterPcs(postgres.url, { schools, pcsEach }),
    command: (...words) =>
      execFileSync(process.execPath, [program, ...words], { env: environment, encoding: 'utf8' }).trim(),
    memoryBytes: () => heldBy(server.pid),
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's first line that names an address; what it says later goes by, as into any log. */
async function readAddress({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The server has no output');
  for await (const line of createInterface({ input: stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (address === null) continue;
    stdout.resume();
    return address[0];
  }
  throw new Error('The server ended before it served');
}

async function enterPcs(
  databaseUrl: string,
  { schools, pcsEach }: { schools: number; pcsEach: number },
): Promise<LoadIdentity[]> {
  const database = await openDistrictDatabase(databaseUrl, () => undefined);
  const clock = { now: () => Date.now() };
  const registry = createPostgresRegistry(database, clock);
  const log = createPostgresDistrictLog(database, clock);
  const entered: LoadIdentity[] = [];
  try {
    for (let index = 0; index < schools; index++) {
      const school = { id: randomUUID(), name: `Escuela ${index}` };
      await registry.addSchool(school);
      const address = `10.0.${Math.floor(index / 250)}.${index % 250}`;
      for (let pc = 0; pc < pcsEach; pc++) {
        const { publicKey, privateKey } = await createSigningKeys();
        const deviceId = randomUUID();
        await log.addDevice({ id: deviceId, schoolId: school.id, publicKey, isRevoked: false });
        entered.push({ deviceId, schoolId: school.id, address, signer: await createSigner(privateKey) });
      }
    }
  } finally {
    await database.destroy();
  }
  return entered;
}

function heldBy(id: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
