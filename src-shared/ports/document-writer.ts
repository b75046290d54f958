import type { TemplateField } from '../domain/template.ts';

/** What goes into a template: a text for each field, and for each list its entries. */
export type TemplateValues = {
  texts: Readonly<Record<string, string>>;
  lists?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
};

/** A template that has been read and may be filled many times. */
export type OpenTemplate = {
  /** In the order of the text, each once. */
  readonly fields: readonly TemplateField[];
  /** Its text, a line each paragraph, with the fields as they stand. */
  readonly text: string;
  /** Where a field of it first stands, for a person who has to find it in Word. */
  placeOf(field: TemplateField): string;
  /** The .docx with its fields filled; a field that was given nothing is left empty. */
  fill(values: TemplateValues): Promise<Uint8Array<ArrayBuffer>>;
};

/** Writes documents from the school's .docx templates. */
export type DocumentWriter = {
  /** Throws `TEMPLATE_NOT_DOCX`, `TEMPLATE_TOO_BIG` and the `TEMPLATE_FIELD_` and `TEMPLATE_LOOP_` errors, with which field and where. */
  open(bytes: Uint8Array, fileName: string): Promise<OpenTemplate>;
  /** Documents of one template as one, each from a new page; header and footer are the first one's. */
  join(documents: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>>;
  /** Files as one .zip. Names are taken as they are. */
  pack(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Uint8Array<ArrayBuffer>>;
};
