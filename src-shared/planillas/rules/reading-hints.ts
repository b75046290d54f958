import type { LabelKey } from '../../domain/label-scanner.ts';
import type { NameOrder } from '../../domain/person-name.ts';
import type { ColumnDefinition } from '../../domain/planilla.ts';

/** What helps to read a value: the column asking, the label that led to it, and the order its names are written in. */
export type ReadingHints = { column: ColumnDefinition; key: LabelKey; order: NameOrder };
