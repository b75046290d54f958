import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';

export type Ended = {
  code: number | null;
  killedBy: NodeJS.Signals | null;
  output: string;
  errors: string;
};

/** Whether a process ended on an instruction that the processor does not have; Windows says so in the exit code. */
export function endedOnInstruction({ code, killedBy }: Pick<Ended, 'code' | 'killedBy'>): boolean {
  return killedBy === 'SIGILL' || code === 0xc000001d;
}

export type RunOptions = {
  folder?: string;
  environment?: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Whether it starts programs of its own, which end with it. */
  isFamily?: boolean;
  /** Every piece of what it prints, as it comes. */
  onOutput?: (text: string) => void;
};

/** Runs a program to its end; null when there is no such program. Aborting kills it and throws what the signal says. */
export function runToEnd(
  program: string,
  programArguments: readonly string[],
  { folder, environment, signal, isFamily = false, onOutput }: RunOptions,
): Promise<Ended | null> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(program, programArguments, {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, which can be killed whole.
      detached: isFamily && process.platform !== 'win32',
    });
    const printed = { output: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.output += text;
      onOutput?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed.errors += text;
    });
    const kill = () => {
      if (isFamily) killFamily(child);
      else child.kill('SIGKILL');
    };
    signal.addEventListener('abort', kill, { once: true });
    child.once('error', (error) => {
      signal.removeEventListener('abort', kill);
      if ('code' in error && error.code === 'ENOENT') resolve(null);
      else reject(error);
    });
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', kill);
      if (signal.aborted) reject(signal.reason);
      else resolve({ code, killedBy, ...printed });
    });
  });
}

function killFamily(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
  else process.kill(-child.pid, 'SIGKILL');
}
