import { chosenModel, type LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import type {
  Prompt,
  PromptContent,
  PromptUse,
  PromptVersion,
  ReadyPrompt,
} from '../../../src-shared/domain/prompt.ts';

/** A prompt that a side may be tried with: as it is being written, one of the school's, or one that comes ready. */
export type PromptOption = { key: string; content: PromptContent } & (
  | { kind: 'draft'; prompt: Prompt | null }
  | { kind: 'saved'; prompt: Prompt }
  | { kind: 'ready'; prompt: null }
);

/** What is chosen for a side; `version` is null for the one of now. */
export type SideChoice = { option: string; version: string | null; model: string };

/** A prompt that is being written, and the saved one that it changes. */
export type EditedPrompt = { content: PromptContent; prompt: Prompt | null };

const draftKey = 'draft';

type Offered = { use: PromptUse; prompts: readonly Prompt[]; ready: readonly ReadyPrompt[]; edited?: EditedPrompt };

/** The prompts of a use, the one that is being written first; a ready one whose name is the school's already is left out. */
export function listOptions({ use, prompts, ready, edited }: Offered): PromptOption[] {
  const isNew = edited !== undefined && !(edited.prompt && isSameContent(edited.content, edited.prompt.content));
  const draft = isNew ? [{ key: draftKey, kind: 'draft' as const, ...edited }] : [];
  const names = prompts.map(({ content }) => content.name);
  const saved = prompts.map((prompt) => ({ key: prompt.id, kind: 'saved' as const, content: prompt.content, prompt }));
  const own = edited?.prompt?.id;
  const others = ready
    .filter(({ name }) => !names.includes(name))
    .map(({ key, name, text, variables, use: readyUse }) => ({
      key: `ready ${key}`,
      kind: 'ready' as const,
      content: { name, use: readyUse, text, variables },
      prompt: null,
    }));
  const first = saved.filter(({ key }) => key === own);
  const rest = saved.filter(({ key }) => key !== own);
  return [...draft, ...first, ...rest, ...others].filter(({ content }) => content.use === use);
}

/**
 * What the sides begin with: what is being written beside what was saved; else the prompt with two models; with one
 * model, two prompts.
 */
export function firstChoices(options: readonly PromptOption[], models: readonly string[]): [SideChoice, SideChoice] {
  const [first, second] = options;
  const [model = '', otherModel] = models;
  const choice = (option: PromptOption | undefined, with_: string): SideChoice => ({
    option: option?.key ?? '',
    version: null,
    model: with_,
  });
  if (first?.kind === 'draft' && first.prompt) return [choice(second, model), choice(first, model)];
  if (otherModel !== undefined) return [choice(first, model), choice(first, otherModel)];
  return [choice(first, model), choice(second ?? first, model)];
}

/** The models that write, the one that the settings name for the use first. */
export function orderModels(writers: readonly string[], settings: LibrarySettings, use: PromptUse): string[] {
  const chosen = chosenModel(settings, taskOf(use));
  return [...writers.filter((name) => name === chosen), ...writers.filter((name) => name !== chosen)];
}

/** What a side says, with an older version in the place of the one of now where one was chosen. */
export function contentOfSide(option: PromptOption, version: string | null, versions: readonly PromptVersion[]) {
  return versions.find(({ id }) => id === version)?.content ?? option.content;
}

/** Whether two prompts are the same one, word for word. */
export function isSameContent(one: PromptContent, other: PromptContent): boolean {
  return comparable(one) === comparable(other);
}

function comparable({ name, use, text, variables }: PromptContent): string {
  return JSON.stringify([
    name,
    use,
    text,
    variables.map((variable) => [variable.name, variable.label, variable.initial]),
  ]);
}

/** What was tried on a side. */
export type TriedSide = { option: PromptOption; content: PromptContent; model: string };

/** What keeping a side changes; null where it is so already. */
export type Keeping = {
  prompt: 'create' | 'version' | null;
  settings: Partial<LibrarySettings> | null;
  /** What the model is used for from then on. */
  model: 'fill' | 'answer' | 'both' | null;
};

/** What changes when a side is kept: its text is saved, and its model is the one of its use. */
export function whatKeeping(
  { option, content, model }: TriedSide,
  { prompts, settings }: { prompts: readonly Prompt[]; settings: LibrarySettings },
): Keeping {
  const isSaved = prompts.some((prompt) => isSameContent(prompt.content, content));
  const prompt = isSaved ? null : option.prompt ? 'version' : 'create';
  const task = taskOf(content.use);
  if (chosenModel(settings, task) === model) return { prompt, settings: null, model: null };
  if (task === 'answer') return { prompt, settings: { answerModel: model }, model: 'answer' };
  // The one that fills answers too, unless another was chosen for that.
  return { prompt, settings: { languageModel: model }, model: settings.answerModel === null ? 'both' : 'fill' };
}

function taskOf(use: PromptUse): 'fill' | 'answer' {
  return use === 'column' ? 'fill' : 'answer';
}
