import type { PromptId } from '../domain/identifiers.ts';
import type { Prompt } from '../domain/prompt.ts';

/** Reads of the school's prompts. Writes go through `ChangeLog`. */
export type PromptRepository = {
  get(id: PromptId): Promise<Prompt | null>;
  /** By name, accents and capitals apart. */
  list(options: { trashed: boolean }): Promise<Prompt[]>;
};
