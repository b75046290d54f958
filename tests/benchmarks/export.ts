import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskPlanillaExporter } from '../../src-main/adapters/exceljs/disk-planilla-exporter.ts';
import {
  type ColumnId,
  createId,
  type PlanillaId,
  type RowId,
  type SourceId,
} from '../../src-shared/domain/identifiers.ts';
import type { Cell, Column, ColumnType, Planilla, Row } from '../../src-shared/domain/planilla.ts';
import { planillaWriters } from '../../src-shared/planillas/exports/index.ts';

export type ExportFigures = {
  rows: number;
  columns: number;
  seconds: number;
  peakMegabytes: number;
  fileMegabytes: number;
};

const types: ColumnType[] = ['person', 'dni', 'date', 'integer', 'money', 'grade', 'text', 'boolean', 'choice', 'time'];
const samples: Record<string, (row: number) => string> = {
  person: (row) => `Pérez Gómez, María ${row}`,
  dni: (row) => String(40_000_000 + row),
  date: (row) => `20${10 + (row % 15)}-0${1 + (row % 9)}-${10 + (row % 19)}`,
  integer: (row) => String(row % 40),
  money: (row) => `${row}.${10 + (row % 90)}`,
  grade: (row) => `${1 + (row % 7)}.º ${'ABC'[row % 3]}`,
  text: (row) => `Avenida San Martín ${row}, Carmen de Areco`,
  boolean: (row) => String(row % 2 === 0),
  choice: (row) => (row % 3 === 0 ? 'Mañana' : 'Tarde'),
  time: (row) => `0${7 + (row % 3)}:30`,
};

/** Writes a planilla of `rowCount` × `columnCount`, each cell with its evidence, and says what it took. */
export async function benchExport({ rowCount = 50_000, columnCount = 20 } = {}): Promise<ExportFigures> {
  const planilla = benchPlanilla(columnCount);
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  const path = join(folder, 'planilla.xlsx');
  try {
    const started = performance.now();
    await createDiskPlanillaExporter(planillaWriters).write(
      {
        planilla,
        rows: benchRows(planilla, rowCount),
        rowLabel: (row) => `Ficha ${row.position + 1}`,
        sourceName: (id) => `ficha-${id.slice(-6)}.pdf`,
        format: 'xlsx',
      },
      path,
      { signal: new AbortController().signal, report: () => undefined },
    );
    const seconds = (performance.now() - started) / 1000;
    const megabyte = 1024 * 1024;
    return {
      rows: rowCount,
      columns: columnCount,
      seconds,
      // The kernel's own count, in kilobytes: no peak passes between two looks.
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      fileMegabytes: statSync(path).size / megabyte,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchPlanilla(columnCount: number): Planilla {
  const columns = Array.from(
    { length: columnCount },
    (_, position): Column => ({
      id: createId<ColumnId>(),
      name: `Columna ${position + 1}`,
      instruction: '',
      type: types[position % types.length]!,
      choices: [],
      synonyms: [],
      examples: [],
      required: false,
      position,
      hidden: false,
      approvedAt: null,
    }),
  );
  return {
    id: createId<PlanillaId>(),
    title: 'Matrícula',
    rowKind: 'document',
    scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
    columns,
    form: null,
    createdAt: '2026-03-01T00:00:00.000Z',
    trashedAt: null,
  };
}

async function* benchRows(planilla: Planilla, count: number): AsyncGenerator<{ row: Row; cells: Cell[] }> {
  for (let position = 0; position < count; position++) {
    const sourceId = `00000000-0000-4000-8000-${String(position).padStart(12, '0')}` as SourceId;
    const row: Row = {
      id: createId<RowId>(),
      planillaId: planilla.id,
      sourceId,
      personId: null,
      recordKey: null,
      position,
    };
    yield { row, cells: planilla.columns.map((column, index) => benchCell(row, column, index)) };
  }
}

function benchCell(row: Row, column: Column, index: number): Cell {
  const value = samples[column.type]!(row.position);
  const start = 40 * index;
  return {
    rowId: row.id,
    columnId: column.id,
    value,
    state: (row.position + index) % 25 === 0 ? 'doubtful' : 'found',
    evidence: [
      {
        sourceId: row.sourceId!,
        quote: `${column.name}: ${value}`,
        locator: { type: 'page', page: 1 + (index % 3), start, end: start + 20, boxes: [[0.1, 0.1, 0.4, 0.12]] },
      },
    ],
    reading: { kind: 'rule', rule: 'etiqueta y valor' },
    alternatives: [],
    inputHash: null,
    approved: false,
  };
}

if (import.meta.main) console.log(await benchExport());
