/** One numbered change of the tables. Numbers go by tens; a released migration is never edited. */
export type Migration = { readonly version: number; readonly name: string; readonly statements: readonly string[] };
