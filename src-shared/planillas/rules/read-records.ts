import type { TableCell } from '../../domain/document-text.ts';
import { foldText } from '../../domain/fold-text.ts';
import type { LabelKey } from '../../domain/label-scanner.ts';
import type { NameOrder } from '../../domain/person-name.ts';
import type { Candidate } from '../../domain/planilla.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { HeaderMeaning, RecordTable } from '../../domain/table-header.ts';
import { cellPieces } from './cell-pieces.ts';
import { type ColumnTarget, weightOfNarrower } from './column-target.ts';
import { commonNameOrder } from './name-order.ts';
import { ownerAgreement } from './owner-agreement.ts';
import { readValue } from './read-value.ts';
import { garbledFactor, type QuotedPaper, quoteRange, recognitionFactor, ruleCandidate } from './rule-candidate.ts';
import { joinPieces, mergeAdjacent } from './text-pieces.ts';

/** One entry of a list: a key that stays the same between readings, and the candidates of each column. */
export type RecordReading = { key: string; fields: Candidate[][] };

/** A list being read: `orders` is how the names of each column are written. */
type ListRead = { paper: QuotedPaper; kind: PaperKind; table: RecordTable; orders: readonly NameOrder[] };

const totals =
  /^\W*(?:sub)?total(?:es)?\b|^\W*promedio|^\W*cantidad de alumnos|^\W*(?:varones|mujeres|ninas|ninos)\s*:?\s*\d*$|^\W*firma|^\W*observaciones\s*:/;

/** Whether a row is an entry: two filled cells at least, not a total, not the header again. */
function isEntry({ columns }: RecordTable, cells: readonly TableCell[]): boolean {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  if (filled.length < Math.min(2, cells.length)) return false;
  const words = filled.filter((cell) => /\p{L}/u.test(cell.text));
  if (words[0] && totals.test(foldText(words[0].text.trim()))) return false;
  const repeated = cells.filter(
    (cell, index) =>
      cell.text.trim() !== '' &&
      foldText(cell.text.replace(/\s+/g, ' ').trim()) === foldText(columns[index]?.text ?? ''),
  );
  if (repeated.length * 2 >= filled.length) return false;
  const nameColumn = columns.findIndex((column) => column?.key === 'full-name' || column?.key === 'family-name');
  return nameColumn < 0 || /\p{L}{2}/u.test(cells[nameColumn]?.text ?? '');
}

/** The order of a column's names: as its header tells it, else as the names that tell it are written. */
function orderOfColumn(table: RecordTable, index: number): NameOrder {
  const folded = foldText(table.columns[index]?.text ?? '');
  const [family, given] = [folded.search(/\bap/), folded.search(/\bnom/)];
  if (family >= 0 && given >= 0) return family < given ? 'family-first' : 'given-first';
  return commonNameOrder(table.table.rows.slice(table.firstRow).map((cells) => cells[index]?.text ?? ''));
}

/** In a list the pupils' columns come unmarked; a list of teachers says so. */
function columnWeight(header: HeaderMeaning, target: ColumnTarget, kind: PaperKind): number {
  if (!header?.key) return 0;
  const weight = target.keys.get(header.key) ?? 0;
  const breadth = header.narrower ? weightOfNarrower(target) : 1;
  return weight * breadth * agreement(header, target, kind);
}

function agreement(header: HeaderMeaning, target: ColumnTarget, kind: PaperKind): number {
  return header?.key ? ownerAgreement(header.key, target.role, header.role ?? 'subject', kind) : 0;
}

function readCell(
  { paper, table, orders }: ListRead,
  cell: TableCell,
  index: number,
  target: ColumnTarget,
  weight: number,
): Candidate | null {
  const key = table.columns[index]?.key;
  if (!key) return null;
  if (!cell.range || cell.text.trim() === '') return null;
  const { text, back } = joinPieces(table.page.text, cellPieces(table.page, cell));
  const value = readValue(text, { column: target.column, key, order: orders[index]! });
  if (!value) return null;
  const found = mergeAdjacent(table.page.text, back(value.start, value.end));
  const recognised = Math.min(1, ...found.map((one) => recognitionFactor(table.page, one)));
  const evidence = found.map((one) => quoteRange(paper, table.page, one));
  const garbled = target.column.type === 'text' ? garbledFactor(table.page, value.value) : 1;
  const confidence = 0.97 * weight * value.certainty * recognised * garbled;
  return ruleCandidate('list', value.value.replace(/\s+/g, ' '), evidence, confidence);
}

/** Surname and names, or grade and section, in columns of their own. */
function joinColumns(parts: ReadonlyMap<LabelKey, Candidate>, target: ColumnTarget): Candidate | null {
  const [first, second] =
    target.column.type === 'person'
      ? [parts.get('family-name'), parts.get('given-name')]
      : target.column.type === 'grade'
        ? [parts.get('grade'), parts.get('section')]
        : [];
  if (!first || !second) return null;
  if (target.column.type === 'grade' && !/^\d\.º$/.test(first.value)) return null;
  const value =
    target.column.type === 'person'
      ? `${first.value}, ${second.value}`
      : `${first.value} ${second.value.replace(/[^\p{L}\d]/gu, '').toUpperCase()}`;
  return ruleCandidate(
    'list-parts',
    value,
    [...first.evidence, ...second.evidence],
    Math.min(first.confidence, second.confidence),
  );
}

function readParts(list: ListRead, cells: readonly TableCell[], target: ColumnTarget): Map<LabelKey, Candidate> {
  const parts = new Map<LabelKey, Candidate>();
  list.table.columns.forEach((header, index) => {
    const key = header?.key;
    const cell = cells[index];
    if (!key || !cell || (header.role !== null && header.role !== 'pupil' && header.role !== target.role)) return;
    if (!['family-name', 'given-name', 'grade', 'section'].includes(key) || parts.has(key)) return;
    const type = key === 'grade' ? 'grade' : 'text';
    const part = readCell(list, cell, index, { ...target, column: { ...target.column, type, name: key } }, 1);
    if (part) parts.set(key, part);
  });
  return parts;
}

function readRow(list: ListRead, cells: readonly TableCell[], target: ColumnTarget): Candidate[] {
  const { kind, table } = list;
  const candidates: Candidate[] = [];
  table.columns.forEach((header, index) => {
    const cell = cells[index];
    const isPart = target.column.type === 'person' && (header?.key === 'family-name' || header?.key === 'given-name');
    const apart =
      isPart &&
      table.columns.some((other) => other?.key === (header!.key === 'given-name' ? 'family-name' : 'given-name'));
    const asName = isPart && target.keys.has('full-name');
    const weight = apart ? 0 : asName ? 0.93 * agreement(header, target, kind) : columnWeight(header, target, kind);
    const candidate = weight > 0 && cell ? readCell(list, cell, index, target, weight) : null;
    if (candidate) candidates.push(candidate);
  });
  const asksName =
    target.column.type === 'person' &&
    target.keys.has('full-name') &&
    (target.role === null || target.role === 'pupil' || kind === 'leave-request');
  const joined =
    asksName || target.column.type === 'grade' ? joinColumns(readParts(list, cells, target), target) : null;
  if (joined) candidates.push(joined);
  return candidates.sort((a, b) => b.confidence - a.confidence);
}

/** The entries of a document's lists, in order. */
export function readTableRecords(
  paper: QuotedPaper,
  kind: PaperKind,
  tables: readonly RecordTable[],
  targets: readonly ColumnTarget[],
): RecordReading[] {
  return tables.flatMap((table) => {
    const list: ListRead = { paper, kind, table, orders: table.columns.map((_, index) => orderOfColumn(table, index)) };
    return table.table.rows.flatMap((cells, row) => {
      if (row < table.firstRow || !isEntry(table, cells)) return [];
      const fields = targets.map((target) => readRow(list, cells, target));
      const key = `p${table.page.number}/t${table.tableIndex}/r${row}`;
      return fields.some((candidates) => candidates.length > 0) ? [{ key, fields }] : [];
    });
  });
}
