import type { ColumnType, Generated } from 'kysely';

type Flag = 0 | 1;

/** The change log: every operation ever made or pulled. `is_head` marks those that no known operation supersedes. */
export type OperationsTable = {
  position: Generated<number>;
  id: string;
  scope: string;
  entity: string;
  entity_id: string;
  field: string;
  value: string;
  bases: string;
  clock: string;
  actor: string;
  group_id: string;
  schema_version: number;
  hash: string;
  is_head: Flag;
  /** Its place in the server's log; null until it came back from there. */
  sequence: number | null;
};

export type ChangeGroupsTable = {
  position: Generated<number>;
  id: string;
  label: string;
  /** `reversal` is a group that an undo or a redo wrote; the others are on the undo stack. */
  state: 'applied' | 'undone' | 'discarded' | 'reversal';
  /** The group whose operations are in force: the first one, or that of the last undo or redo. */
  latest_group: string;
  /** Of a reversal: the group whose operations it took back. Null in those of old libraries. */
  reversed_group: string | null;
};

/** Ids that a snapshot says; `is_in_log`: an operation of the log, and not only what one names as a base. */
type NamesTable = { scope: string; id: string; is_in_log: Flag };

export type SourcesTable = {
  id: string;
  kind: string;
  sha256: string;
  size_bytes: number;
  parent_id: string | null;
  added_at: string;
  name: string;
  name_folded: string;
  origin_path: string | null;
  folder_id: string | null;
  tags: string;
  paper_kind: string;
  document_date: string | null;
  trashed_at: string | null;
  status: string;
  error_code: string | null;
  format: string | null;
  pages: number;
  characters: number;
  ocr_pages: number;
  quality: string | null;
  text_hash: string | null;
  duration_ms: number | null;
  /** A mark as JSON; null while nobody said anything. */
  held: string | null;
  kept_until: string | null;
  deleted: Flag;
};

/** `source_id` of what a window reads for a recording; null for what its microphone records. */
export type TakesTable = { id: string; name: string; started_at: string; source_id: string | null };

export type DecodedSoundsTable = {
  source_id: string;
  sha256: string;
  /** JSON; null where all could be read. */
  unheard: string | null;
};

export type SourcePlacesTable = {
  source_id: string;
  /** Tells the places of one source apart. */
  place: string;
  /** Null once the place was forgotten. */
  container: string | null;
  name: string | null;
  name_key: string | null;
};

/** A reading of a source in a file that every PC of the school can fetch. */
export type SharedReadingsTable = {
  source_id: string;
  sha256: string;
  /** The source's file; null once it was forgotten. */
  file_sha256: string | null;
  edition: number;
  text_hash: string | null;
  size_bytes: number;
};

export type TakePiecesTable = {
  take_id: string;
  place: number;
  sha256: string;
  size_bytes: number;
  duration_ms: number;
  /** JSON; null where all could be read. */
  unheard: string | null;
};

/** Files that the district's server has, and when that was last known. */
export type ServerBlobsTable = { sha256: string; confirmed_at: string };

/** A file that is being fetched, chunk by chunk: `piece` is the blob that holds the chunk of that place. */
export type FetchedPiecesTable = { sha256: string; place: number; piece: string };

export type FoldersTable = {
  id: string;
  name: string;
  parent_id: string | null;
  deleted: Flag;
};

export type WatchedFoldersTable = {
  folder_id: string;
  path: string;
};

export type PersonsTable = {
  id: string;
  role: string;
  family_name: string;
  given_name: string;
  family_folded: string;
  given_folded: string;
  dni: string | null;
  course: string | null;
  birth_date: string | null;
  details: string;
  /** Marks as JSON; null while nobody said anything. */
  blocked: string | null;
  held: string | null;
  deleted: Flag;
};

export type PersonMatchesTable = {
  source_id: string;
  person_id: string;
  /** Null once the match was taken away. */
  state: string | null;
  basis: string | null;
  score: number | null;
  evidence: string | null;
};

export type PlanillasTable = {
  id: string;
  title: string;
  row_kind: string;
  scope: string;
  form: string | null;
  created_at: string;
  trashed_at: string | null;
  published: string | null;
  deleted: Flag;
};

export type PlanillaColumnsTable = {
  id: string;
  planilla_id: string;
  definition: string;
  position: number;
  hidden: Flag;
  approved_at: string | null;
  published_name: string | null;
  deleted: Flag;
};

export type PlanillaRowsTable = {
  id: string;
  planilla_id: string;
  source_id: string | null;
  person_id: string | null;
  record_key: string | null;
  position: number;
  added_at: string | null;
  deleted: Flag;
};

export type PlanillaCellsTable = {
  row_id: string;
  column_id: string;
  /** Null once the cell was emptied. */
  state: string | null;
  approved: Flag;
  value: string | null;
  content: string | null;
};

export type SettingsTable = { key: string; value: string };

/** What was read from a source, on this PC. */
export type ReadingsTable = {
  source_id: string;
  format: string;
  meta: string;
  problems: string;
  page_count: number;
  /** Of the readers that made it. */
  edition: number;
  text_hash: string | null;
  /** The file in which it travels; null while nobody has looked whether it is to, and empty where it is not. */
  shared_as: string | null;
  /** Whether it was made on this PC. */
  is_own: Flag;
};

type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;

/** One page of a source's text: deflated JSON, so that a page is read alone. */
export type ReadingPagesTable = { source_id: string; number: number; content: Bytes };

/** The units of search, with their place and text. */
export type PassagesTable = {
  id: Generated<number>;
  source_id: string;
  page: number;
  start_offset: number;
  end_offset: number;
  text: string;
};

export type JobsTable = {
  id: string;
  type: string;
  state: string;
  created_at: string;
  input: string;
  /** The rest of the job as JSON. */
  content: string;
  /** Apart, so that a list of jobs need not read it: a large ingest's is megabytes. */
  result: string | null;
};

export type ConversationsTable = {
  id: string;
  title: string;
  scope: string;
  created_at: string;
  updated_at: string;
  trashed_at: string | null;
};

export type ConversationTurnsTable = {
  id: string;
  conversation_id: string;
  position: number;
  question: string;
  answer: string;
  /** Question and answer without accents or signs, to look for words in. */
  words: string;
  asked_at: string;
  verdict: string | null;
};

export type PromptsTable = {
  id: string;
  name_folded: string;
  /** What the newest version says, as JSON. */
  content: string | null;
  created_at: string;
  trashed_at: string | null;
  deleted: Flag;
};

export type TemplatesTable = {
  id: string;
  name_folded: string;
  /** What the newest version is, as JSON. */
  content: string | null;
  mappings: string;
  created_at: string;
  trashed_at: string | null;
  deleted: Flag;
};

export type TemplateMarkingsTable = {
  id: string;
  /** What it is, as JSON. */
  content: string | null;
  created_at: string;
  ended_at: string | null;
  deleted: Flag;
};

export type WrittenDocumentsTable = {
  id: string;
  written_at: string;
  content: string | null;
  trashed_at: string | null;
  deleted: Flag;
};

export type ActasTable = {
  id: string;
  source_id: string;
  first_id: string;
  /** Null only while half of it has arrived. */
  origin: string | null;
  book_folded: string;
  year: string;
  details: string | null;
  /** Null while it is a draft. */
  approval: string | null;
  approved_book_folded: string;
  approved_year: string;
  trashed_at: string | null;
  deleted: Flag;
};

export type ActaLinesTable = {
  id: string;
  acta_id: string;
  section: string;
  position: number;
  content: string | null;
  deleted: Flag;
};

/** What was heard in a recording, whole, as JSON. The rest is as in `ReadingsTable`; its edition is 0 until it travels. */
export type TranscriptsTable = { source_id: string; content: string } & Pick<
  ReadingsTable,
  'edition' | 'shared_as' | 'is_own'
>;

/** A transcript under way: what it is made from and with, as JSON. */
export type TranscriptWorkTable = { source_id: string; task: string };

export type TranscriptWindowsTable = {
  source_id: string;
  place: number;
  start_ms: number;
  end_ms: number;
  /** Null until it has been heard. */
  segments: string | null;
};

/** What came of hearing the doubtful words of a recording again, as JSON. */
export type SecondPassesTable = { source_id: string; content: string };

/** A second pass under way: what hears it, as JSON. */
export type SecondPassWorkTable = { source_id: string; task: string };

/** What people changed of a transcript's segments, as JSON; null where they changed nothing. */
export type TranscriptSegmentsTable = {
  source_id: string;
  segment_id: string;
  words: string | null;
  voice: string | null;
};

/** Who the voices of a recording are. */
export type TranscriptVoicesTable = { source_id: string; mark: string; name: string | null; person_id: string | null };

/** What is being typed in a segment and is no change yet, as JSON. */
export type TranscriptTypingTable = { source_id: string; segment_id: string; content: string };

/** How loud a recording is from moment to moment, as JSON. */
export type WaveformsTable = { source_id: string; content: string };

/** What the district withdrew, or offered again after that. */
type PublicationsTable = { id: string; withdrawn_at: string | null };

/** Every version of what the district published, as JSON. */
export type PublicationVersionsTable = {
  id: string;
  publication_id: string;
  version: number;
  kind: string;
  content: string | null;
};

/** Every table of a library's database. */
export type LibraryTables = {
  operations: OperationsTable;
  superseded_operations: { id: string };
  /** Pages of a snapshot of the server's log that is not here whole: its heads, `operation` in JSON, and ids. */
  staged_operations: { scope: string; id: string; hash: string; operation: string };
  staged_names: NamesTable;
  /** What is superseded and known by its id alone, since a snapshot said so. */
  known_names: NamesTable;
  /** `operation` is the whole of it in JSON. */
  refused_operations: { id: string; operation: string; code: string };
  /** Registers that show one of several values; `clock` is that of the one that is shown. */
  open_conflicts: { entity: string; entity_id: string; field: string; clock: string };
  change_groups: ChangeGroupsTable;
  write_gate: { id: number; is_open: Flag };
  local_state: { key: string; value: string };
  sources: SourcesTable;
  source_places: SourcePlacesTable;
  shared_readings: SharedReadingsTable;
  /** Files of readings that came and are none. */
  refused_readings: { sha256: string };
  folders: FoldersTable;
  watched_folders: WatchedFoldersTable;
  server_blobs: ServerBlobsTable;
  fetched_pieces: FetchedPiecesTable;
  forgotten_files: { sha256: string };
  forgotten_sources: { source_id: string };
  persons: PersonsTable;
  person_matches: PersonMatchesTable;
  planillas: PlanillasTable;
  planilla_columns: PlanillaColumnsTable;
  planilla_rows: PlanillaRowsTable;
  planilla_cells: PlanillaCellsTable;
  prompts: PromptsTable;
  templates: TemplatesTable;
  template_markings: TemplateMarkingsTable;
  written_documents: WrittenDocumentsTable;
  actas: ActasTable;
  acta_lines: ActaLinesTable;
  settings: SettingsTable;
  publications: PublicationsTable;
  publication_versions: PublicationVersionsTable;
  local_settings: SettingsTable;
  readings: ReadingsTable;
  reading_pages: ReadingPagesTable;
  passages: PassagesTable;
  jobs: JobsTable;
  conversations: ConversationsTable;
  conversation_turns: ConversationTurnsTable;
  decoded_sounds: DecodedSoundsTable;
  takes: TakesTable;
  take_pieces: TakePiecesTable;
  transcripts: TranscriptsTable;
  transcript_work: TranscriptWorkTable;
  transcript_windows: TranscriptWindowsTable;
  second_passes: SecondPassesTable;
  second_pass_work: SecondPassWorkTable;
  second_pass_windows: TranscriptWindowsTable;
  transcript_segments: TranscriptSegmentsTable;
  transcript_voices: TranscriptVoicesTable;
  transcript_typing: TranscriptTypingTable;
  waveforms: WaveformsTable;
};
