import { openDatabase } from '../../src-main/adapters/sqlite/driver.ts';

const syncedTables = [
  'sources',
  'source_places',
  'folders',
  'persons',
  'person_matches',
  'planillas',
  'planilla_columns',
  'planilla_rows',
  'planilla_cells',
  'prompts',
  'templates',
  'template_markings',
  'written_documents',
  'transcript_segments',
  'transcript_voices',
  'actas',
  'acta_lines',
  'settings',
  'publications',
  'publication_versions',
];

/** Every row of the synced tables and every head, as comparable text; the library must be closed. */
export function readTableContents(path: string, key: Uint8Array | null): Record<string, string[]> {
  const database = openDatabase(path, key, { mustExist: true });
  try {
    const rowsOf = (query: string): string[] =>
      database
        .prepare(query)
        .all()
        .map((row) => JSON.stringify(row))
        .sort();
    const contents = Object.fromEntries(syncedTables.map((table) => [table, rowsOf(`select * from ${table}`)]));
    return { ...contents, heads: rowsOf('select id from operations where is_head = 1') };
  } finally {
    database.close();
  }
}
