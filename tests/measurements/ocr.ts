// Recognises the evaluation set's scans through our own readers and through native tesseract (`spa`, the same pages at
// 300 dpi), and lets the set's own script judge both.
// Usage: node --expose-gc tests/measurements/ocr.ts [DATA_FOLDER] [FILE_PATTERN] (default ../shared/data, every file)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { createTesseractTextRecognizer } from '../../src-main/adapters/tesseract/tesseract-text-recognizer.ts';
import { defaultReadingLimits, type FormatContext } from '../../src-shared/formats/document-format.ts';
import { imageFormat } from '../../src-shared/formats/image.ts';
import { pdfFormat } from '../../src-shared/formats/pdf.ts';

const scoreSchema = z.object({
  by_file: z.record(z.string(), z.object({ wer: z.number(), amount_recall: z.number() }).partial()),
});
type Scores = z.infer<typeof scoreSchema>['by_file'];
type Timing = { ours: Reading; native: Reading | null };
type Reading = { text: string; pages: number; seconds: number };

const data = resolve(process.argv[2] ?? '../shared/data');
const folder = join(data, 'ocr-escaneos');
if (existsSync(folder)) await measure(new RegExp(process.argv[3] ?? '.'));
else console.log(`ocr-escaneos: not found in ${data}`);

async function measure(pattern: RegExp): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'amanuense-ocr-'));
  const files = readdirSync(join(folder, 'files')).filter((file) => pattern.test(file));
  const recognizer = createTesseractTextRecognizer();
  const context = {
    signal: new AbortController().signal,
    report: () => undefined,
    recognizer,
    limits: defaultReadingLimits,
  };
  const timings = new Map<string, Timing>();
  for (const file of files) {
    const ours = await readOurs(file, context);
    const native = readNative(file, work);
    keep(join(work, 'ours'), file, ours.text);
    if (native) keep(join(work, 'native'), file, native.text);
    timings.set(file, { ours, native });
  }
  await recognizer.close();
  const [ours, native] = [score(join(work, 'ours')), score(join(work, 'native'))];
  console.table([...timings].map(([file, timing]) => row(file, { ours, native }, timing)));
  const spanish = files.filter((file) => /^(licitacion|situacion)/.test(file));
  console.log('Spanish files:', {
    wer: compare(spanish, 'wer', { ours, native }),
    amounts: compare(spanish, 'amount_recall', { ours, native }),
  });
}

async function readOurs(file: string, context: FormatContext): Promise<Reading> {
  const bytes = new Uint8Array(readFileSync(join(folder, 'files', file)));
  const format = file.endsWith('.pdf') ? pdfFormat : imageFormat;
  const start = performance.now();
  const { text } = await format.read({ name: file, bytes }, context);
  const seconds = (performance.now() - start) / 1000;
  return { text: text.pages.map((page) => page.text).join('\n'), pages: text.pages.length, seconds };
}

/** Null where the native programs are not installed. */
function readNative(file: string, work: string): Reading | null {
  const start = performance.now();
  const pictures = file.endsWith('.pdf') ? drawPages(file, work) : [join(folder, 'files', file)];
  const texts: string[] = [];
  for (const picture of pictures) {
    const environment = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const run = spawnSync('tesseract', [picture, '-', '-l', 'spa'], { encoding: 'utf8', env: environment });
    if (run.error || run.status !== 0) return null;
    texts.push(run.stdout);
  }
  if (texts.length === 0) return null;
  return { text: texts.join('\n'), pages: texts.length, seconds: (performance.now() - start) / 1000 };
}

function drawPages(file: string, work: string): string[] {
  const target = join(work, 'pages', parse(file).name);
  mkdirSync(target, { recursive: true });
  spawnSync('pdftoppm', ['-r', '300', '-png', join(folder, 'files', file), join(target, 'page')]);
  return readdirSync(target)
    .sort()
    .map((page) => join(target, page));
}

function keep(target: string, file: string, text: string): void {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${parse(file).name}.txt`), text);
}

function score(predictions: string): Scores {
  const run = spawnSync('python3', [join(data, 'score.py'), 'ocr', folder, predictions], { encoding: 'utf8' });
  return scoreSchema.parse(JSON.parse(run.stdout)).by_file;
}

function row(
  file: string,
  scores: { ours: Scores; native: Scores },
  { ours, native }: Timing,
): Record<string, unknown> {
  return {
    file,
    wer: scores.ours[file]?.wer,
    'wer native': native && scores.native[file]?.wer,
    amounts: scores.ours[file]?.amount_recall,
    'amounts native': native && scores.native[file]?.amount_recall,
    's/page': (ours.seconds / ours.pages).toFixed(1),
    's/page native': native && (native.seconds / native.pages).toFixed(1),
  };
}

function compare(
  files: string[],
  key: 'wer' | 'amount_recall',
  { ours, native }: { ours: Scores; native: Scores },
): string {
  const mean = (scores: Scores): string => {
    const values = files.flatMap((file) => scores[file]?.[key] ?? []);
    return values.length === 0 ? '–' : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4);
  };
  return `${mean(ours)} (native ${mean(native)})`;
}
