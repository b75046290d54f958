import { z } from 'zod';
import { locateRange } from '../../domain/anchor-quote.ts';
import type { Citation } from '../../domain/answer.ts';
import { tidySpaces } from '../../domain/fold-text.ts';
import { anchorOutsideOrders } from '../../domain/orders/anchor-outside-orders.ts';
import { invisibleSigns } from '../../domain/orders/plain-words.ts';
import { speaksToReader } from '../../domain/orders/speaks-to-reader.ts';
import { hasAddress, isAboutQuestion, isPlainSentence } from '../../domain/plain-sentence.ts';
import { addsFromProof, isSupported } from '../../domain/support-sentence.ts';
import type { ReadablePassage } from './readable-passages.ts';

/** A sentence's end is not looked for farther than this from its quote. */
const farthestEnd = 300;

/** A sentence as a model gives it, with the number of its passage and the words that prove it. */
export const sentenceSchema = z.object({ pasaje: z.number().int(), cita: z.string(), oracion: z.string() });

/** A sentence of a written answer whose proof has been found. */
export type WrittenSentence = { text: string; citation: Omit<Citation, 'number'> };

/**
 * A model's sentence with its proof; null where it has none. What speaks to its reader, or gives an address, is quoted whole instead of retold:
 * who reads the answer sees who said it, and to whom.
 */
export function proveSentence(
  passages: readonly ReadablePassage[],
  { pasaje, cita, oracion }: z.infer<typeof sentenceSchema>,
  question: string,
): WrittenSentence | null {
  const passage = passages[pasaje - 1];
  const text = tidySpaces(oracion.replace(invisibleSigns, ''));
  if (!passage || text === '' || !isSupported(text, passage.text, question)) return null;
  const anchored = anchorOutsideOrders({ pages: [passage.original] }, { pages: [passage.readable] }, cita);
  if (!anchored || !isPlainSentence(text, anchored.quote)) return null;
  const [start, end] = wholeSentences(passage.readable.text, anchored.locator);
  const proof = passage.readable.text.slice(start, end);
  if (!isAboutQuestion(text, proof, question) || !addsFromProof(text, proof, question)) return null;
  const { sourceId, name, path } = passage.hit;
  if (!hasAddress(proof) && !speaksToReader(`${sentenceBefore(passage.readable.text, start)}${proof}`)) {
    return { text, citation: { sourceId, name, path, ...anchored } };
  }
  const quote = passage.original.text.slice(start, end);
  if (quote !== proof) return null;
  const locator = locateRange({ pages: [passage.original] }, passage.page, start, end);
  return { text: `«${tidySpaces(quote)}»`, citation: { sourceId, name, path, locator, quote } };
}

/** Where the whole sentences of a page begin and end in which a quote stands. */
function wholeSentences(text: string, { start, end }: { start: number; end: number }): [number, number] {
  const before = /(?:[^.!?\n]|\n(?!\s*\n))*$/u.exec(text.slice(Math.max(0, start - farthestEnd), start))?.[0] ?? '';
  const after = /^(?:[^.!?\n]|\n(?!\s*\n))*[.!?]?/u.exec(text.slice(end, end + farthestEnd))?.[0] ?? '';
  const from = start - before.trimStart().length;
  return [from, Math.max(end, end + after.trimEnd().length)];
}

/** The sentence that a stretch follows: what is asked for in one is often said in the next. */
function sentenceBefore(text: string, start: number): string {
  return /(?:[^.!?\n]|\n(?!\s*\n))*[.!?:]?\s*$/u.exec(text.slice(Math.max(0, start - farthestEnd), start))?.[0] ?? '';
}
