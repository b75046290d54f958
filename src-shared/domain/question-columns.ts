import { foldedWords, foldText } from './fold-text.ts';
import type { Column } from './planilla.ts';
import { createLabelDictionary, meaningfulWords } from './school-labels.ts';
import type { UnderstoodQuestion } from './understand-question.ts';

const moneyWords = /\bmontos?\b|\bimportes?\b|\bplata\b|\bpesos\b|\bgast/;
/** How a question asks for a birth. */
export const birthWords = /\bnaci/;
const livingWords = /\bviv(?:e|en|ia|ian)\b|\bdomiciliad/;
const numberTypes: ReadonlySet<Column['type']> = new Set<Column['type']>(['integer', 'decimal', 'money']);

/** A word without its plural and its gender, folded. */
export function rootOf(word: string): string {
  const folded = foldText(word);
  return folded.length <= 3 ? folded : folded.replace(/(?:es|s)$/, '').replace(/[aoe]$/, '');
}

/** A column that a question names, and the roots of the words that name it. */
export type NamedColumn = { column: Column; roots: string[] };

/** Columns whose name, or one of its alternatives ("Madre, padre o tutor"), stands in the question. */
export function namedColumns(words: readonly string[], folded: string, columns: readonly Column[]): NamedColumn[] {
  const asked = new Set(words.map(rootOf));
  const named = columns.flatMap((column) => {
    const names = [column.name, ...column.synonyms].flatMap((name) => [name, ...name.split(/,|\/| [oy] /)]);
    const roots = names.map((name) => meaningfulWords(name).map(rootOf));
    const best = roots
      .filter((all) => all.length > 0 && all.every((root) => asked.has(root)))
      .sort((left, right) => right.length - left.length)[0];
    return best ? [{ column, roots: best }] : [];
  });
  const add = (pattern: RegExp, key: string) => {
    if (!pattern.test(folded)) return;
    const { understand } = createLabelDictionary();
    const column = columns.find((one) => {
      const meant = understand(one.name);
      return meant?.key === key && (meant.role === null || meant.role === 'pupil');
    });
    const roots = words.filter((word) => pattern.test(word)).map(rootOf);
    if (column && named.every((one) => one.column !== column)) named.push({ column, roots });
  };
  add(birthWords, 'birth-date');
  add(livingWords, 'address');
  return withoutParts(named);
}

/** "DNI del tutor" takes the words of "Tutor" with it: the column that more words name is meant. */
function withoutParts(named: readonly NamedColumn[]): NamedColumn[] {
  return named.filter((one) =>
    named.every(
      (other) =>
        other === one ||
        other.roots.length <= one.roots.length ||
        !one.roots.every((root) => other.roots.includes(root)),
    ),
  );
}

/** Columns of closed lists of which the question says a choice ("turno tarde"). */
export function chosenColumns(words: readonly string[], columns: readonly Column[]): NamedColumn[] {
  const asked = new Set(words.map(rootOf));
  return columns
    .filter(({ type }) => type === 'choice')
    .flatMap((column) => {
      const said = column.choices.map((choice) => foldedWords(choice).map(rootOf));
      const roots = said.find((all) => all.length > 0 && all.every((root) => asked.has(root)));
      return roots ? [{ column, roots }] : [];
    });
}

/** The column whose numbers are added up: the one that is counted ("cuántos días") or measured. */
export function measuredColumn(
  { measure, wants }: UnderstoodQuestion,
  folded: string,
  { columns, named }: { columns: readonly Column[]; named: readonly NamedColumn[] },
): Column | null {
  const numbers = named.map(({ column }) => column).filter(({ type }) => numberTypes.has(type));
  const counted = /\bcuant[oa]s\s+([a-z]+)/.exec(folded)?.[1];
  const isCounted = (column: Column) =>
    counted !== undefined && foldedWords(column.name).map(rootOf).includes(rootOf(counted));
  if (wants === 'count' && measure === null) return numbers.find(isCounted) ?? null;
  if (measure === null) return null;
  const money = columns.filter(({ type }) => type === 'money');
  return numbers[0] ?? (money.length === 1 && (moneyWords.test(folded) || measure === 'sum') ? money[0]! : null);
}
