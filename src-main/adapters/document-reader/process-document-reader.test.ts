import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentReader } from '../../../src-shared/ports/document-reader.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { wordDocumentOf } from '../../../tests/fixtures/reading-documents.ts';
import { createProcessDocumentReader, type ProcessDocumentReaderOptions } from './process-document-reader.ts';

const misbehaving = new URL('../../../tests/fixtures/misbehaving-reader-process.ts', import.meta.url);
const readers: DocumentReader[] = [];

function createReader(options: Partial<ProcessDocumentReaderOptions> = {}): DocumentReader {
  const reader = createProcessDocumentReader({ workers: 1, workerEntry: misbehaving, ...options });
  readers.push(reader);
  return reader;
}

const behave = (reader: DocumentReader, name: string, signal: AbortSignal = new AbortController().signal) =>
  reader.read({ name, content: { kind: 'bytes', bytes: new TextEncoder().encode('contenido') } }, { signal });
const textOf = async (reading: ReturnType<typeof behave>) => (await reading).text.pages[0]!.text;

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

describe('a document reader in processes', () => {
  test('reads with the real readers, from the disk and from memory, and draws nothing that has no pages', async () => {
    const reader = createReader({ workerEntry: undefined });
    const bytes = wordDocumentOf('<w:p><w:r><w:t>Hola</w:t></w:r></w:p>');
    const signal = new AbortController().signal;
    const path = join(temporaryFolder('reader-test'), 'hola.docx');
    writeFileSync(path, bytes);
    for (const content of [{ kind: 'bytes', bytes } as const, { kind: 'path', path } as const]) {
      const { text } = await reader.read({ name: 'hola.docx', content }, { signal });
      expect(text).toMatchObject({
        format: 'docx',
        pages: [{ text: 'Hola\n', blocks: [{ kind: 'paragraph', start: 0, end: 4 }] }],
      });
    }
    const drawing = reader.renderPage(
      { name: 'hola.docx', content: { kind: 'path', path }, page: 1, widthPixels: 100 },
      { signal },
    );
    await expect(drawing).rejects.toMatchObject({ code: 'PAGE_UNREADABLE' });
    rmSync(path);
  });

  test('names what is wrong with a path', async () => {
    const reader = createReader();
    const folder = temporaryFolder('reader-test');
    const empty = join(folder, 'vacío.pdf');
    writeFileSync(empty, '');
    const read = (path: string) =>
      reader.read({ name: 'x', content: { kind: 'path', path } }, { signal: new AbortController().signal });
    await expect(read(join(folder, 'no-está'))).rejects.toMatchObject({ code: 'PATH_NOT_FOUND', data: { name: 'x' } });
    await expect(read(empty)).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    await expect(read(folder)).rejects.toMatchObject({ code: 'FORMAT_UNKNOWN' });
    rmSync(folder, { recursive: true });
  });

  test.each(['spin', 'wait'])('leaves a file that makes no progress (%s) and goes on with the next', async (name) => {
    const reader = createReader({ pageTimeoutMs: 3_000 });
    await expect(behave(reader, name)).rejects.toMatchObject({ code: 'READER_TIMEOUT', data: { name } });
    expect(await textOf(behave(reader, 'nota'))).toBe('contenido');
  });

  test('waits as long as there is progress, and passes it on', async () => {
    const reader = createReader({ pageTimeoutMs: 1_000 });
    const steps: number[] = [];
    const request = { name: 'slow', content: { kind: 'bytes', bytes: Uint8Array.of(1) } as const };
    const { text } = await reader.read(request, {
      signal: new AbortController().signal,
      report: ({ done }) => steps.push(done),
    });
    expect(text.pages[0]!.text).toBe('slow but sure');
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test.each(['swell', 'swell-heap'])('ends a process that needs too much memory (%s)', async (name) => {
    const reader = createReader({ memoryLimitBytes: 200_000_000 });
    await expect(behave(reader, name)).rejects.toMatchObject({ code: 'READER_MEMORY' });
    expect(await textOf(behave(reader, 'nota'))).toBe('contenido');
  });

  test('gives a file that was too much for a used process a second chance in a new one', async () => {
    const reader = createReader({ memoryLimitBytes: 300_000_000 });
    const pid = await textOf(behave(reader, 'pid'));
    await textOf(behave(reader, 'hold'));
    expect(await textOf(behave(reader, 'hold'))).toBe('held');
    expect(await textOf(behave(reader, 'pid'))).not.toBe(pid);
  });

  test.each(['crash', 'exit'])('survives a process that dies (%s)', async (name) => {
    const reader = createReader();
    await expect(behave(reader, name)).rejects.toMatchObject({ code: 'READER_CRASHED', data: { name } });
    expect(await textOf(behave(reader, 'nota'))).toBe('contenido');
  });

  test('kills what is cancelled, waiting or running', async () => {
    const reader = createReader();
    const controller = new AbortController();
    const running = behave(reader, 'spin', controller.signal);
    const waiting = behave(reader, 'nota', controller.signal);
    const patient = textOf(behave(reader, 'nota'));
    setTimeout(() => controller.abort(), 300);
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await patient).toBe('contenido');
  });

  test('keeps processes warm and starts no more of them than it was told', async () => {
    const reader = createReader({ workers: 2 });
    const pids = await Promise.all(Array.from({ length: 6 }, () => textOf(behave(reader, 'pid'))));
    expect(new Set(pids).size).toBeLessThanOrEqual(2);
    expect(pids).toContain(await textOf(behave(reader, 'pid')));
  });

  test('closes a process that nobody uses', async () => {
    const reader = createReader({ idleMs: 200 });
    const pid = Number(await textOf(behave(reader, 'pid')));
    expect(() => process.kill(pid, 0)).not.toThrow();
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  test('lets nothing out to the network, neither from its threads', async () => {
    let visits = 0;
    const server = createServer(() => visits++);
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    const before = process.env.LANG;
    process.env.LANG = String(port);
    const outcome = await textOf(behave(createReader(), 'network')).finally(() => {
      process.env.LANG = before;
    });
    server.close();
    expect(outcome).toBe('refused refused refused refused refused refused refused');
    expect(visits).toBe(0);
  });

  test('gives the process no keys of ours and takes away its temporary folder', async () => {
    process.env.AMANUENSE_TEST_KEY = 'secreta';
    const reader = createReader();
    expect(await textOf(behave(reader, 'secrets'))).not.toContain('AMANUENSE_TEST_KEY');
    const path = await textOf(behave(reader, 'temporary'));
    expect(existsSync(path)).toBe(true);
    await reader.close();
    expect(existsSync(path)).toBe(false);
  });

  test('takes away the temporary folders of a program that was cut off', async () => {
    const nobody = 2 ** 22 + 1;
    const abandoned = mkdtempSync(join(tmpdir(), `amanuense-reader-${nobody}-`));
    await textOf(behave(createReader(), 'nota'));
    expect(existsSync(abandoned)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
