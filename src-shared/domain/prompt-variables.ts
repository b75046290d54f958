import { editDistance, forgivenEdits } from './edit-distance.ts';
import { foldText, tidySpaces } from './fold-text.ts';

/** Variables that any prompt may use, with what they are called. */
export const builtInVariables = {
  persona: 'Persona',
  curso: 'Curso',
  fecha: 'Fecha',
  escuela: 'Escuela',
} as const;

/** How a variable may be called: small letters, digits and low lines, beginning with a letter. */
export const variableNamePattern = /^[a-zñ][a-zñ0-9_]{0,39}$/;

/** A stretch of a prompt's text: words, or a variable between double braces. */
export type PromptStretch = { kind: 'words'; text: string } | { kind: 'variable'; name: string; text: string };

type OwnVariable = { name: string; label: string; initial: string };

/** A prompt's text cut where its variables stand. Accents and capitals of a variable's name do not matter. */
export function cutAtVariables(text: string): PromptStretch[] {
  const stretches: PromptStretch[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{([^{}\n]{0,60})\}\}/g)) {
    if (match.index > from) stretches.push({ kind: 'words', text: text.slice(from, match.index) });
    stretches.push({ kind: 'variable', name: toVariableName(match[1] ?? ''), text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) stretches.push({ kind: 'words', text: text.slice(from) });
  return stretches;
}

/** The names of a text's variables, each once, in order. */
export function variablesIn(text: string): string[] {
  return [...new Set(cutAtVariables(text).flatMap((stretch) => (stretch.kind === 'variable' ? [stretch.name] : [])))];
}

/** What somebody typed as a variable's name, as variables are named: "Nombre del evento" is `nombre_del_evento`. */
export function toVariableName(typed: string): string {
  const letters = [...typed.normalize('NFC').toLowerCase()].map((letter) =>
    letter === 'ñ' ? letter : foldText(letter),
  );
  return letters
    .join('')
    .replace(/[^a-zñ0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
}

/** The variables of a text that nobody said what they are, each with the known one that it is likely a slip of. */
export function unknownVariables(
  text: string,
  own: readonly { name: string }[],
): { name: string; meant: string | null }[] {
  const known = [...Object.keys(builtInVariables), ...own.map(({ name }) => name)];
  return variablesIn(text)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const limit = forgivenEdits(name.length);
      return { name, meant: known.find((other) => editDistance(name, other, limit) <= limit) ?? null };
    });
}

/** What a prompt's variables are called by who fills them in, in the order of the text. */
export function variablesToFill(text: string, own: readonly OwnVariable[]): OwnVariable[] {
  return variablesIn(text).map((name) => {
    const label = Object.hasOwn(builtInVariables, name)
      ? builtInVariables[name as keyof typeof builtInVariables]
      : name;
    return own.find((variable) => variable.name === name) ?? { name, label, initial: '' };
  });
}

/**
 * The text with each variable's value in its place: the one given, else its initial one. A value is data: it goes in as
 * one line, without signs that could open a mark or another variable. `missing` are the labels of those that have none.
 */
export function fillVariables(
  text: string,
  own: readonly OwnVariable[],
  values: Readonly<Record<string, string>>,
): { text: string; missing: string[] } {
  const missing: string[] = [];
  const filling = new Map<string, string>();
  for (const { name, label, initial } of variablesToFill(text, own)) {
    const value = tidySpaces((values[name]?.trim() || initial).replace(/[<>{}]/g, ' '));
    if (value === '') missing.push(label);
    filling.set(name, value);
  }
  const filled = cutAtVariables(text).map((stretch) =>
    stretch.kind === 'words' ? stretch.text : filling.get(stretch.name) || stretch.text,
  );
  return { text: filled.join(''), missing };
}
