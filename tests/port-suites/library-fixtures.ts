import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import type { DocumentText, Page } from '../../src-shared/domain/document-text.ts';
import {
  type ColumnId,
  createId,
  type FolderId,
  type PersonId,
  type PlanillaId,
  type RowId,
  type SourceId,
  sha256Schema,
} from '../../src-shared/domain/identifiers.ts';
import type { Person } from '../../src-shared/domain/person.ts';
import type { Cell, Column, Planilla, Row } from '../../src-shared/domain/planilla.ts';
import type { Folder, Source } from '../../src-shared/domain/source.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';

export const actor = { name: 'Marta' };

/** A clock that goes on by itself, one millisecond at each look. */
export function steppingClock(startMs = Date.UTC(2026, 2, 2, 12)): Clock {
  let now = startMs;
  return {
    now: () => {
      now += 1;
      return now;
    },
  };
}

export const testKey = new Uint8Array(32).map((_, index) => index * 7 + 1);

/** A folder of its own, removed by `dispose`. */
export function temporaryFolder(): { path: string; dispose: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'amanuense-test-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

export type OpenLibrary = LibraryStorage & { path: string };

/** Opens (or makes) the library that a folder stands for. */
export type OpenTestLibrary = (folder: string, options?: { clock?: Clock }) => Promise<LibraryStorage>;

/** Opens (or makes) the library in a folder. */
export async function openTestLibrary(
  folder: string,
  options: { key?: Uint8Array | null; clock?: Clock; maximumPages?: number } = {},
): Promise<OpenLibrary> {
  const clock = options.clock ?? steppingClock();
  const path = join(folder, 'library.db');
  const { maximumPages } = options;
  const connection = openLibraryDatabase({ path, key: options.key ?? null, clock, maximumPages });
  return { ...(await createLibraryStorage(connection, clock)), path };
}

let serial = 0;

/** A source with every field filled. */
export function sampleSource(fields: Partial<Source> = {}): Source {
  serial += 1;
  return {
    id: createId<SourceId>(),
    kind: 'document',
    sha256: sha256Schema.parse(serial.toString(16).padStart(64, '0')),
    name: `Ficha ${serial}.pdf`,
    originPath: null,
    parentId: null,
    format: 'pdf',
    sizeBytes: 1000 + serial,
    folderId: null,
    tags: [],
    paperKind: 'other',
    documentDate: null,
    status: 'ready',
    errorCode: null,
    pages: 1,
    characters: 100,
    ocrPages: 0,
    quality: 'good',
    textHash: null,
    durationMs: null,
    addedAt: '2026-03-02T12:00:00.000Z',
    trashedAt: null,
    ...fields,
  };
}

export function sampleFolder(fields: Partial<Folder> = {}): Folder {
  return { id: createId<FolderId>(), name: 'Legajos', parentId: null, watchedPath: null, ...fields };
}

export function samplePerson(fields: Partial<Person> = {}): Person {
  return {
    id: createId<PersonId>(),
    role: 'pupil',
    familyName: 'Núñez',
    givenName: 'Íñigo',
    dni: '54321987',
    course: '3.º B',
    birthDate: '2017-05-09',
    details: {},
    ...fields,
  };
}

export function sampleColumn(fields: Partial<Column> = {}): Column {
  return {
    id: createId<ColumnId>(),
    name: 'DNI',
    instruction: '',
    type: 'dni',
    choices: [],
    synonyms: [],
    examples: [],
    required: false,
    position: 0,
    hidden: false,
    approvedAt: null,
    ...fields,
  };
}

export function samplePlanilla(fields: Partial<Planilla> = {}): Planilla {
  return {
    id: createId<PlanillaId>(),
    title: 'Matrícula',
    rowKind: 'document',
    scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
    columns: [sampleColumn()],
    form: null,
    createdAt: '2026-03-02T12:00:00.000Z',
    trashedAt: null,
    ...fields,
  };
}

export function sampleRow(planillaId: PlanillaId, position: number, fields: Partial<Row> = {}): Row {
  return {
    id: createId<RowId>(),
    planillaId,
    sourceId: null,
    personId: null,
    recordKey: null,
    position,
    ...fields,
  };
}

export function sampleCell(rowId: RowId, columnId: ColumnId, fields: Partial<Cell> = {}): Cell {
  return {
    rowId,
    columnId,
    value: '54321987',
    state: 'found',
    evidence: [],
    reading: { kind: 'rule', rule: 'label' },
    alternatives: [],
    inputHash: 'a1',
    approved: false,
    ...fields,
  };
}

/** A page of plain lines, each word with a box where a typewriter would put it. */
export function samplePage(number: number, text: string): Page {
  const words = [];
  let line = 0;
  let lineStart = 0;
  for (const match of text.matchAll(/\n|\S+/g)) {
    if (match[0] === '\n') {
      line += 1;
      lineStart = match.index + 1;
      continue;
    }
    const left = (match.index - lineStart) / 100;
    const right = left + match[0].length / 100;
    const box: [number, number, number, number] = [left, line / 50, right, (line + 1) / 50];
    words.push({ start: match.index, end: match.index + match[0].length, box });
  }
  return {
    number,
    layout: 'fixed',
    name: null,
    width: 595,
    height: 842,
    text,
    words,
    blocks: [],
    tables: [],
    quality: 'good',
    ocr: false,
    problem: null,
  };
}

/** What a reader would return for these pages. */
export function sampleText(...pages: string[]): DocumentText {
  const read = pages.map((text, index) => samplePage(index + 1, text));
  return { format: 'pdf', pages: read, meta: { title: 'Ficha' }, problems: [] };
}
