import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PromptVersion } from '../../../src-shared/domain/prompt.ts';
import { useApi } from '../../client/api-context.tsx';
import { contentOfSide, type PromptOption, type SideChoice, type TriedSide } from './compare-sides.ts';

export type CompareSide = {
  choice: SideChoice;
  versions: readonly PromptVersion[];
  /** What would be tried; null while there is no prompt to choose. */
  chosen: TriedSide | null;
  choose: (choice: SideChoice) => void;
};

/** What a side of the comparison is tried with; a choice that is gone gives way to the first that is there. */
export function useCompareSide(options: readonly PromptOption[], models: readonly string[], first: SideChoice) {
  const [picked, choose] = useState(first);
  // What was being written is, once it is saved, the first of those that are.
  const option = options.find(({ key }) => key === picked.option) ?? options[0];
  const model = models.includes(picked.model) ? picked.model : (models[0] ?? '');
  const promptId = option?.kind === 'saved' ? option.prompt.id : null;
  const versions = useQuery(useApi().prompts.versions.queryOptions({ input: promptId ? { promptId } : skipToken }));
  const known = promptId ? (versions.data ?? []) : [];
  const choice: SideChoice = { option: option?.key ?? '', version: picked.version, model };
  const content = option && contentOfSide(option, picked.version, known);
  return {
    choice,
    versions: known,
    chosen: option && content ? { option, content, model } : null,
    choose,
  } satisfies CompareSide;
}
