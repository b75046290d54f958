import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

/** A program that writes a line into `log` as each window begins to be heard, and prints JSON when all is done. */
export type HearingProgram = { program: string; log: string; arguments: readonly string[] };

export function windowsBegun(log: string): string[] {
  try {
    return readFileSync(log, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

function start({ program, arguments: words }: HearingProgram) {
  const child = spawn(process.execPath, [program, ...words]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    stderr = (stderr + piece.toString()).slice(-2_000);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, ended, told: () => ({ stdout, stderr }) };
}

/** Gives what it prints. */
export async function runWhole(run: HearingProgram): Promise<unknown> {
  const { child, ended, told } = start(run);
  await ended;
  if (child.exitCode !== 0) throw new Error(`ended with ${child.exitCode}: ${told().stderr}`);
  return JSON.parse(told().stdout);
}

/** Kills it once so many windows have begun to be heard, by this and earlier starts. */
export async function runUntilHeard(run: HearingProgram, windows: number): Promise<void> {
  const { child, ended, told } = start(run);
  while (windowsBegun(run.log).length < windows) {
    if (child.exitCode !== null) throw new Error(`ended before it was killed: ${told().stderr}`);
    await setTimeout(5);
  }
  child.kill('SIGKILL');
  await ended;
}
