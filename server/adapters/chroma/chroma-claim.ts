import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const claimSchema = z.object({ pid: z.number(), port: z.number() });

/** Who runs the Chroma of a folder, and on which port: a file that one program at a time may write. */
export type Claim = z.infer<typeof claimSchema>;

/** The claim in a file; null where there is none. */
export function readClaim(path: string): Claim | null {
  try {
    return claimSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Writes this program's claim; false where another was first. */
export async function claimPort(path: string, port: number): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, port } satisfies Claim), { mode: 0o600 });
  try {
    // Whole or not at all: whoever reads it meanwhile finds no half of it.
    await link(draft, path);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether a process of that number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error, 'EPERM');
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
