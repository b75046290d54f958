import { csvLines } from './csv.ts';
import { fillForm } from './fill-form.ts';
import { inspectForm } from './inspect-form.ts';
import { writeWorkbook } from './write-workbook.ts';

/** How planillas go out: each writer makes one kind of file. */
export const planillaWriters = { csvLines, fillForm, inspectForm, writeWorkbook } as const;
