import type { SourceId } from '../domain/identifiers.ts';
import type { Progress } from '../domain/job.ts';
import type { Cell, FormMapping, Planilla, Row } from '../domain/planilla.ts';

/** A planilla on its way out. Rows come one by one, so that memory does not grow with them. */
export type ExportRequest = {
  planilla: Planilla;
  rows: AsyncIterable<{ row: Row; cells: Cell[] }>;
  /** What a row stands for: a person's name or a paper's. */
  rowLabel: (row: Row) => string;
  /** The name of a paper, for notes and for the sheet of sources. */
  sourceName: (id: SourceId) => string;
} & ({ format: 'xlsx' | 'csv' } | { format: 'form'; formBytes: Uint8Array; mapping: FormMapping });

export type FormSheet = {
  name: string;
  /** The first row (from 1) below the headers. */
  firstRow: number;
  columns: { letter: string; header: string }[];
  /** The first rows as they look, cell by cell. */
  preview: string[][];
};

/** Writes planillas as files that Excel opens. */
export type PlanillaExporter = {
  /**
   * Writes to a temporary file, then renames. Throws `OUTPUT_BUSY`, `OUTPUT_NOT_WRITABLE`, `DISK_FULL`,
   * `TEMPLATE_NOT_XLSX`, `TEMPLATE_MISMATCH`.
   */
  write(
    request: ExportRequest,
    path: string,
    options: { signal: AbortSignal; report: (progress: Progress) => void },
  ): Promise<{ rows: number }>;
  /** The same as bytes, for a window that saves the file itself. */
  render(request: ExportRequest, options: { signal: AbortSignal }): Promise<Uint8Array<ArrayBuffer>>;
  /** What an empty form looks like: where its headers are and where its data begin. Throws `TEMPLATE_NOT_XLSX`. */
  inspectForm(bytes: Uint8Array, fileName: string): Promise<FormSheet[]>;
};
