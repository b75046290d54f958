import type { DocumentText } from '../document-text.ts';
import { machineWriting } from './machine-writing.ts';
import { givesOrders } from './order-sentences.ts';
import { type Stretch, splitSentences } from './split-sentences.ts';

/** An order takes the rest of its paragraph with it, up to this many signs. */
const mostAfterOrder = 600;

/**
 * The sentences of a text that give orders to whoever answers from it, and what only machines write: role marks, tags,
 * calls. What a paper tells people to do ("completar la ficha") is none of them.
 */
export function findOrders(text: string): Stretch[] {
  const found: Stretch[] = machineWriting(text);
  for (const sentence of splitSentences(text)) {
    if (givesOrders(sentence)) found.push({ start: sentence.start, end: endOfParagraph(text, sentence.end) });
  }
  return joinStretches(found);
}

/** A text of the same length with blanks where it gives orders, so that places in one are places in the other. */
export function withoutOrders(text: string): string {
  let blanked = text;
  for (const { start, end } of findOrders(text)) {
    const blanks = blanked.slice(start, end).replace(/[^\n]/g, ' ');
    blanked = blanked.slice(0, start) + blanks + blanked.slice(end);
  }
  return blanked;
}

/** A document with blanks where it gives orders: what a model may read of it, and what a quote must stand in. */
export function documentWithoutOrders(document: DocumentText): DocumentText {
  return { ...document, pages: document.pages.map((page) => ({ ...page, text: withoutOrders(page.text) })) };
}

/**
 * Where the paragraph of an order ends: at an empty line, a cell's end or a line that ends in a stop. What it ends with ":" to
 * introduce belongs to it.
 */
function endOfParagraph(text: string, from: number): number {
  const introduces = /^[^\p{L}\p{N}]*:\s*\n/u.exec(text.slice(Math.max(0, from - 1), from + 8))?.[0].length ?? 0;
  const rest = text.slice(from + introduces, from + mostAfterOrder);
  const ends = rest.search(/\n\s*\n|\t|(?<=[.!?»"”])\s*\n/u);
  return Math.max(from, from + introduces + (ends < 0 ? rest.length : ends));
}

function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
