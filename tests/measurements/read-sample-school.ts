import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Truth, TruthPaper } from '../../resources/sample-school/generator/truth.ts';
import { createTesseractTextRecognizer } from '../../src-main/adapters/tesseract/tesseract-text-recognizer.ts';
import type { DocumentText } from '../../src-shared/domain/document-text.ts';
import { defaultReadingLimits, type FormatContext } from '../../src-shared/formats/document-format.ts';
import { readDocument } from '../../src-shared/formats/read-document.ts';

/** A paper of a generated school as the readers see it; `text` is null where it could not be read. */
export type ReadPaper = { truth: TruthPaper; text: DocumentText | null };

/** Readings are kept here between runs, named by the file's hash: recognising a scan takes seconds. */
const cacheFolder = join(tmpdir(), 'amanuense-measurements');

async function readCached(
  name: string,
  bytes: Uint8Array,
  context: FormatContext,
  again: boolean,
): Promise<DocumentText | null> {
  const path = join(cacheFolder, `${createHash('sha256').update(bytes).digest('hex')}.json`);
  if (existsSync(path) && !again) return JSON.parse(readFileSync(path, 'utf8')) as DocumentText;
  const text = await readDocument({ name, bytes }, context).then(
    (result) => result.text,
    () => null,
  );
  if (text === null) return null;
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(path, JSON.stringify(text));
  return text;
}

/**
 * Reads the papers of a generated school that stand alone as files (not those inside archives and e-mails).
 * `again` reads anew the papers of those media.
 */
export async function readSampleSchool(
  folder: string,
  again: readonly string[] = [],
): Promise<{ truth: Truth; papers: ReadPaper[] }> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth', 'truth.json'), 'utf8')) as Truth;
  const recognizer = createTesseractTextRecognizer();
  const context = {
    signal: new AbortController().signal,
    report: () => undefined,
    recognizer,
    limits: defaultReadingLimits,
  };
  const papers: ReadPaper[] = [];
  try {
    for (const paper of truth.papers) {
      const path = join(folder, 'papers', paper.file);
      if (paper.expect !== 'ready' || !existsSync(path)) continue;
      const text = await readCached(
        paper.file,
        new Uint8Array(readFileSync(path)),
        context,
        again.includes(paper.medium),
      );
      papers.push({ truth: paper, text });
    }
  } finally {
    await recognizer.close();
  }
  return { truth, papers };
}
