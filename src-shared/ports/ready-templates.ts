/** The templates that come with the program. */
export type ReadyTemplates = {
  /** `rows` are written one for each row of a planilla or of the roster. */
  list(): Promise<readonly { key: string; use: 'acta' | 'rows'; name: string; description: string }[]>;
  /** Throws `NOT_FOUND`. */
  read(key: string): Promise<{ name: string; fileName: string; bytes: Uint8Array }>;
};
