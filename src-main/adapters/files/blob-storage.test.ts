import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { createBlobStorage } from './blob-storage.ts';

const bytes = (text: string) => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) }) as const;

function onlyBlob(folder: string): string {
  const [prefix] = readdirSync(folder);
  const [rest] = readdirSync(join(folder, prefix ?? ''));
  return join(folder, prefix ?? '', rest ?? '');
}

describe.each([
  ['sealed', new Uint8Array(randomBytes(32))],
  ['plain', null],
])('%s blobs', (_name, key) => {
  test('are named by their hash and come back as they were, whatever their size', async () => {
    const folder = temporaryFolder('blobs');
    const files = createBlobStorage({ folder, key });
    for (const size of [0, 1, 1_048_575, 1_048_576, 1_048_577, 2_500_000]) {
      const content = new Uint8Array(randomBytes(size));
      const { sha256, sizeBytes } = await files.put({ kind: 'bytes', bytes: content });
      expect(sizeBytes).toBe(size);
      expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
      expect(Buffer.from(await files.read(sha256)).equals(Buffer.from(content))).toBe(true);
    }
  });

  test('are read from any place to any other, also over the edges of their chunks', async () => {
    const files = createBlobStorage({ folder: temporaryFolder('blobs'), key });
    const content = Buffer.from(randomBytes(2_500_000));
    const { sha256 } = await files.put({ kind: 'bytes', bytes: new Uint8Array(content) });
    const ranges: [number, number][] = [
      [0, 10],
      [1_048_570, 1_048_590],
      [1_048_576, 2_097_152],
      [2_499_990, 9_000_000],
      [0, 2_500_000],
      [7, 7],
      [3_000_000, 3_000_010],
    ];
    for (const [start, end] of ranges) {
      const parts: Uint8Array[] = [];
      for await (const part of files.readRange(sha256, start, end)) parts.push(part);
      expect(Buffer.concat(parts).equals(content.subarray(start, end))).toBe(true);
    }
  });

  test('are stored once', async () => {
    const folder = temporaryFolder('blobs');
    const files = createBlobStorage({ folder, key });
    const first = await files.put(bytes('ficha'));
    expect(await files.put(bytes('ficha'))).toEqual(first);
    const stored = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(stored).toHaveLength(1);
  });

  test('go for good when they are removed', async () => {
    const files = createBlobStorage({ folder: temporaryFolder('blobs'), key });
    const { sha256 } = await files.put(bytes('ficha'));
    await files.remove(sha256);
    expect(await files.has(sha256)).toBe(false);
    await expect(files.read(sha256)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('what a sealed blob holds cannot be read on the disk', async () => {
  const folder = temporaryFolder('blobs');
  await createBlobStorage({ folder, key: new Uint8Array(32).fill(7) }).put(bytes('María José de la Cruz'));
  expect(readFileSync(onlyBlob(folder)).includes('María')).toBe(false);
});

test('a sealed blob that was changed, cut or opened with another key is damaged, not wrong', async () => {
  const key = new Uint8Array(32).fill(7);
  const folder = temporaryFolder('blobs');
  const files = createBlobStorage({ folder, key });
  const { sha256 } = await files.put({ kind: 'bytes', bytes: new Uint8Array(randomBytes(2_200_000)) });
  const path = onlyBlob(folder);
  const whole = readFileSync(path);
  await expect(createBlobStorage({ folder, key: new Uint8Array(32).fill(8) }).read(sha256)).rejects.toMatchObject({
    code: 'LIBRARY_DAMAGED',
  });
  for (const at of [0, 10, 500_000, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    await expect(files.read(sha256)).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
    const around = files.readRange(sha256, Math.max(0, at - 20), at + 20)[Symbol.asyncIterator]();
    await expect(around.next()).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
  }
  for (const length of [3, 20, 20 + 1_048_576 + 16, whole.length - 1]) {
    writeFileSync(path, whole);
    truncateSync(path, length);
    await expect(files.read(sha256)).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
  }
});

test('what an interrupted write left is swept away', async () => {
  const folder = temporaryFolder('blobs');
  writeFileSync(join(folder, 'x.partial'), 'half');
  await createBlobStorage({ folder, key: null }).put(bytes('ficha'));
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('the plain copy of a large sealed blob goes: when it was read, when it is damaged, and after a kill', async () => {
  const key = new Uint8Array(32).fill(7);
  const folder = temporaryFolder('blobs');
  const files = createBlobStorage({ folder, key });
  const parts = async function* () {
    for (let megabyte = 0; megabyte < 65; megabyte += 1) yield new Uint8Array(1_000_000);
  };
  const { sha256, sizeBytes } = await files.put({ kind: 'stream', parts: parts() });
  const copiesOf = (pid: number): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`amanuense-reader-${pid}-`));

  const opened = await files.open(sha256);
  if (opened.content.kind !== 'path') throw new Error('A large blob is opened as a file');
  expect(statSync(opened.content.path).size).toBe(sizeBytes);
  await opened.release();
  expect(existsSync(opened.content.path)).toBe(false);

  const script = `import { createBlobStorage } from ${JSON.stringify(new URL('./blob-storage.ts', import.meta.url).href)};
    const key = new Uint8Array(32).fill(7);
    await createBlobStorage({ folder: ${JSON.stringify(folder)}, key }).open('${sha256}');
    process.kill(process.pid, 'SIGKILL');`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(killed.signal, killed.stderr).toBe('SIGKILL');
  expect(copiesOf(killed.pid)).toHaveLength(1);
  createBlobStorage({ folder, key });
  expect(copiesOf(killed.pid)).toEqual([]);

  truncateSync(onlyBlob(folder), 64_000_001);
  await expect(files.open(sha256)).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
  expect(copiesOf(process.pid)).toEqual([]);
});

test('a path that is not there is told by its name', async () => {
  const files = createBlobStorage({ folder: temporaryFolder('blobs'), key: null });
  const missing = files.put({ kind: 'path', path: join(tmpdir(), 'no-existe.pdf') });
  await expect(missing).rejects.toMatchObject({ code: 'PATH_NOT_FOUND', data: { name: 'no-existe.pdf' } });
});

test.runIf(process.platform === 'linux')('a full disk is told as such and leaves nothing behind', async () => {
  const folder = temporaryFolder('blobs');
  const files = createBlobStorage({ folder, key: null });
  // The kernel refuses to let this process's files grow over 1 MiB, as it refuses when a quota is reached.
  const before = readdirSync(folder);
  const script = `import { createBlobStorage } from ${JSON.stringify(new URL('./blob-storage.ts', import.meta.url).href)};
    const files = createBlobStorage({ folder: ${JSON.stringify(folder)}, key: null });
    await files.put({ kind: 'bytes', bytes: new Uint8Array(5_000_000) }).then(() => console.log('written'), (error) => console.log(error.code));`;
  const limited = spawnSync(
    'bash',
    [
      '-c',
      `ulimit -f 1024; trap '' XFSZ; exec ${process.execPath} --input-type=module -e '${script.replaceAll("'", "'\\''")}'`,
    ],
    { encoding: 'utf8' },
  );
  expect(limited.stdout.trim()).toBe('DISK_FULL');
  expect(readdirSync(folder)).toEqual(before);
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(await files.has((await files.put(bytes('ficha'))).sha256)).toBe(true);
});
