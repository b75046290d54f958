import type { Birthday } from './birthday-question.ts';
import { foldedWords, foldText } from './fold-text.ts';
import type { Column, Planilla } from './planilla.ts';
import {
  birthWords,
  chosenColumns,
  measuredColumn,
  type NamedColumn,
  namedColumns,
  rootOf,
} from './question-columns.ts';
import type { UnderstoodQuestion } from './understand-question.ts';

/** What a cell of a column must say for its row to be counted. */
export type CellTest =
  | { kind: 'course'; courses: readonly string[] }
  | { kind: 'period'; from: string; to: string }
  | { kind: 'birthday'; birthday: Birthday }
  | { kind: 'yes'; wanted: boolean }
  | { kind: 'given'; wanted: boolean }
  | { kind: 'words'; roots: readonly string[] };

export type ColumnTest = { column: Column; test: CellTest };

/** How a question is answered from the rows of a planilla. */
export type RowPlan = {
  operation: 'count' | 'sum' | 'average';
  /** The numbers that are added up; null for a count. */
  measured: Column | null;
  tests: ColumnTest[];
  /** Words that must stand in one cell of a row, whichever; empty when every word was understood. */
  loose: string[];
  /** The columns where `loose` may stand; `areNamed` when the question names them, so that an empty cell leaves it open. */
  looseIn: { columns: Column[]; areNamed: boolean };
  /** Courses of the row's own person, where no column has the course; null when they do not matter. */
  ownCourses: readonly string[] | null;
  /** The column that says who or what a row is; null where the row's own paper or person does. */
  label: Column | null;
  /** The column whose values are said beside each row; null for none. */
  shown: Column | null;
  /** How surely the question is about this planilla; comparable between planillas only. */
  likeness: number;
};

const fillers = new Set(
  foldedWords(`suman suma sumar sumaron promedio media usan usa fila filas planilla columna según dato datos trajeron
    trajo entregaron entregó no sin inscribieron anotaron inscriptos inscriptas anotados anotadas mis nuestros nuestras
    cumple cumplen cumpleaños años hoy mes cuya cuyo monto montos importe importes plata pesos gastos gasto gastamos gastó`),
);
/** How a planilla answers a question that counts, lists or adds up; null when it has no column for what is asked. */
export function planRows(question: string, understood: UnderstoodQuestion, planilla: Planilla): RowPlan | null {
  const folded = foldText(question);
  const isOfKind = understood.paperKind !== null && planilla.scope.paperKinds.includes(understood.paperKind);
  const words = foldedWords(isOfKind ? understood.topic : understood.words).filter((word) => !fillers.has(word));
  const columns = planilla.columns.filter(({ hidden }) => !hidden);
  const named = namedColumns(words, folded, columns);
  const place = placeTests(understood, folded, { planilla, columns, named });
  if (place === null) return null;
  const measured = measuredColumn(understood, folded, { columns, named });
  const chosen = chosenColumns(words, columns);
  const explained = new Set([...named, ...chosen].flatMap(({ roots }) => roots));
  const titled = new Set(foldedWords(planilla.title).map(rootOf));
  const loose = words.map(rootOf).filter((root) => !explained.has(root) && !titled.has(root));
  const label = columns.find(({ type }) => type === 'person') ?? null;
  const taken = [measured, label, ...chosen.map(({ column }) => column)];
  const asked = named.map(({ column }) => column).filter((column) => !taken.includes(column));
  const isNegated = /\b(?:no|sin)\b|\bfalta/.test(folded);
  const { tests, looseIn, shown } = askedTests(asked, {
    columns,
    isNegated,
    isLoose: loose.length > 0,
    place: place.tests,
  });
  // "Quiénes son los docentes" is not answered by whoever stands in some planilla: something must be asked of its rows.
  const isPlain =
    asked.length + chosen.length + loose.length === 0 && measured === null && understood.birthday === null;
  if (isPlain && !(understood.asksWho && isOfKind && label !== null)) return null;
  const chosenTests = chosen.map(({ column, roots }) => ({ column, test: { kind: 'words' as const, roots } }));
  return {
    operation: measured === null ? 'count' : understood.measure === 'average' ? 'average' : 'sum',
    measured,
    tests: [...place.tests, ...chosenTests, ...tests],
    loose,
    looseIn,
    ownCourses: place.ownCourses,
    label: planilla.rowKind === 'person' ? null : label,
    shown: measured ?? place.shown ?? shown,
    likeness: likeness({ understood, planilla, isOfKind, explained: explained.size, loose: loose.length }),
  };
}

/** What the columns that a question names must say: yes, anything at all, or the words that were not understood. */
function askedTests(
  asked: readonly Column[],
  signs: { columns: readonly Column[]; isNegated: boolean; isLoose: boolean; place: readonly ColumnTest[] },
): Pick<RowPlan, 'looseIn' | 'shown'> & { tests: ColumnTest[] } {
  const wanted = !signs.isNegated;
  const yes = asked.filter(({ type }) => type === 'boolean');
  const valued = asked.filter(({ type }) => type !== 'boolean');
  const given = signs.isLoose ? [] : valued.filter((column) => signs.place.every((one) => one.column !== column));
  return {
    tests: [
      ...yes.map((column) => ({ column, test: { kind: 'yes' as const, wanted } })),
      ...given.map((column) => ({ column, test: { kind: 'given' as const, wanted } })),
    ],
    looseIn: looseColumns(valued, signs.columns),
    shown: wanted ? (given[0] ?? null) : null,
  };
}

function looseColumns(named: Column[], columns: readonly Column[]): RowPlan['looseIn'] {
  if (named.length > 0) return { columns: named, areNamed: true };
  return { columns: columns.filter(({ type }) => type === 'text' || type === 'person'), areNamed: false };
}

/** `shown` is the column of birthdays, where they are asked for. */
type Place = { tests: ColumnTest[]; ownCourses: readonly string[] | null; shown: Column | null };

/** The tests of courses and dates; null where the planilla has no column for one that is asked. */
function placeTests(
  { courses, period, birthday }: UnderstoodQuestion,
  folded: string,
  { planilla, columns, named }: { planilla: Planilla; columns: readonly Column[]; named: readonly NamedColumn[] },
): Place | null {
  const tests: ColumnTest[] = [];
  let ownCourses: readonly string[] | null = null;
  if (courses.length > 0) {
    const column = columns.find(({ type }) => type === 'grade');
    if (planilla.rowKind === 'person') ownCourses = courses;
    else if (column) tests.push({ column, test: { kind: 'course', courses } });
    else return null;
  }
  if (period !== null) {
    const dates = columns.filter(({ type }) => type === 'date');
    const wanted = named.map(({ column }) => column).find(({ type }) => type === 'date');
    const column = wanted ?? dates.find((date) => isOfBirth(date) === birthWords.test(folded));
    if (!column) return null;
    tests.push({ column, test: { kind: 'period', ...period } });
  }
  if (birthday === null) return { tests, ownCourses, shown: null };
  const births = columns.find((column) => column.type === 'date' && isOfBirth(column));
  if (!births) return null;
  return { tests: [...tests, { column: births, test: { kind: 'birthday', birthday } }], ownCourses, shown: births };
}

function isOfBirth({ name }: Column): boolean {
  return birthWords.test(foldText(name)) || /\bnac/.test(foldText(name));
}

function likeness(signs: {
  understood: UnderstoodQuestion;
  planilla: Planilla;
  isOfKind: boolean;
  explained: number;
  loose: number;
}): number {
  const ofPeople = signs.understood.about === 'pupils' && signs.planilla.rowKind === 'person' ? 3 : 0;
  return 2 * signs.explained - signs.loose + ofPeople + (signs.isOfKind ? 2 : 0);
}
