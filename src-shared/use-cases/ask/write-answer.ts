import { z } from 'zod';
import { completeItems } from '../../domain/complete-items.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { SearchHit } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { answerQuestionPrompt } from '../../prompts/answer-question.ts';
import { numberPassages } from './number-passages.ts';
import { proveSentence, sentenceSchema, type WrittenSentence } from './prove-sentence.ts';
import { readablePassages } from './readable-passages.ts';
import { streamText } from './stream-text.ts';

const answerTokens = 900;
/** What the instructions, the question and the schema take. */
const promptTokens = 800;

const modelAnswerSchema = z.object({ consta: z.boolean(), oraciones: z.array(sentenceSchema) });

/** How a written answer ended: what the model said of the papers, and how many sentences had no proof. */
export type WrittenEnd = { consta: boolean; dropped: number };

/**
 * Has the model write the answer and gives each sentence as soon as it is whole and its quote has been found on its
 * page. A sentence whose quote stands nowhere or in an order of the paper, that says numbers or names from nowhere, or
 * that is no plain answer to the question, is left out and counted. Throws `MODEL_UNAVAILABLE`, `MODEL_FAILED`.
 */
export async function* writeAnswer(
  { model, sources }: { model: LanguageModel; sources: SourceRepository },
  { question, hits, manner }: { question: string; hits: readonly SearchHit[]; manner?: string },
  signal: AbortSignal,
): AsyncGenerator<WrittenSentence, WrittenEnd, void> {
  const fitting = numberPassages(hits, model.contextTokens - answerTokens - promptTokens);
  const passages = await readablePassages(sources, fitting);
  if (passages.length === 0) return { consta: true, dropped: 0 };
  const request = { ...answerQuestionPrompt(question, passages, manner), maximumTokens: answerTokens };
  const seen = { taken: 0, dropped: 0, told: new Set<string>() };
  const check = (sentences: readonly unknown[]): WrittenSentence[] => {
    const kept: WrittenSentence[] = [];
    for (const item of sentences.slice(seen.taken)) {
      seen.taken += 1;
      const sentence = sentenceSchema.safeParse(item);
      const written = sentence.success ? proveSentence(passages, sentence.data, question) : null;
      if (!written) seen.dropped += 1;
      else if (!seen.told.has(written.text)) kept.push(written);
      if (written) seen.told.add(written.text);
    }
    return kept;
  };
  const answering = streamText((onText) => model.generate(request, { signal, onText }));
  let step = await answering.next();
  while (!step.done) {
    yield* check(completeItems(step.value));
    step = await answering.next();
  }
  const answer = modelAnswerSchema.safeParse(step.value);
  if (answer.success) yield* check(answer.data.oraciones);
  return { consta: answer.success && answer.data.consta, dropped: seen.dropped };
}
