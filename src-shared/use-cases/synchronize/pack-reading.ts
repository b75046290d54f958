import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { z } from 'zod';
import { hashReading } from '../../domain/content-hash.ts';
import { type DocumentText, documentTextSchema, type Page, pageSchema } from '../../domain/document-text.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import { joinBytes } from '../../domain/join-bytes.ts';
import { packedReadingLimit, unpackedReadingLimit } from '../../domain/sync/shared-reading.ts';
import { type Transcript, transcriptSchema } from '../../domain/transcript.ts';

/** What was heard in a recording, whichever source it is. */
export type HeardTranscript = Omit<Transcript, 'sourceId'>;

const paperSchema = documentTextSchema.omit({ pages: true }).extend({ kind: z.literal('paper') });
const transcriptFileSchema = transcriptSchema.omit({ sourceId: true }).extend({ kind: z.literal('recording') });

/** What unpacking looks at together: one bad part of a file never makes more than a thousand times this. */
const partBytes = 16 * 1024;

/**
 * A paper's text as the file that it travels in: a line of JSON for the paper and one for each page, deflated. The same
 * text makes the same bytes on every PC. Null for one that is too large to travel.
 */
export function packText({ pages, ...paper }: DocumentText): Uint8Array | null {
  const { format, meta, problems } = paper;
  return pack([
    JSON.stringify({ kind: 'paper', format, meta, problems }),
    ...pages.map((page) => JSON.stringify(page)),
  ]);
}

/** A transcript as the file that it travels in; null for one that is too large. */
export function packTranscript(transcript: Transcript): Uint8Array | null {
  const { durationMs, language, engine, model, segments, unheard } = transcript;
  return pack([JSON.stringify({ kind: 'recording', durationMs, language, engine, model, segments, unheard })]);
}

/** The text in a file of another PC, which must be the one of that hash; null where the file is not one or is too large. */
export async function unpackText(bytes: Uint8Array, textHash: Sha256 | null): Promise<DocumentText | null> {
  const [first, ...rest] = unpack(bytes) ?? [];
  const paper = paperSchema.safeParse(first);
  const pages = z.array(pageSchema).safeParse(rest);
  if (!paper.success || !pages.success || !pages.data.every(isWhole) || !areInOrder(pages.data)) return null;
  const { format, meta, problems } = paper.data;
  // As they came: the schema puts keys in an order of its own, and the hash is of theirs.
  const told = await hashReading({ format, meta, problems, pages: rest as Page[] });
  return told === textHash ? { format, pages: pages.data, meta, problems } : null;
}

/** The transcript in a file of another PC; null where the file is not one or is too large. */
export function unpackTranscript(bytes: Uint8Array): HeardTranscript | null {
  const lines = unpack(bytes);
  const parsed = transcriptFileSchema.safeParse(lines?.[0]);
  if (lines?.length !== 1 || !parsed.success) return null;
  const { kind: _, ...transcript } = parsed.data;
  return transcript;
}

/** Whether all that a page says of its text lies in it. */
function isWhole({ text, words, blocks, tables }: Page): boolean {
  const cells = tables.flatMap(({ rows }) => rows.flat());
  const ofCells = cells.flatMap(({ range }) => (range === null ? [] : [{ start: range[0], end: range[1] }]));
  const ranges = [...words, ...blocks, ...ofCells];
  return ranges.every(({ start, end }) => 0 <= start && start <= end && end <= text.length);
}

function areInOrder(pages: readonly Page[]): boolean {
  return pages.every(({ number }, index) => index === 0 || pages[index - 1]!.number < number);
}

function pack(lines: readonly string[]): Uint8Array | null {
  if (lines.reduce((sum, line) => sum + line.length, 0) > unpackedReadingLimit) return null;
  const bytes = strToU8(lines.join('\n'));
  const packed = bytes.length > unpackedReadingLimit ? null : deflateSync(bytes, { level: 6 });
  return packed === null || packed.length > packedReadingLimit ? null : packed;
}

/** The values of the lines; null where it is too large, damaged, or no JSON. */
function unpack(bytes: Uint8Array): unknown[] | null {
  if (bytes.length > packedReadingLimit) return null;
  try {
    return strFromU8(inflate(bytes))
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    // Whatever it is, it is no reading.
    return null;
  }
}

function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflating = new Inflate((part) => {
    length += part.length;
    if (length > unpackedReadingLimit) throw new RangeError('It is larger than any reading');
    parts.push(part);
  });
  for (let start = 0; start < bytes.length; start += partBytes) {
    inflating.push(bytes.subarray(start, start + partBytes), start + partBytes >= bytes.length);
  }
  return joinBytes(parts);
}
