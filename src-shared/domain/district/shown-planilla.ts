import { z } from 'zod';
import { hashText } from '../content-hash.ts';
import { foldText } from '../fold-text.ts';
import { type CellState, type Column, columnTypeSchema, type Planilla } from '../planilla.ts';

/** A column of planillas of several schools: the same where name and type are. */
export const shownColumnSchema = z.object({ name: z.string(), type: columnTypeSchema });
export type ShownColumn = z.infer<typeof shownColumnSchema>;

/** A planilla that a school shows, without its rows. Those of one `kin` are read together. */
export type ShownPlanilla = {
  planillaId: string;
  /** That they were made of one planilla of the district's, or that title and columns are the same. */
  kin: string;
  title: string;
  columns: ShownColumn[];
  rows: number;
};

/** A cell of a school's planilla as the district sees it. */
export type ShownCell = {
  /** Canonical text (see `candidateSchema`); null where it is empty or absent. */
  value: string | null;
  state: CellState;
  isApproved: boolean;
  /** The words that it was read from, and where: "«30.111.222» (Legajo.pdf, página 2)"; empty for what was typed. */
  proof: string;
};

/** A row of a school's planilla as the district sees it; `cells` in the order of the columns asked for. */
export type ShownRow = {
  school: { id: string; name: string };
  rowId: string;
  cells: (ShownCell | null)[];
};

/** How a column is called before the district: as in the district's own planilla, where it came with one. */
export function toShownColumn({ name, publishedName, type }: Column): ShownColumn {
  return { name: publishedName ?? name, type };
}

/** What tells a column of one school to be that of another. */
export function columnKey({ name, type }: ShownColumn): string {
  return `${foldText(name).trim()}\n${type}`;
}

/** What planillas of several schools have in common that are read together. */
export async function kinOf(
  { title, published }: Pick<Planilla, 'title' | 'published'>,
  columns: readonly ShownColumn[],
): Promise<string> {
  if (published) return `published:${published.id}`;
  const keys = columns.map(columnKey).sort();
  return `alike:${await hashText([foldText(title).trim(), ...keys].join('\n\n'))}`;
}

/** The columns of all of them, each once, as they stand in the first that has it. */
export function joinColumns(planillas: readonly Pick<ShownPlanilla, 'columns'>[]): ShownColumn[] {
  const joined = new Map<string, ShownColumn>();
  for (const column of planillas.flatMap(({ columns }) => columns)) {
    if (!joined.has(columnKey(column))) joined.set(columnKey(column), column);
  }
  return [...joined.values()];
}
