import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { findFreePort } from '../free-port.ts';
import { claimPort, isAlive, readClaim } from './chroma-claim.ts';

/** A Chroma of our own, from npm, for a district that has none. */
export type EmbeddedChroma = {
  /** Where it answers; started where it does not run. Throws `VECTORS_UNREACHABLE` where it does not start. */
  url(): Promise<string>;
  stop(): Promise<void>;
};

type EmbeddedChromaOptions = {
  /** Holds the vectors, and Chroma's log. */
  folder: string;
  /** Told each time it ended by itself, which it is started again after. */
  onEnd?: (how: { code: number | null; signal: string | null }) => void;
};

/** `child` is null for one that another program of ours started. */
type Running = { port: number; child: ChildProcess | null };

const startLimitMs = 60_000;
const tidyLimitMs = 5 * 60_000;
const askedEachMs = 50;
const restartPauseMs = 1000;
/** Where it did not start, it is not tried again at each question. */
const failurePauseMs = 10_000;

/**
 * The Chroma whose files are in a folder: one for all programs of ours, of which the first to need it starts it. It
 * listens on 127.0.0.1 alone, which is all the protection it has, on any free port, and ends with who started it.
 */
export function createEmbeddedChroma({ folder, onEnd }: EmbeddedChromaOptions): EmbeddedChroma {
  const claimFile = join(folder, 'chroma.json');
  let running: Promise<Running> | null = null;
  let isStopping = false;

  async function run(): Promise<Running> {
    await mkdir(folder, { recursive: true });
    for (const until = performance.now() + startLimitMs; ; await wait(askedEachMs)) {
      const claim = readClaim(claimFile);
      if (claim === null) {
        const port = await findFreePort();
        if (await claimPort(claimFile, port)) return start(port);
      } else if (await answers(claim.port)) {
        return { port: claim.port, child: null };
      } else if (!isAlive(claim.pid) || performance.now() > until) {
        await rm(claimFile, { force: true });
      }
    }
  }

  async function start(port: number): Promise<Running> {
    await tidy(folder);
    const child = spawnChroma(folder, port);
    try {
      await waitUntilReady(child, port, join(folder, 'chroma.log'));
    } catch (error) {
      await end(child);
      await rm(claimFile, { force: true });
      throw error;
    }
    child.once('exit', (code, signal) => {
      running = null;
      rmSync(claimFile, { force: true });
      if (!isStopping) restart({ code, signal });
    });
    return { port, child };
  }

  function restart(how: { code: number | null; signal: string | null }): void {
    onEnd?.(how);
    // Whoever asks meanwhile starts it, and is told where it does not start.
    setTimeout(() => void (isStopping || find().catch(() => undefined)), restartPauseMs).unref();
  }

  async function find(): Promise<Running> {
    running ??= run();
    try {
      const found = await running;
      if (found.child !== null || (await answers(found.port))) return found;
    } catch (error) {
      const failed = running;
      setTimeout(() => {
        if (running === failed) running = null;
      }, failurePauseMs).unref();
      throw error;
    }
    // Another program of ours had started it, and has gone.
    running = null;
    return find();
  }

  return {
    url: async () => `http://127.0.0.1:${(await find()).port}`,
    async stop() {
      isStopping = true;
      const found = await running?.catch(() => null);
      if (!found?.child) return;
      await end(found.child);
    },
  };
}

const chromaProcess = fileURLToPath(new URL('./chroma-process.ts', import.meta.url));

function spawnChroma(folder: string, port: number): ChildProcess {
  const words = ['run', '--path', join(folder, 'vectors'), '--host', '127.0.0.1', '--port', String(port)];
  const log = openSync(join(folder, 'chroma.log'), 'w', 0o600);
  return spawn(process.execPath, [chromaProcess, findProgram(), ...words], {
    stdio: ['pipe', log, log],
    // Ctrl+C is for us: it ends once nobody needs it any more.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

function findProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('chromadb')), '..', 'cli.mjs');
}

/**
 * Takes what was forgotten out of the free pages of Chroma's file too, which Chroma can do only while it does not run.
 * Where that does not work, Chroma starts nevertheless.
 */
async function tidy(folder: string): Promise<void> {
  const path = join(folder, 'vectors');
  if (!existsSync(join(path, 'chroma.sqlite3'))) return;
  const words = [findProgram(), 'vacuum', '--path', path, '--force'];
  const child = spawn(process.execPath, words, { stdio: 'ignore', windowsHide: true, timeout: tidyLimitMs });
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

async function waitUntilReady(child: ChildProcess, port: number, logFile: string): Promise<void> {
  let failure: unknown = null;
  child.once('error', (error) => {
    failure = error;
  });
  const until = performance.now() + startLimitMs;
  while (!(await answers(port))) {
    const isOver = failure !== null || child.exitCode !== null || child.signalCode !== null;
    if (isOver || performance.now() > until) {
      const cause = failure ?? new Error(`Chroma did not start: ${readFileSync(logFile, 'utf8').trim().slice(-500)}`);
      throw new AppError('VECTORS_UNREACHABLE', { store: 'Chroma' }, { cause });
    }
    await wait(askedEachMs);
  }
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/v2/heartbeat`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
