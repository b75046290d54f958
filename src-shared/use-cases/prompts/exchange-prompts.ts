import { z } from 'zod';
import { promptChanges, promptContentChange } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import { createId, type PromptId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Change } from '../../domain/operation.ts';
import { type Prompt, type PromptContent, promptContentSchema } from '../../domain/prompt.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import { checkedContent, type ManagePromptsPorts } from './manage-prompts.ts';

const format = 'amanuense-prompts';
const version = 1;
const mostPrompts = 500;
const mostBytes = 4_000_000;

const headSchema = z.object({ format: z.literal(format), version: z.number().int().min(1) });
const bodySchema = z.object({ prompts: z.array(promptContentSchema).min(1).max(mostPrompts) });

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
      const content = { format, version, prompts: chosen.map((prompt) => prompt.content) };
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
    if (same && taken === 'replace') return [promptContentChange(same.id, content)];
    const named = same ? { ...content, name: freeName(content.name, known) } : content;
    const createdAt = new Date(clock.now()).toISOString();
    const prompt: Prompt = { id: createId<PromptId>(), content: named, createdAt, trashedAt: null };
    known.set(foldText(named.name), prompt);
    return promptChanges(prompt);
  }
}

/** "Nombre (2)", or the first number that is free, within the length that a name may have. */
function freeName(name: string, known: ReadonlyMap<string, unknown>): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${name.slice(0, 72)} (${number})`;
    if (!known.has(foldText(candidate))) return candidate;
  }
}

async function readFile(file: File): Promise<PromptContent[]> {
  const invalid = (cause?: unknown) => new AppError('PROMPTS_FILE_INVALID', { name: file.name }, { cause });
  if (file.size > mostBytes) throw invalid();
  let whole: unknown;
  try {
    whole = JSON.parse(await file.text());
  } catch (cause) {
    throw invalid(cause);
  }
  const head = headSchema.safeParse(whole);
  if (!head.success) throw invalid(head.error);
  if (head.data.version > version) throw new AppError('PROMPTS_FILE_NEWER', { name: file.name });
  const body = bodySchema.safeParse(whole);
  if (!body.success) throw invalid(body.error);
  const names = new Set(body.data.prompts.map(({ name }) => foldText(name)));
  if (names.size < body.data.prompts.length) throw invalid();
  return body.data.prompts.map(checkedContent);
}
