// Reads files one by one through the reading processes and tells the most memory each process ever held.
// Usage: node tests/measurements/reading-memory.ts [FOLDER] [FILE_PATTERN] (default ../shared/data/ocr-escaneos/files, every file)
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { createProcessDocumentReader } from '../../src-main/adapters/document-reader/process-document-reader.ts';
import type { ReadResult } from '../../src-shared/ports/document-reader.ts';

const folder = resolve(process.argv[2] ?? '../shared/data/ocr-escaneos/files');
const pattern = new RegExp(process.argv[3] ?? '.');
if (existsSync(folder)) await measureFolder();
else console.log(`not found: ${folder}`);

async function measureFolder(): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file) && statSync(join(folder, file)).isFile())
    .sort();
  const rows = [];
  for (const file of files) rows.push({ file, ...(await measureFile(file)) });
  console.table(rows);
}

async function measureFile(file: string): Promise<Record<string, unknown>> {
  // Room enough that no file is stopped: what is wanted is how much each one takes.
  const reader = createProcessDocumentReader({ workers: 1, memoryLimitBytes: 4_000_000_000, pageTimeoutMs: 300_000 });
  const { signal } = new AbortController();
  const content = { kind: 'path', path: join(folder, file) } as const;
  const start = performance.now();
  try {
    const outcome = await reader.read({ name: file, content }, { signal }).then(describe, String);
    const readSeconds = (performance.now() - start) / 1000;
    const readMegabytes = highWaterMegabytes();
    const drawing = reader.renderPage({ name: file, content, page: 1, widthPixels: 1200 }, { signal });
    const drawn = await drawing.then(({ bytes }) => `${Math.round(bytes.length / 1000)} KB`, String);
    return {
      ...asColumns(outcome),
      seconds: readSeconds.toFixed(1),
      readMegabytes,
      drawn,
      alsoDrawn: highWaterMegabytes(),
    };
  } finally {
    await reader.close();
  }
}

function describe({ text: { pages } }: ReadResult): { pages: number; words: number; quality: string } {
  const words = pages.reduce((sum, page) => sum + page.words.length, 0);
  return { pages: pages.length, words, quality: [...new Set(pages.map((page) => page.quality))].join(' ') };
}

function asColumns(outcome: string | object): object {
  return typeof outcome === 'string' ? { problem: outcome } : outcome;
}

/** The kernel's own mark (Linux) of the most that any child of this program has held. */
function highWaterMegabytes(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const marks = children.filter(Boolean).map((pid) => {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  });
  return Math.max(0, ...marks);
}
