import { type Answer, type AskEvent, type Citation, notInDocuments } from '../../domain/answer.ts';
import { toAppError } from '../../domain/errors.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { SearchHit } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { citeRange } from './cite-range.ts';
import { chooseQuotes, quotedText } from './quote-passages.ts';
import { writeAnswer } from './write-answer.ts';

/** What answering gives, before it is known what it took. */
export type DraftAnswer = Pick<Answer, 'found' | 'text' | 'engine' | 'citations' | 'dropped' | 'problem' | 'scan'>;

/**
 * `manner` is the school's own instruction on how to say it; `isNear` tells that passages were found by what they mean,
 * so that the question's words in them say nothing of whether they answer it.
 */
type Input = { question: string; hits: readonly SearchHit[]; manner?: string; isNear?: boolean };

/** The least of a question that some passage found by its words must hold for a model to be asked at all. */
const leastShareToAsk = 0.15;

/** The best passages quoted as they stand; the fixed refusal when none answers. */
export async function answerWithQuotes(sources: SourceRepository, { hits }: Pick<Input, 'hits'>): Promise<DraftAnswer> {
  const cited = await Promise.all(chooseQuotes(hits).map((quote) => citeRange(sources, quote)));
  const citations = cited.flatMap((citation) => citation ?? []).map((one, index) => ({ ...one, number: index + 1 }));
  return { engine: 'passages', citations, dropped: 0, problem: null, scan: null, ...quotedText(citations) };
}

/**
 * A model's answer, each sentence told as soon as it is proven. Where the model fails, or nothing that it says can be
 * proven, the passages are quoted instead and `problem` or `dropped` tell so.
 */
export async function* answerWithModel(
  { model, sources }: { model: LanguageModel; sources: SourceRepository },
  input: Input,
  signal: AbortSignal,
): AsyncGenerator<AskEvent, DraftAnswer, void> {
  if (!isWorthAsking(input)) return refusal(model.name);
  yield { type: 'writing', model: model.name };
  const texts: string[] = [];
  const citations: Citation[] = [];
  try {
    const writing = writeAnswer({ model, sources }, input, signal);
    let step = await writing.next();
    while (!step.done) {
      const { citation, text } = step.value;
      const proof = numbered(citations, citation);
      texts.push(`${text} [${proof.number}]`);
      yield { type: 'sentence', text, citation: proof };
      step = await writing.next();
    }
    const { consta, dropped } = step.value;
    if (texts.length > 0) return written(model.name, { texts, citations, dropped });
    if (!consta) return { ...refusal(model.name), dropped };
    return { ...(await answerWithQuotes(sources, input)), dropped };
  } catch (thrown) {
    signal.throwIfAborted();
    const { code } = toAppError(thrown);
    if (code !== 'MODEL_UNAVAILABLE' && code !== 'MODEL_FAILED') throw thrown;
    // What was proven before it failed stays: it is on the screen already.
    if (texts.length > 0) return { ...written(model.name, { texts, citations, dropped: 0 }), problem: code };
    return { ...(await answerWithQuotes(sources, input)), problem: code };
  }
}

/** Whether a model may find an answer in these passages. */
export function isWorthAsking({ hits, isNear }: Pick<Input, 'hits' | 'isNear'>): boolean {
  return isNear || hits.some(({ answer }) => answer.share >= leastShareToAsk);
}

/** The same quote twice is one proof. */
function numbered(citations: Citation[], citation: Omit<Citation, 'number'>): Citation {
  const known = citations.find((one) => one.sourceId === citation.sourceId && one.quote === citation.quote);
  if (known) return known;
  const proof = { ...citation, number: citations.length + 1 };
  citations.push(proof);
  return proof;
}

function written(
  engine: string,
  { texts, citations, dropped }: { texts: string[]; citations: Citation[]; dropped: number },
): DraftAnswer {
  return { found: true, text: texts.join(' '), engine, citations, dropped, problem: null, scan: null };
}

function refusal(engine: string): DraftAnswer {
  return { found: false, text: notInDocuments, engine, citations: [], dropped: 0, problem: null, scan: null };
}
