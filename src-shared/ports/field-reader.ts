import type { DocumentText } from '../domain/document-text.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { Person } from '../domain/person.ts';
import type { Candidate, ColumnDefinition } from '../domain/planilla.ts';
import type { PaperKind } from '../domain/source.ts';

export type FieldRequest = {
  sourceId: SourceId;
  text: DocumentText;
  paperKind: PaperKind;
  columns: readonly ColumnDefinition[];
  /** In a planilla of persons, the row's person: only what the paper says of that person counts. */
  person?: Person;
};

/** Reads values from a paper without any model. Every candidate carries evidence whose quote stands in the text. */
export type FieldReader = {
  /** For each column, in order, its candidates, best first; none when the paper does not say it. */
  readFields(request: FieldRequest): Candidate[][];
  /** One entry for each item of the list that the paper holds. `key` stays the same between readings of the same text. */
  readRecords(request: FieldRequest): { key: string; fields: Candidate[][] }[];
};
