import type { PromptContent, PromptUse } from '../../../src-shared/domain/prompt.ts';
import { maximumPromptLength } from '../../../src-shared/domain/prompt.ts';
import {
  builtInVariables,
  cutAtVariables,
  unknownVariables,
  variablesIn,
} from '../../../src-shared/domain/prompt-variables.ts';

type Variable = PromptContent['variables'][number];

/** A prompt as its form holds it: what was said of its variables stays while their places come and go in the text. */
export type PromptDraft = { name: string; use: PromptUse; text: string; told: Record<string, Variable> };

/** What the form begins with. */
export function draftOf(content: PromptContent | null): PromptDraft {
  const { name = '', use = 'document', text = '', variables = [] } = content ?? {};
  return { name, use, text, told: Object.fromEntries(variables.map((variable) => [variable.name, variable])) };
}

/** The prompt's own variables, in the order of its text; one that nobody named yet goes by the words it was typed with. */
export function ownVariables({ text, told }: PromptDraft): Variable[] {
  const own = new Map<string, Variable>();
  for (const stretch of cutAtVariables(text)) {
    if (stretch.kind === 'words' || stretch.name === '' || Object.hasOwn(builtInVariables, stretch.name)) continue;
    const { name } = stretch;
    if (!own.has(name)) own.set(name, told[name] ?? { name, label: sayName(stretch.text.slice(2, -2)), initial: '' });
  }
  return [...own.values()];
}

/** Variables that look like a slip of another one: somebody has to say which. */
export function likelySlips({ text, told }: PromptDraft): { name: string; meant: string }[] {
  return unknownVariables(text, Object.values(told)).flatMap(({ name, meant }) => (meant ? [{ name, meant }] : []));
}

/** What the form says, or null while it cannot be saved. */
export function contentOf(draft: PromptDraft): PromptContent | null {
  const { name, use, text } = draft;
  const variables = ownVariables(draft);
  const isWhole =
    name.trim() !== '' &&
    text.trim() !== '' &&
    text.trim().length <= maximumPromptLength[use] &&
    likelySlips(draft).length === 0 &&
    !variablesIn(text).includes('') &&
    variables.length <= 12 &&
    variables.every(({ label }) => label.trim() !== '');
  return isWhole ? { name: name.trim(), use, text: text.trim(), variables } : null;
}

/** A variable's name as people would read it: "hora_de_entrada" is "Hora de entrada". */
export function sayName(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
