import type {
  ActaId,
  ConversationId,
  PersonId,
  PlanillaId,
  RowId,
  SourceId,
  TurnId,
  WrittenDocumentId,
} from '../domain/identifiers.ts';
import type { KeptUntil } from '../domain/rights/retention.ts';
import type { RightsMark } from '../domain/rights/rights-mark.ts';

/** Marks that are in force. Where PCs disagree on whether something may be deleted, it may not. */
export type MarksInForce = {
  blocked: ReadonlyMap<PersonId, RightsMark>;
  heldPeople: ReadonlyMap<PersonId, RightsMark>;
  heldPapers: ReadonlyMap<SourceId, RightsMark>;
  /** Papers that must not be deleted: those that are held, and those that are certainly a held person's. */
  undeletable: ReadonlySet<SourceId>;
};

/** What fills, answers and new documents leave out while a claim is looked at. */
export type NotToUse = { people: ReadonlySet<PersonId>; papers: readonly SourceId[]; owners: ReadonlySet<string> };

/** Where the library speaks of a person, by what is surely hers. */
export type PersonTraces = {
  /** Rows that stand for her, those of which a cell is her DNI, and those of papers that are certainly hers alone. */
  rows: { rowId: RowId; planillaId: PlanillaId; ofPaper: SourceId | null }[];
  /** Voices of recordings that somebody said are hers. */
  voices: { sourceId: SourceId; mark: string }[];
  /** Questions of this PC that say her DNI or her whole name, with their answers. */
  turns: { conversationId: ConversationId; turnId: TurnId }[];
  /** Actas that say her DNI or her whole name, drafts or approved. */
  actas: ActaId[];
  /** Documents that were written of rows of hers, thrown away or not; `isShared`: of others' rows too. */
  documents: { documentId: WrittenDocumentId; isShared: boolean }[];
  /** Documents of which nobody noted whose rows they are: they may name her. */
  documentsOfAnybody: number;
};

/** What the library keeps for the rights of the people whose data it has. Marks are written through `ChangeLog`. */
export type RightsRepository = {
  marks(): Promise<MarksInForce>;
  /** Blocked people, the papers that are certainly theirs and nobody else's, and both as owners of rows. */
  notToUse(): Promise<NotToUse>;
  /** The papers that somebody said are kept for longer than their kind. */
  keptUntil(): Promise<ReadonlyMap<SourceId, KeptUntil>>;
  /** With `withRemoved` also the rows that were taken out of their planilla: the log still says what they said. */
  traces(person: PersonId, which?: { withRemoved: boolean }): Promise<PersonTraces>;
  /**
   * Forgets a person for good, here and by a purge everywhere: her entry, her matches, the voices that are hers, these
   * rows, the documents that were written of hers alone, and what this PC alone keeps that names her. Her papers are not
   * touched; the documents' files are `forgotten` then. Throws `HELD`.
   */
  purgePerson(person: PersonId, what: { reason: string; by: string; rows: readonly RowId[] }): Promise<void>;
};
