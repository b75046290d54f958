import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { expect, it } from 'vitest';
import type { ArchivedFile } from '../../../src-shared/ports/archive-writer.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { diskArchiveWriter } from './disk-archive-writer.ts';

const never = new AbortController().signal;

async function* each(files: ArchivedFile[]): AsyncGenerator<ArchivedFile, void, void> {
  yield* files;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  for (let start = 0; start < bytes.length; start += 100_001) yield bytes.subarray(start, start + 100_001);
}

it('files come out as they went in, small and large, whole and in pieces', async () => {
  const path = join(temporaryFolder('archive'), 'todo.zip');
  const large = randomBytes(700_000);
  const small = new TextEncoder().encode('Pérez Gómez, María Ana');
  await diskArchiveWriter.write(
    path,
    each([
      { name: 'resumen.html', content: small },
      { name: 'papeles/1 Ficha de inscripción.pdf', content: pieces(large) },
      { name: 'papeles/2 vacío.txt', content: new Uint8Array() },
    ]),
    never,
  );
  const zip = new PizZip(readFileSync(path));
  const read = (name: string) => Buffer.from(zip.file(name)?.asUint8Array() ?? []);
  expect(read('resumen.html').equals(small)).toBe(true);
  expect(read('papeles/1 Ficha de inscripción.pdf').equals(large)).toBe(true);
});

it('nothing is left of one that was stopped', async () => {
  const folder = temporaryFolder('archive');
  const stopped = new AbortController();
  async function* stopping(): AsyncGenerator<Uint8Array, void, void> {
    yield randomBytes(1000);
    stopped.abort();
    yield randomBytes(1000);
  }
  const writing = diskArchiveWriter.write(
    join(folder, 'todo.zip'),
    each([{ name: 'papel.pdf', content: stopping() }]),
    stopped.signal,
  );
  await expect(writing).rejects.toThrow();
  expect([existsSync(join(folder, 'todo.zip')), readdirSync(folder)]).toEqual([false, []]);
});
