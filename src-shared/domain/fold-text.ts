const combiningMarks = /[\u0300-\u036f]/g;

/** One UTF-16 unit without accents, in lower case; typographic dashes, quotes and spaces become plain ones. */
function foldUnit(unit: string): string {
  if (unit <= '\u007f') return unit.toLowerCase();
  if ('‐‑‒–—―−'.includes(unit)) return '-';
  if ('“”„«»″'.includes(unit)) return '"';
  if ('‘’‚´`′'.includes(unit)) return "'";
  if ('°˚ª'.includes(unit)) return 'º';
  if (unit === '\u00a0' || unit === '\u202f' || unit === '\u2009') return ' ';
  const plain = unit.normalize('NFD').replace(combiningMarks, '').toLowerCase();
  return plain.length === 1 ? plain : unit;
}

/** Text without accents, in lower case, **of the same length**: offsets into one are offsets into the other. */
export function foldText(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) folded += foldUnit(text[index]!);
  return folded;
}

/** The folded words of a text: letters and digits only, in order. */
export function foldedWords(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Spaces collapsed and trimmed; the words as they stand. */
export function tidySpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
