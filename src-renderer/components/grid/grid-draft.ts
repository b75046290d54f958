import type { GridLine } from './grid-model.ts';

/** A line, with what is being typed into one of its cells. */
export type DraftLine = { line: GridLine; draft?: { columnKey: string; text: string } };
