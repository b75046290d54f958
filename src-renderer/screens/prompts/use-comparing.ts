import type { ShownModel } from '../../../src-shared/contract/models-contract.ts';
import type { PromptId } from '../../../src-shared/domain/identifiers.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import type { Prompt, PromptUse, ReadyPrompt } from '../../../src-shared/domain/prompt.ts';
import { variablesToFill } from '../../../src-shared/domain/prompt-variables.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useKnownValues } from '../../components/prompts/variable-values.tsx';
import { type EditedPrompt, firstChoices, isSameContent, listOptions, orderModels } from './compare-sides.ts';
import { paperOf, type TrialSubject } from './subject-fields.tsx';
import { type CompareSide, useCompareSide } from './use-compare-side.ts';
import { type SideRun, type SideToTry, useComparison } from './use-comparison.ts';

/** Everything that a comparison needs of the host. */
export type CompareMaterial = {
  prompts: readonly Prompt[];
  ready: readonly ReadyPrompt[];
  writers: readonly ShownModel[];
  settings: LibrarySettings;
  papers: readonly SourceListItem[];
};

/** What is compared where a prompt is being written; all else is chosen. */
export type CompareStart = {
  edited?: EditedPrompt;
  subject: TrialSubject;
  values: Record<string, string>;
  onSubject: (subject: TrialSubject) => void;
  onValues: (values: Record<string, string>) => void;
  /** Told when what was being written is saved for the first time. */
  onCreated?: (promptId: PromptId) => void;
};

type Pair<Item> = readonly [Item, Item];

/** What the sides of a comparison are tried with, whether they can be, and how each stands. */
export function useComparing({
  use,
  material,
  start,
}: {
  use: PromptUse;
  material: CompareMaterial;
  start: CompareStart;
}) {
  const { prompts, ready, writers, settings, papers } = material;
  const options = listOptions({ use, prompts, ready, edited: start.edited });
  const named = new Map(writers.map((writer) => [writer.name, writer]));
  const names = orderModels([...named.keys()], settings, use);
  const [first, second] = firstChoices(options, names);
  const sides = [useCompareSide(options, names, first), useCompareSide(options, names, second)] as const;
  const comparison = useComparison();
  const { sides: runs, isRunning } = comparison;
  const [one, other] = [sideToTry(sides[0], papers, start), sideToTry(sides[1], papers, start)];
  const isSame = areSame(sides);
  const variables = variablesOf(sides);
  const known = useKnownValues();
  const missing = variables.filter(({ name, initial }) => !(start.values[name]?.trim() || initial || known[name]));
  const isReady = !isSame && missing.length === 0 && one !== null && other !== null;
  return {
    options,
    models: names.flatMap((name) => named.get(name) ?? []),
    sides,
    variables,
    /** Values that nobody gave yet, by what they are called. */
    missing: missing.map(({ label }) => label),
    runs,
    isRunning,
    isSame,
    isReady,
    /** Whether something of a side was changed after it was tried. */
    changed: [hasChanged(runs[0], one), hasChanged(runs[1], other)] as const,
    canTry: [!isRunning && one !== null, !isRunning && other !== null] as const,
    /** Tries both, or stops them. */
    toggle() {
      if (isRunning) comparison.stop();
      else if (isReady) comparison.run([one, other]);
    },
    stopOne: comparison.stopOne,
    again(place: 0 | 1) {
      const side = [one, other][place];
      if (side) comparison.runOne(place, side);
    },
  };
}

function areSame([{ chosen: one }, { chosen: other }]: Pair<CompareSide>): boolean {
  if (one === null || other === null) return false;
  return one.model === other.model && isSameContent(one.content, other.content);
}

/** What a side would be tried with; null while something is missing. */
function sideToTry({ chosen }: CompareSide, papers: readonly SourceListItem[], start: CompareStart): SideToTry | null {
  const { subject, values } = start;
  const paper = paperOf(subject, papers);
  if (!chosen || !paper) return null;
  const { content, model } = chosen;
  if (content.use === 'ask' && subject.question.trim() === '') return null;
  return { tried: chosen, input: { content, model, sourceId: paper.id, values, question: subject.question } };
}

/** Whether what was tried is not what is chosen now. */
function hasChanged({ last }: SideRun, now: SideToTry | null): boolean {
  return last !== null && JSON.stringify(last.input) !== JSON.stringify(now?.input);
}

/** The variables of both sides, each once. */
function variablesOf(sides: Pair<CompareSide>) {
  const all = sides.flatMap(({ chosen }) =>
    chosen ? variablesToFill(chosen.content.text, chosen.content.variables) : [],
  );
  return [...new Map(all.map((variable) => [variable.name, variable])).values()];
}
