import { promptChanges, promptContentChange } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import { createId, type PromptId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Change } from '../../domain/operation.ts';
import type { Prompt, PromptContent } from '../../domain/prompt.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import { freeName, type ManagePromptsPorts } from './manage-prompts.ts';
import { promptsFile, readPromptsFile } from './prompts-file.ts';

const mostBytes = 4_000_000;

/** What to do with a prompt of the file whose name is in use here. */
export type TakenName = 'skip' | 'replace' | 'keep-both';

/** Prompts as one file: taken out, looked at, brought in. */
export function createExchangePrompts({ prompts, changeLog, clock }: ManagePromptsPorts) {
  return {
    /** Those that were chosen, or all that are not in the trash. */
    async toFile({ promptIds }: { promptIds?: PromptId[] }): Promise<File> {
      const all = await prompts.list({ trashed: false });
      const chosen = promptIds ? all.filter(({ id }) => promptIds.includes(id)) : all;
      if (chosen.length === 0) throw new AppError('NOT_FOUND');
      const content = promptsFile(chosen.map((prompt) => prompt.content));
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const options = { type: 'application/json' };
      return new File([`${JSON.stringify(content, null, 2)}\n`], `indicaciones ${day}.json`, options);
    },

    /** What a file holds, each with whether its name is in use. Throws `PROMPTS_FILE_INVALID`, `PROMPTS_FILE_NEWER`. */
    async preview({ file }: { file: File }): Promise<{ content: PromptContent; isTaken: boolean }[]> {
      const taken = await byName();
      return (await readFile(file)).map((content) => ({ content, isTaken: taken.has(foldText(content.name)) }));
    },

    /** Brings a file's prompts in, in one change that can be undone, and says how many. */
    async fromFile(
      { file, taken }: { file: File; taken: TakenName },
      { actor }: TaskContext,
    ): Promise<{ imported: number; skipped: number }> {
      const contents = await readFile(file);
      const known = await byName();
      const changes = contents.map((content) => changesFor(content, known, taken));
      const imported = changes.filter((some) => some.length > 0).length;
      const label = undoLabels.importPrompts(imported);
      await changeLog.commit(changes.flat(), { actor, undoable: true, label });
      return { imported, skipped: contents.length - imported };
    },
  };

  async function byName(): Promise<Map<string, Prompt>> {
    const all = await prompts.list({ trashed: false });
    return new Map(all.map((prompt) => [foldText(prompt.content.name), prompt]));
  }

  function changesFor(content: PromptContent, known: Map<string, Prompt>, taken: TakenName): Change[] {
    const same = known.get(foldText(content.name));
    if (same && taken === 'skip') return [];
    // What the district publishes is nobody's to replace.
    if (same && !same.published && taken === 'replace') return [promptContentChange(same.id, content)];
    const named = same ? { ...content, name: freeName(content.name, new Set(known.keys())) } : content;
    const createdAt = new Date(clock.now()).toISOString();
    const prompt: Prompt = { id: createId<PromptId>(), content: named, createdAt, trashedAt: null };
    known.set(foldText(named.name), prompt);
    return promptChanges(prompt);
  }
}

async function readFile(file: File): Promise<PromptContent[]> {
  if (file.size > mostBytes) throw new AppError('PROMPTS_FILE_INVALID', { name: file.name });
  return readPromptsFile(await file.text(), file.name);
}
