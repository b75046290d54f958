import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import type { DocumentText } from '../../src-shared/domain/document-text.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { defaultReadingLimits } from '../../src-shared/formats/document-format.ts';
import { pdfFormat } from '../../src-shared/formats/pdf.ts';

/** How much of other people's tables is found again. */
export type TableFigures = { f1: number; recall: number; precision: number; payScaleRows: string[] };

/**
 * Reads every PDF of `pdf-tablas` and the pay scales of `municipio-ar` and scores their tables.
 * Null when the evaluation data is not there. Needs python3 for the set's own scorer.
 */
export async function measureTables(dataFolder: string): Promise<TableFigures | null> {
  const set = join(dataFolder, 'pdf-tablas');
  if (!existsSync(set)) return null;
  const output = mkdtempSync(join(tmpdir(), 'tables-'));
  try {
    for (const file of pdfsIn(join(set, 'files'))) {
      const tables = tablesOf(await readPdf(file));
      writeFileSync(join(output, `${parse(file).name}.json`), JSON.stringify(tables));
    }
    const scorer = spawnSync('python3', [join(dataFolder, 'score.py'), 'tables', set, output], { encoding: 'utf8' });
    const score: { f1: number; adjacency_recall: number; adjacency_precision_of_matched: number } = JSON.parse(
      scorer.stdout,
    );
    return {
      f1: score.f1,
      recall: score.adjacency_recall,
      precision: score.adjacency_precision_of_matched,
      payScaleRows: await measurePayScales(join(dataFolder, 'municipio-ar')),
    };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

function pdfsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .map((name) => join(folder, name));
}

function tablesOf(document: DocumentText | null): string[][][] {
  const tables = document?.pages.flatMap((page) => page.tables) ?? [];
  return tables.map((table) => table.rows.map((row) => row.map((cell) => cell.text)));
}

async function readPdf(path: string): Promise<DocumentText | null> {
  const recognizer = {
    recognize: () => Promise.reject(new AppError('OCR_UNAVAILABLE')),
    detectQuarterTurns: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
  const context = {
    signal: new AbortController().signal,
    report: () => undefined,
    recognizer,
    limits: defaultReadingLimits,
  };
  try {
    const result = await pdfFormat.read({ name: parse(path).base, bytes: new Uint8Array(readFileSync(path)) }, context);
    return result.text;
  } catch (error) {
    console.error(parse(path).base, String(error));
    return null;
  }
}

/** For each pay scale, how many rows of its truth are rows of a table that was found. */
async function measurePayScales(set: string): Promise<string[]> {
  const results: string[] = [];
  for (const file of pdfsIn(join(set, 'files')).filter((path) => parse(path).name.startsWith('sueldos-'))) {
    const truth = readFileSync(join(set, 'gt', `${parse(file).name}.csv`), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    const found = new Set(
      tablesOf(await readPdf(file)).flatMap((table) => table.map((row) => comparable(row.join(' ')))),
    );
    const hits = truth.filter((line) => found.has(comparable(line)));
    results.push(`${parse(file).name}: ${hits.length} of ${truth.length}`);
  }
  return results;
}

/** Letters and digits only: the truth writes amounts with and without quotes and the currency sign. */
function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/[^0-9a-z]/g, '');
}

if (import.meta.main) {
  const dataFolder = process.argv[2] ?? '../shared/data';
  const figures = await measureTables(dataFolder);
  console.log(figures ?? `${dataFolder}: not found`);
}
