import type { PromptId } from '../domain/identifiers.ts';
import type { Prompt } from '../domain/prompt.ts';

/** Reads of the school's prompts and of the district's. Writes go through `ChangeLog`. */
export type PromptRepository = {
  /** Also one that the district has withdrawn. */
  get(id: PromptId): Promise<Prompt | null>;
  /** By name, accents and capitals apart. */
  list(options: { trashed: boolean }): Promise<Prompt[]>;
};
