import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findFreePort } from '../free-port.ts';
import { createKeeper } from './keep-running.ts';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-programs.ts';

const run = promisify(execFile);

const userName = 'amanuense_owner';
const startLimitMs = 60_000;

/** A PostgreSQL of our own, for a district that has none. */
export type EmbeddedPostgres = {
  url: string;
  /** Whether it was running already: another program of ours started it, or one that was killed. */
  wasRunning: boolean;
  /** Starts it again at the same place whenever it has ended by itself, until `stop`; `onEnd` is told. */
  keepRunning(onEnd: () => void): void;
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Holds the database, its password and its log. */
  folder: string;
  /** Settings beside ours, as `name=value`. */
  settings?: readonly string[];
};

/**
 * Starts the PostgreSQL whose files are in a folder, and makes them the first time. It listens on 127.0.0.1 alone, on
 * any free port. Throws what its log says where it does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const programs = await findPostgresPrograms(folder);
  const data = join(folder, 'database');
  const password = await keepPassword(folder);
  const urlAt = (port: number) => `postgres://${userName}:${password}@127.0.0.1:${port}/postgres`;

  const start = (port: number) =>
    waitUntilReady(spawnPostgres(programs, { ...options, data, port }), {
      url: urlAt(port),
      logFile: join(folder, 'database.log'),
    });
  const keepable = (port: number) => {
    const keeper = createKeeper({ isRunning: () => isRunning(data), start: () => start(port) });
    const stop = async () => {
      await keeper.stop();
      if (isRunning(data)) await stopPostgres(programs, data);
    };
    return { keepRunning: keeper.keep, stop };
  };

  if (!existsSync(data)) await createCluster(programs, { folder, data, password });
  const runningPort = portInUse(data);
  if (runningPort !== null && (await answers(urlAt(runningPort)))) {
    return { ...keepable(runningPort), url: urlAt(runningPort), wasRunning: true };
  }
  const port = await findFreePort();
  await start(port);
  return { ...keepable(port), url: urlAt(port), wasRunning: false };
}

async function keepPassword(folder: string): Promise<string> {
  const path = join(folder, 'database-password');
  if (!existsSync(path)) await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

/** Beside its place first: one that was cut short is never taken for a database. */
async function createCluster(
  { initdb, user }: PostgresPrograms,
  { folder, data, password }: { folder: string; data: string; password: string },
): Promise<void> {
  const draft = `${data}.new`;
  const passwordFile = join(folder, 'first-password');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [draft, passwordFile]) await chown(path, user.uid, user.gid);
  try {
    const names = [`--username=${userName}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await run(initdb, [`--pgdata=${draft}`, ...names, ...locale], { ...user, cwd: draft });
    await rename(draft, data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** A line of the file that a running Postgres keeps, as a number; null where there is none. */
function readState(data: string, line: number): number | null {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const found = Number(readFileSync(path, 'utf8').split('\n')[line]);
  return Number.isInteger(found) && found > 0 ? found : null;
}

const portInUse = (data: string) => readState(data, 3);

function isRunning(data: string): boolean {
  const id = readState(data, 0);
  try {
    return id !== null && process.kill(id, 0);
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // It may go away at any moment: what asks next is told.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function spawnPostgres(
  { postgres, user }: PostgresPrograms,
  { folder, data, port, settings = [] }: EmbeddedPostgresOptions & { data: string; port: number },
): ChildProcess {
  // What fails is logged without the statement, in which a school's words could stand.
  const ours = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_min_error_statement=panic'];
  const flags = [...ours, ...settings].flatMap((setting) => ['-c', setting]);
  const log = openSync(join(folder, 'database.log'), 'a', 0o600);
  return spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...user,
    cwd: data,
    stdio: ['ignore', log, log],
    // Ctrl+C is for us: the database ends once nobody needs it any more.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

async function waitUntilReady(child: ChildProcess, { url, logFile }: { url: string; logFile: string }): Promise<void> {
  let failure: unknown = null;
  child.once('error', (error) => {
    failure = error;
  });
  child.unref();
  const until = performance.now() + startLimitMs;
  while (!(await answers(url))) {
    const isOver = failure !== null || child.exitCode !== null || performance.now() > until;
    if (isOver) throw new Error(`PostgreSQL did not start: ${readFileSync(logFile, 'utf8')}`, { cause: failure });
    await wait(50);
  }
}

async function stopPostgres({ pg_ctl, user }: PostgresPrograms, data: string): Promise<void> {
  await run(pg_ctl, ['stop', `--pgdata=${data}`, '--mode=fast', '--wait'], { ...user, cwd: data });
}
