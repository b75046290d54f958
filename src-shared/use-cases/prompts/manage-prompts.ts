import { promptChanges, promptContentChange, promptTrashChange } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import { parseClock } from '../../domain/hybrid-clock.ts';
import { createId, type PromptId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import {
  type Prompt,
  type PromptContent,
  type PromptUse,
  type PromptVersion,
  promptContentSchema,
} from '../../domain/prompt.ts';
import { unknownVariables, variablesIn } from '../../domain/prompt-variables.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PromptRepository } from '../../ports/prompt-repository.ts';
import { readyPrompts } from '../../prompts/ready-prompts.ts';
import type { FillPrompt } from './fill-prompt.ts';

export type ManagePromptsPorts = { prompts: PromptRepository; changeLog: ChangeLog; clock: Clock };

/** The school's prompts: each save is a version, and every change can be undone. */
export function createManagePrompts({ prompts, changeLog, clock }: ManagePromptsPorts, fillPrompt: FillPrompt) {
  const load = async (id: PromptId): Promise<Prompt> => {
    const prompt = await prompts.get(id);
    if (prompt === null) throw new AppError('NOT_FOUND');
    return prompt;
  };
  const loadOwn = async (id: PromptId): Promise<Prompt> => {
    const prompt = await load(id);
    if (prompt.published) throw new AppError('PUBLISHED_READ_ONLY', { name: prompt.content.name });
    return prompt;
  };
  /** Names are told apart as people do: whatever their accents and capitals. */
  const refuseTakenName = async (name: string, except?: PromptId): Promise<void> => {
    const taken = (await prompts.list({ trashed: false })).find(
      ({ id, content }) => id !== except && foldText(content.name) === foldText(name),
    );
    if (taken) throw new AppError('PROMPT_NAME_TAKEN', { name: taken.content.name });
  };
  /** Throws `PROMPT_NAME_TAKEN`, `PROMPT_VARIABLE_UNKNOWN`. */
  const create = async (input: PromptContent, { actor }: TaskContext): Promise<{ promptId: PromptId }> => {
    const content = checkedContent(input);
    await refuseTakenName(content.name);
    const prompt: Prompt = { id: createId<PromptId>(), content, createdAt: now(), trashedAt: null };
    const label = undoLabels.createPrompt(content.name);
    await changeLog.commit(promptChanges(prompt), { actor, undoable: true, label });
    return { promptId: prompt.id };
  };
  return {
    list: (input: { trashed: boolean }) => prompts.list(input),
    ready: readyPrompts,

    create,

    /**
     * A new version; going back to an old one is saving it again. Throws `PROMPT_NAME_TAKEN`,
     * `PROMPT_VARIABLE_UNKNOWN`, `PUBLISHED_READ_ONLY`.
     */
    async save(input: { promptId: PromptId; content: PromptContent }, { actor }: TaskContext): Promise<void> {
      const { id, content: before } = await loadOwn(input.promptId);
      const content = checkedContent(input.content);
      await refuseTakenName(content.name, id);
      const label = undoLabels.changePrompt(before.name);
      await changeLog.commit([promptContentChange(id, content)], { actor, undoable: true, label });
    },

    /** One of the school's own that says what this one says, under a name that is free. */
    async copy(input: { promptId: PromptId }, context: TaskContext): Promise<{ promptId: PromptId }> {
      const { content } = await load(input.promptId);
      const taken = new Set((await prompts.list({ trashed: false })).map((prompt) => foldText(prompt.content.name)));
      return create({ ...content, name: freeName(content.name, taken) }, context);
    },

    /** Throws `PROMPT_NAME_TAKEN` when one that is brought back finds its name in use. */
    async setTrashed(input: { promptId: PromptId; trashed: boolean }, { actor }: TaskContext): Promise<void> {
      const { id, content } = await loadOwn(input.promptId);
      if (!input.trashed) await refuseTakenName(content.name, id);
      const label = input.trashed ? undoLabels.trashPrompt(content.name) : undoLabels.restorePrompt(content.name);
      await changeLog.commit([promptTrashChange(id, input.trashed ? now() : null)], { actor, undoable: true, label });
    },

    /** What it says once its variables have values. Throws what `FillPrompt` throws. */
    async fill(input: { promptId: PromptId; use: PromptUse; values: Record<string, string> }): Promise<string> {
      return fillPrompt((await load(input.promptId)).content, input);
    },

    /** What it said at each save, the newest first. */
    async versions({ promptId }: { promptId: PromptId }): Promise<PromptVersion[]> {
      await load(promptId);
      const written = (await changeLog.history('prompt', promptId)).filter(({ field }) => field === 'content');
      const versions = written.flatMap(({ id, value, clock: when, actor }) => {
        const content = promptContentSchema.safeParse(value);
        const savedAt = new Date(parseClock(when).milliseconds).toISOString();
        return content.success ? [{ id, content: content.data, savedAt, by: actor }] : [];
      });
      return versions.reverse();
    },
  };

  function now(): string {
    return new Date(clock.now()).toISOString();
  }
}

/** A prompt's content with the variables that its text uses and no others. Throws `PROMPT_VARIABLE_UNKNOWN`. */
export function checkedContent(content: PromptContent): PromptContent {
  const unknown = unknownVariables(content.text, content.variables);
  if (unknown.length > 0) {
    throw new AppError('PROMPT_VARIABLE_UNKNOWN', { names: unknown.map(({ name }) => `{{${name}}}`).join(', ') });
  }
  const used = variablesIn(content.text);
  return { ...content, variables: content.variables.filter(({ name }) => used.includes(name)) };
}

/** "Nombre (2)", or the first number that is free, within the length that a name may have. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${name.slice(0, 72)} (${number})`;
    if (!taken.has(foldText(candidate))) return candidate;
  }
}
