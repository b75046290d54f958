import type { ErrorCode } from '../../domain/error-catalogue.ts';
import { AppError, toAppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import { chosenModel, type LibrarySettings } from '../../domain/library-settings.ts';
import type { PromptContent, PromptUse } from '../../domain/prompt.ts';
import type { PromptTrialEvent, TrialPart } from '../../domain/prompt-trial.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { type AskQuestionPorts, createAskQuestion } from '../ask/ask-question.ts';
import type { PersonWithKinds } from '../manage-people.ts';
import type { FillPrompt } from './fill-prompt.ts';
import { checkedContent } from './manage-prompts.ts';
import { readColumn } from './read-column.ts';
import { tellAnswer } from './tell-answer.ts';
import type { Trying } from './trying.ts';
import { watchWriting } from './watch-writing.ts';
import { type PaperToWriteFrom, writeFromPaper } from './write-from-paper.ts';

export type TryPromptPorts = Omit<AskQuestionPorts, 'findModel'> & {
  sources: SourceRepository;
  clock: Clock;
  /** The model of that name, when it answers. */
  findModelNamed: (name: string) => Promise<LanguageModel | null>;
};

export type TryPromptInput = {
  content: PromptContent;
  sourceId: SourceId;
  values: Readonly<Record<string, string>>;
  /** What is asked of the paper, where the prompt is a way of answering. */
  question: string;
  /** A model other than that of the settings, to compare. */
  model?: string;
};

type Parts = {
  settings: () => Promise<LibrarySettings>;
  fillPrompt: FillPrompt;
  listRoster: () => Promise<PersonWithKinds[]>;
};

/**
 * Tries a prompt, saved or not, on one paper, and tells what the model writes as it comes. Writes nothing. Throws
 * `MODEL_NOT_CHOSEN`, `MODEL_SILENT`, `MODEL_BROKE_OFF`, `PAPER_NOT_READ`, and what filling in a prompt and asking throw.
 */
export function createTryPrompt(ports: TryPromptPorts, { settings, fillPrompt, listRoster }: Parts) {
  return async function* tryPrompt(
    input: TryPromptInput,
    context: TaskContext,
  ): AsyncGenerator<PromptTrialEvent, void, void> {
    const content = checkedContent(input.content);
    const instruction = await fillPrompt(content, { use: content.use, values: input.values });
    const paper = await readPaper(input.sourceId);
    const { model, writing } = watchWriting(await modelFor(content.use, input.model), () => ports.clock.now());
    const started = ports.clock.now();
    yield { type: 'writing', model: model.name };
    const trying = start(model, { ...input, content, instruction, paper }, context);
    const parts: TrialPart[] = [];
    const next = () => trying.next().catch((thrown: unknown) => Promise.reject(asTrialError(thrown, model.name)));
    let step = await next();
    while (!step.done) {
      parts.push(step.value);
      yield { type: 'part', part: step.value };
      step = await next();
    }
    const nothingElse = { engine: model.name, parts, dropped: 0, pagesLeft: 0, problem: null };
    const pace = { ms: ports.clock.now() - started, writing: writing() };
    yield { type: 'done', trial: { ...nothingElse, ...step.value, ...pace } };
  };

  function start(
    model: LanguageModel,
    input: TryPromptInput & { instruction: string; paper: PaperToWriteFrom },
    context: TaskContext,
  ): Trying {
    const { content, instruction, paper, question, sourceId } = input;
    if (content.use === 'document') return writeFromPaper(model, { paper, instruction }, context.signal);
    if (content.use === 'column') return readColumn(model, { paper, name: content.name, instruction }, context);
    const askQuestion = createAskQuestion({ ...ports, findModel: async () => model }, listRoster);
    return tellAnswer(askQuestion({ question, scope: { sourceIds: [sourceId] }, manner: instruction }, context));
  }

  async function readPaper(id: SourceId): Promise<PaperToWriteFrom> {
    const source = await ports.sources.get(id);
    if (!source || source.trashedAt !== null) throw new AppError('NOT_FOUND');
    const text = source.status === 'ready' ? await ports.sources.getText(id) : null;
    if (!text) throw new AppError('PAPER_NOT_READ', { name: source.name });
    return { source, text };
  }

  /** The one that fills for a column, the one that answers for the rest. */
  async function modelFor(use: PromptUse, wanted: string | undefined): Promise<LanguageModel> {
    const name = wanted ?? chosenModel(await settings(), use === 'column' ? 'fill' : 'answer');
    if (name === null) throw new AppError('MODEL_NOT_CHOSEN');
    const model = await ports.findModelNamed(name);
    if (model === null) throw new AppError('MODEL_SILENT', { name });
    return model;
  }
}

/** Nothing goes on without the model here, so what its failure says elsewhere would not be true. */
const trialCodes: Partial<Record<ErrorCode, ErrorCode>> = {
  MODEL_UNAVAILABLE: 'MODEL_SILENT',
  MODEL_FAILED: 'MODEL_BROKE_OFF',
};

function asTrialError(thrown: unknown, name: string): unknown {
  const code = trialCodes[toAppError(thrown).code];
  return code === undefined ? thrown : new AppError(code, { name }, { cause: thrown });
}
