import { z } from 'zod';
import { anchorQuote } from '../../domain/anchor-quote.ts';
import type { Citation } from '../../domain/answer.ts';
import { completeItems } from '../../domain/complete-items.ts';
import { tidySpaces } from '../../domain/fold-text.ts';
import { isSupported } from '../../domain/support-sentence.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { SearchHit } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { answerQuestionPrompt } from '../../prompts/answer-question.ts';
import { type MaterialPassage, numberPassages } from './number-passages.ts';
import { streamText } from './stream-text.ts';

const answerTokens = 900;
/** What the instructions, the question and the schema take. */
const promptTokens = 800;

const sentenceSchema = z.object({ pasaje: z.number().int(), cita: z.string(), oracion: z.string() });
const modelAnswerSchema = z.object({ consta: z.boolean(), oraciones: z.array(sentenceSchema) });
type ModelSentence = z.infer<typeof sentenceSchema>;

/** A sentence of a written answer whose proof has been found, and what has not been kept so far. */
export type WrittenSentence = { text: string; citation: Omit<Citation, 'number'> };

/** How a written answer ended: what the model said of the papers, and how many sentences had no proof. */
export type WrittenEnd = { consta: boolean; dropped: number };

/**
 * Has the model write the answer and gives each sentence as soon as it is whole and its quote has been found on its page; a
 * sentence whose quote stands nowhere, or that says numbers or names from nowhere, is left out and counted. Throws
 * `MODEL_UNAVAILABLE`, `MODEL_FAILED`.
 */
export async function* writeAnswer(
  { model, sources }: { model: LanguageModel; sources: SourceRepository },
  { question, hits, manner }: { question: string; hits: readonly SearchHit[]; manner?: string },
  signal: AbortSignal,
): AsyncGenerator<WrittenSentence, WrittenEnd, void> {
  const passages = numberPassages(hits, model.contextTokens - answerTokens - promptTokens);
  const request = { ...answerQuestionPrompt(question, passages, manner), maximumTokens: answerTokens };
  const seen = { taken: 0, dropped: 0 };
  const check = async (sentences: readonly unknown[]): Promise<WrittenSentence[]> => {
    const kept: WrittenSentence[] = [];
    for (const item of sentences.slice(seen.taken)) {
      seen.taken += 1;
      const sentence = sentenceSchema.safeParse(item);
      const written = sentence.success ? await proveSentence(sources, passages, sentence.data, question) : null;
      if (written) kept.push(written);
      else seen.dropped += 1;
    }
    return kept;
  };
  const answering = streamText((onText) => model.generate(request, { signal, onText }));
  let step = await answering.next();
  while (!step.done) {
    yield* await check(completeItems(step.value));
    step = await answering.next();
  }
  const answer = modelAnswerSchema.safeParse(step.value);
  if (answer.success) yield* await check(answer.data.oraciones);
  return { consta: answer.success && answer.data.consta, dropped: seen.dropped };
}

async function proveSentence(
  sources: SourceRepository,
  passages: readonly MaterialPassage[],
  { pasaje, cita, oracion }: ModelSentence,
  question: string,
): Promise<WrittenSentence | null> {
  const passage = passages[pasaje - 1];
  const text = tidySpaces(oracion);
  if (!passage || text === '' || !isSupported(text, passage.text, question)) return null;
  const { sourceId, name, path } = passage.hit;
  const page = await sources.getPage(sourceId, passage.page);
  const anchored = page && anchorQuote({ pages: [page] }, cita);
  return anchored && { text, citation: { sourceId, name, path, ...anchored } };
}
