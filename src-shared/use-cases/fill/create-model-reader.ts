import { z } from 'zod';
import { hashText } from '../../domain/content-hash.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { toAppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import { anchorOutsideOrders } from '../../domain/orders/anchor-outside-orders.ts';
import { documentWithoutOrders } from '../../domain/orders/without-orders.ts';
import { isPlainSentence } from '../../domain/plain-sentence.ts';
import type { Candidate, Column } from '../../domain/planilla.ts';
import type { Source } from '../../domain/source.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import { type PaperExcerpt, readFieldsPrompt, readFieldsPromptVersion } from '../../prompts/read-fields.ts';
import type { FillUnit } from './fill-units.ts';
import type { ModelQuestion, ReadWithModel } from './read-with-model.ts';
import { splitExcerpts } from './split-excerpts.ts';

/** Confidence of a value whose quote stands in the paper and holds the value; two readings that agree make it sure. */
const anchoredConfidence = 0.78;
const agreedConfidence = 0.92;
/** One reading's word against the other's, or a value that its own quote does not show: for a person to see. */
const disputedConfidence = 0.5;

/** Types in which a wrong value hurts most: they are read twice. */
const riskyTypes: ReadonlySet<Column['type']> = new Set(['dni', 'cuil', 'date', 'money']);

const answerTokensPerColumn = 120;
/** What the instructions and the columns' descriptions take, beside the paper. */
const promptTokens = 400;

const answerSchema = z.object({
  datos: z.array(z.object({ numero: z.number().int(), valor: z.string(), cita: z.string() })),
});

type Task = { signal: AbortSignal; report: Parameters<ReadWithModel['read']>[2]['report'] };

/** A paper as it is, and with blanks where it gives orders. */
type PaperText = { original: DocumentText; readable: DocumentText };

type Asking = { questions: ModelQuestion[]; person?: string; task: Task };

/**
 * The model's step of a fill. It is asked only for columns that the rules left absent or doubtful. Nothing it says
 * counts until code has found its quote in the paper and the value in the quote. A model that fails leaves the rules'
 * decisions as they are.
 */
export function createModelReader(model: LanguageModel, options: { secondReading: boolean }): ReadWithModel {
  return {
    version: `${model.name}/${readFieldsPromptVersion}/${options.secondReading ? 'twice' : 'once'}`,
    async read(unit, questions, context) {
      const open = questions.filter(({ decided }) => decided?.state !== 'found');
      if (open.length === 0) return questions.map(() => null);
      const found = new Map<ModelQuestion, Candidate[]>(open.map((question) => [question, []]));
      for (const source of sourcesOf(unit)) {
        const original = await context.getText(source.id);
        if (!original) continue;
        const text = { original, readable: documentWithoutOrders(original) };
        context.report({ step: jobSteps.asking(model.name, source.name), done: 0 });
        const person = unit.kind === 'person' ? unit.label : undefined;
        await readSource(source, text, { questions: open, person, task: context }, found);
      }
      return questions.map((question) => merged(question, found.get(question) ?? []));
    },
  };

  async function readSource(
    source: Source,
    text: PaperText,
    asking: Asking,
    found: Map<ModelQuestion, Candidate[]>,
  ): Promise<void> {
    const answerTokens = answerTokensPerColumn * asking.questions.length;
    const budget = model.contextTokens - answerTokens - promptTokens;
    for (const excerpt of splitExcerpts(source.name, text.readable, budget)) {
      const first = await ask(source, text, { excerpt, reading: 'first', ...asking });
      const risky = asking.questions.filter(
        (question, index) => (first[index]?.length ?? 0) > 0 && needsSecond(question.column),
      );
      const second =
        risky.length > 0 ? await ask(source, text, { excerpt, reading: 'second', ...asking, questions: risky }) : [];
      asking.questions.forEach((question, index) => {
        const again = risky.indexOf(question);
        const values = again < 0 ? (first[index] ?? []) : compareReadings(first[index] ?? [], second[again] ?? []);
        found.get(question)?.push(...values);
      });
    }
  }

  function needsSecond(column: Column): boolean {
    return options.secondReading && (riskyTypes.has(column.type) || column.required);
  }

  /** One request: for each question its candidates. A request that fails answers nothing. */
  async function ask(
    source: Source,
    text: PaperText,
    request: Asking & { excerpt: PaperExcerpt; reading: 'first' | 'second' },
  ): Promise<Candidate[][]> {
    const { questions, excerpt, reading, person, task } = request;
    const columns = questions.map(({ column }) => column);
    const { system, prompt, schema } = readFieldsPrompt(excerpt, columns, { reading, person });
    const promptHash = (await hashText(system + prompt)).slice(0, 16);
    const answer = await generate(
      { system, prompt, schema, maximumTokens: answerTokensPerColumn * columns.length },
      task,
    );
    const parsed = answerSchema.safeParse(answer);
    const candidates: Candidate[][] = columns.map(() => []);
    for (const { numero, valor, cita } of parsed.success ? parsed.data.datos : []) {
      const column = columns[numero - 1];
      if (!column) continue;
      const candidate = verify({ column, source, text, value: valor, quote: cita }, promptHash);
      if (candidate) candidates[numero - 1]?.push(candidate);
    }
    return candidates;
  }

  async function generate(request: Parameters<LanguageModel['generate']>[0], task: Task): Promise<unknown> {
    try {
      return await model.generate(request, task);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'MODEL_FAILED') return null;
      throw error;
    }
  }

  /** A model's answer as a candidate: dropped when its quote is not in the paper or its value is not of the type. */
  function verify(
    answer: { column: Column; source: Source; text: PaperText; value: string; quote: string },
    promptHash: string,
  ): Candidate | null {
    const { column, source, text } = answer;
    const anchored = anchorOutsideOrders(text.original, text.readable, answer.quote);
    const type = columnValueTypes[column.type];
    const parsed = type.parse(answer.value, { choices: column.choices });
    if (!anchored || !parsed || !isPlainSentence(answer.value, anchored.quote)) return null;
    const stands =
      column.type === 'text' || column.type === 'person'
        ? foldText(anchored.quote).includes(foldText(answer.value))
        : type.find(anchored.quote, { choices: column.choices }).some(({ value }) => value === parsed.value);
    return {
      value: parsed.value,
      evidence: [{ sourceId: source.id, locator: anchored.locator, quote: anchored.quote }],
      reading: { kind: 'model', model: model.name, promptHash },
      confidence: stands ? anchoredConfidence : disputedConfidence,
    };
  }
}

function sourcesOf(unit: FillUnit): Source[] {
  return unit.kind === 'paper' ? [unit.source] : unit.sources;
}

/** Equal in both readings: sure. In one alone, or different: doubtful, with both to choose from. */
function compareReadings(first: Candidate[], second: Candidate[]): Candidate[] {
  const agreed = first.filter((candidate) => second.some((other) => other.value === candidate.value));
  if (agreed.length > 0) {
    return agreed.map((candidate) => ({
      ...candidate,
      confidence: candidate.confidence > disputedConfidence ? agreedConfidence : disputedConfidence,
    }));
  }
  return [...first, ...second].map((candidate) => ({ ...candidate, confidence: disputedConfidence }));
}

/** The rules' candidates and the model's together; null when the model had nothing to say. */
function merged({ candidates }: ModelQuestion, found: Candidate[]): Candidate[] | null {
  return found.length === 0 ? null : [...candidates, ...found];
}
