import { z } from 'zod';
import type { Citation } from '../../domain/answer.ts';
import { completeItems } from '../../domain/complete-items.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { foldedWords } from '../../domain/fold-text.ts';
import { anchorOutsideOrders } from '../../domain/orders/anchor-outside-orders.ts';
import { documentWithoutOrders } from '../../domain/orders/without-orders.ts';
import type { TrialPart } from '../../domain/prompt-trial.ts';
import type { Source } from '../../domain/source.ts';
import { hasNothingFromNowhere, isSupported } from '../../domain/support-sentence.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import { type PaperPage, writeFromPaperPrompt } from '../../prompts/write-from-paper.ts';
import { streamText } from '../ask/stream-text.ts';

const answerTokens = 1500;
/** What our rules and the schema take, beside the paper and the school's instruction. */
const promptTokens = 500;
/** Spanish text, measured on usual tokenizers: a token is at least this many characters. */
const charactersPerToken = 2.5;

/** A greeting or a closing quotes nothing; a longer sentence without a quote says something that nobody can check. */
const mostWordsOfGreeting = 12;

const partSchema = z.object({ cita: z.string(), texto: z.string().trim().min(1) });
const writtenSchema = z.object({ partes: z.array(z.unknown()) });

export type PaperToWriteFrom = { source: Source; text: DocumentText };

/**
 * Has the model write a text from a paper and gives each part as soon as it is whole, marked by what code found of it
 * in the paper. Whole pages only: returns how many did not fit. Throws `MODEL_UNAVAILABLE`, `MODEL_FAILED`.
 */
export async function* writeFromPaper(
  model: LanguageModel,
  { paper, instruction }: { paper: PaperToWriteFrom; instruction: string },
  signal: AbortSignal,
): AsyncGenerator<TrialPart, { pagesLeft: number }, void> {
  const room = (model.contextTokens - answerTokens - promptTokens) * charactersPerToken - instruction.length;
  const readable = documentWithoutOrders(paper.text);
  const { pages, pagesLeft } = fittingPages(readable, room);
  const asked = writeFromPaperPrompt(instruction, { name: paper.source.name, pages });
  const citations: Citation[] = [];
  let taken = 0;
  const partsOf = (items: readonly unknown[]): TrialPart[] => {
    const fresh = items.slice(taken);
    taken += fresh.length;
    return fresh.flatMap((item) => {
      const part = partSchema.safeParse(item);
      return part.success ? [markedPart(part.data, { paper, readable, instruction, citations })] : [];
    });
  };
  const writing = streamText((onText) => model.generate({ ...asked, maximumTokens: answerTokens }, { signal, onText }));
  let step = await writing.next();
  while (!step.done) {
    yield* partsOf(completeItems(step.value));
    step = await writing.next();
  }
  const written = writtenSchema.safeParse(step.value);
  if (written.success) yield* partsOf(written.data.partes);
  return { pagesLeft };
}

/** The first pages that fit whole; of a first page that does not fit alone, its beginning. */
function fittingPages(text: DocumentText, room: number): { pages: PaperPage[]; pagesLeft: number } {
  const readable = text.pages.filter((page) => page.text.trim() !== '');
  const pages: PaperPage[] = [];
  let left = room;
  for (const page of readable) {
    if (page.text.length > left) break;
    left -= page.text.length;
    pages.push({ number: page.number, text: page.text });
  }
  const [first] = readable;
  if (pages.length === 0 && first) {
    pages.push({ number: first.number, text: first.text.slice(0, Math.max(0, Math.floor(room))) });
    return { pages, pagesLeft: readable.length };
  }
  return { pages, pagesLeft: readable.length - pages.length };
}

type Known = { paper: PaperToWriteFrom; readable: DocumentText; instruction: string; citations: Citation[] };

function markedPart({ cita, texto }: z.infer<typeof partSchema>, known: Known): TrialPart {
  const { paper, readable, instruction, citations } = known;
  const anchored = anchorOutsideOrders(paper.text, readable, cita);
  const page = readable.pages.find(({ number }) => number === pageOf(anchored?.locator));
  if (!anchored || !page) {
    const isShort = foldedWords(texto).length <= mostWordsOfGreeting;
    const isOwn = cita.trim() === '' && isShort && hasNothingFromNowhere(texto, instruction);
    return { text: texto, mark: isOwn ? 'own' : 'unproven', citations: [] };
  }
  const { id: sourceId, name, originPath: path } = paper.source;
  const same = citations.find(({ quote }) => quote === anchored.quote);
  const citation = same ?? { number: citations.length + 1, sourceId, name, path, ...anchored };
  if (!same) citations.push(citation);
  return {
    text: texto,
    mark: isSupported(texto, page.text, instruction) ? 'proven' : 'unproven',
    citations: [citation],
  };
}

function pageOf(locator: Citation['locator'] | undefined): number | null {
  return locator?.page ?? null;
}
