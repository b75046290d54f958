import { foldText, tidySpaces } from '../../domain/fold-text.ts';
import type { LabelKey } from '../../domain/label-scanner.ts';
import type { ColumnDefinition } from '../../domain/planilla.ts';
import { createLabelDictionary, type LabelDictionary } from '../../domain/school-labels.ts';
import { type Attribute, attributeWords, type Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';

/** What a column asks for: under which labels, and of whom. */
export type ColumnTarget = {
  index: number;
  column: ColumnDefinition;
  /** Every label key that answers it, each with how well (0 to 1). */
  keys: ReadonlyMap<LabelKey, number>;
  /** Null: of whomever the paper is about. */
  role: Role | null;
  /** The only kind of paper that can answer ("Apto físico: fecha"); null: any. */
  onlyKind: PaperKind | null;
};

/** Words of a column that send to one kind of paper. */
const kindWords: readonly (readonly [RegExp, PaperKind])[] = [
  [/\b(?:carnet|certificado|libreta|constancia) de vacun|\bvacunas?\s*:|\bvacunacion\s*:/, 'vaccination-certificate'],
  [/\bapto fisico|\bcertificado (?:medico|de salud)|\baptitud fisica/, 'health-certificate'],
  [/\b(?:acta|partida|certificado) de nacimiento/, 'birth-certificate'],
  [/\b(?:constancia|nota|solicitud) de pase/, 'transfer'],
];

/** The kind of paper that a column's name or instruction sends to. A yes or no may stand in any paper. */
function kindOfColumn(column: ColumnDefinition): PaperKind | null {
  if (column.type === 'boolean') return null;
  const text = foldText(`${column.name}\n${column.instruction.replace(negations, ' ')}`);
  const kinds = kindWords.filter(([pattern]) => pattern.test(text)).map(([, kind]) => kind);
  return kinds.length === 1 ? kinds[0]! : null;
}

/** What is asked of the paper that a name begins with: "Vacunas: fecha" asks for the date. */
function askedPhrase(phrase: string, onlyKind: PaperKind | null): string {
  const after = /:\s*(\S.*)$/.exec(phrase)?.[1];
  return onlyKind && after ? after : phrase;
}

const attributeOfType: Partial<Record<ColumnDefinition['type'], Attribute>> = {
  dni: 'dni',
  cuil: 'cuil',
  grade: 'course',
  person: 'full-name',
};

/** A label that is only part of what a column asks ("Hora" for "Hora de cierre"), or asks for less, leaves a doubt. */
const partialWeight = 0.72;
/** Types whose values a further word of the label makes another value ("Total con descuento"). */
const measured: ReadonlySet<ColumnDefinition['type']> = new Set(['date', 'time', 'money', 'integer', 'decimal']);
const times = ['event-time', 'meeting-time', 'start-time', 'end-time'] as const;

/** What is left of a label's weight when it has further words than those that the column asks for. */
export function weightOfNarrower({ column }: ColumnTarget): number {
  return measured.has(column.type) ? partialWeight : 1;
}

/** Sentences that say what not to take ("no el del tutor") must not name the role. */
const negations = /(?:,|;|\.|\(|\by\b)?\s*\b(?:no|nunca|salvo|excepto|ni)\b[^.;)]*/gi;

function typesAgree(column: ColumnDefinition, key: LabelKey): boolean {
  if (key.startsWith('column-')) return true;
  const { type } = attributeWords[key as Attribute];
  if (type === column.type) return true;
  if (column.type === 'text' || column.type === 'choice') return true;
  const numbers = ['integer', 'decimal', 'money'];
  if (type === 'text')
    return column.type === 'person' || column.type === 'boolean' || column.type === 'integer' || column.type === 'date';
  return numbers.includes(type) && numbers.includes(column.type);
}

/** What each column asks for, and a dictionary that also knows the columns' own labels. */
export function understandColumns(columns: readonly ColumnDefinition[]): {
  targets: ColumnTarget[];
  dictionary: LabelDictionary;
} {
  const vocabulary = createLabelDictionary();
  const own: string[][] = columns.map(() => []);
  const targets = columns.map((column, index) => understandColumn(column, index, vocabulary, own[index]!));
  return { targets, dictionary: createLabelDictionary(own) };
}

function understandColumn(
  column: ColumnDefinition,
  index: number,
  vocabulary: LabelDictionary,
  own: string[],
): ColumnTarget {
  const keys = new Map<LabelKey, number>();
  const onlyKind = kindOfColumn(column);
  let role: Role | null = null;
  for (const phrase of [column.name, ...column.synonyms]) {
    const meaning = vocabulary.understand(askedPhrase(phrase, onlyKind));
    role ??= meaning?.role ?? null;
    const whole = meaning !== null && meaning.covered >= 0.99;
    if (whole && meaning.key !== null && typesAgree(column, meaning.key))
      keys.set(meaning.key, phrase === column.name ? 1 : 0.95);
    else if (whole && meaning.key === null && (column.type === 'person' || column.type === 'text'))
      keys.set(meaning.role === 'school' ? 'school-name' : 'full-name', 1);
    else own.push(tidySpaces(phrase));
  }
  if (own.length > 0) keys.set(`column-${index}`, 1);
  role ??= roleOfInstruction(column, vocabulary);
  const partial = partialMeaning(column, vocabulary, keys);
  if (partial) keys.set(partial, partialWeight);
  const byType = attributeOfType[column.type];
  if (byType && (byType !== 'full-name' || keys.size === 0 || role !== null))
    keys.set(byType, keys.get(byType) ?? 0.95);
  addNeighbours(keys, column);
  return { index, column, keys, role, onlyKind };
}

/** A name that the vocabulary knows in part ("Fecha de nacimiento del alumno ingresante 2024") or the instruction's main label. */
function partialMeaning(
  column: ColumnDefinition,
  vocabulary: LabelDictionary,
  keys: ReadonlyMap<LabelKey, number>,
): LabelKey | null {
  if ([...keys.keys()].some((key) => !key.startsWith('column-'))) return null;
  const named = vocabulary.understand(column.name);
  if (named?.key && named.covered >= 0.5 && typesAgree(column, named.key)) return named.key;
  const firstSentence = column.instruction.split(/[.;(]/)[0] ?? '';
  const instructed = vocabulary.understand(firstSentence);
  return instructed?.key && !instructed.weak && instructed.covered >= 0.4 && typesAgree(column, instructed.key)
    ? instructed.key
    : null;
}

function roleOfInstruction(column: ColumnDefinition, vocabulary: LabelDictionary): Role | null {
  const positive = column.instruction.replace(negations, ' ');
  const roles = new Set(
    vocabulary.match(positive, { tolerant: false }).flatMap((match) => (match.role ? [match.role] : [])),
  );
  roles.delete('school');
  return roles.size === 1 ? [...roles][0]! : null;
}

/** Labels that give the same thing in another shape: a course in two boxes, a name in two, a date under "Fecha". */
function addNeighbours(keys: Map<LabelKey, number>, column: ColumnDefinition): void {
  const add = (from: LabelKey, to: LabelKey, weight: number) => {
    if (keys.has(from) && !keys.has(to)) keys.set(to, weight);
  };
  if (column.type === 'grade') {
    add('course', 'grade', 0.95);
    add('grade', 'course', 0.95);
  }
  if (column.type === 'person') {
    add('given-name', 'full-name', 0.9);
    add('family-name', 'full-name', 0.9);
  }
  if (column.type === 'time') {
    for (const time of times) {
      add('event-time', time, partialWeight);
      if (keys.get(time) === 1) add(time, 'event-time', partialWeight);
    }
  }
  if (column.type === 'date') {
    add('transfer-date', 'start-date', 0.85);
  }
}
