import { findRecordTables, type RecordTable } from '../../domain/table-header.ts';
import type { FieldRequest } from '../../ports/field-reader.ts';
import { type ColumnTarget, understandColumns } from './column-target.ts';
import { readMessageRecords } from './message-records.ts';
import { type PageReading, readPage } from './page-reading.ts';
import { type RecordReading, readTableRecords } from './read-records.ts';
import type { QuotedPaper } from './rule-candidate.ts';

/** Papers longer than this are lists or books, not forms: only their first pages are read for labels. */
const mostPages = 40;

/** A paper read for some columns. */
export type PaperReading = {
  paper: QuotedPaper;
  targets: readonly ColumnTarget[];
  readings: readonly PageReading[];
  tables: readonly RecordTable[];
  /** The entries of its tables, read when first asked for. */
  records(): readonly RecordReading[];
  /** What its messages tell, and the lists in them; none but in chats and e-mails. */
  messageRecords(): readonly RecordReading[];
};

/** Reads a paper, or remembers having read it. */
export type PaperReader = (request: FieldRequest) => PaperReading;

/** A planilla of persons asks the same list for each of them: the last papers read are kept. */
const papersKept = 12;

/** A reader that remembers the last papers, told apart by source, columns and the text itself. */
export function createPaperReader(): PaperReader {
  const kept: { key: string; pages: readonly string[]; reading: PaperReading }[] = [];
  return (request) => {
    const key = JSON.stringify([request.sourceId, request.paperKind, request.columns]);
    const pages = request.text.pages.map((page) => page.text);
    const same = (other: readonly string[]) =>
      other.length === pages.length && other.every((text, index) => text === pages[index]);
    const known = kept.find((entry) => entry.key === key && same(entry.pages));
    if (known) return known.reading;
    const reading = readPaper(request);
    kept.unshift({ key, pages, reading });
    kept.length = Math.min(kept.length, papersKept);
    return reading;
  };
}

function readPaper({ sourceId, text, paperKind, columns }: FieldRequest): PaperReading {
  const paper: QuotedPaper = { sourceId, text };
  const { targets, dictionary } = understandColumns(columns);
  const tables = findRecordTables(text.pages, dictionary);
  const readings = text.pages.slice(0, mostPages).map((page) => {
    const lists = tables.filter((table) => table.page === page);
    return readPage(paper, page, paperKind, dictionary, (place) =>
      lists.some((list) => isInside(list, place.segment.cell, place.start)),
    );
  });
  let records: RecordReading[] | null = null;
  return {
    paper,
    targets,
    readings,
    tables,
    records: () => {
      records ??= readTableRecords(paper, paperKind, tables, targets);
      return records;
    },
    messageRecords: () => readMessageRecords({ paper, kind: paperKind, targets, dictionary }),
  };
}

/** Whether a label stands in a list: there it is a header, or an entry's own words. What stands over it is its title. */
function isInside(list: RecordTable, cell: { table: number; row: number } | null, offset: number): boolean {
  if (cell) return cell.table === list.tableIndex && cell.row >= list.headerRow;
  const rows = list.table.rows.slice(list.headerRow);
  return rows.flat().some(({ range }) => range && range[0] <= offset && offset < range[1]);
}
