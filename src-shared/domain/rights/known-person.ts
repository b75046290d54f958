import type { Acta } from '../acta/acta-record.ts';
import type { Locator } from '../evidence.ts';
import type { SourceId } from '../identifiers.ts';
import type { PersonMatch, RosterEntry } from '../person.ts';
import type { Cell, Column, Planilla } from '../planilla.ts';
import type { SourceListItem } from '../source.ts';
import type { WrittenDocument } from '../written-document.ts';
import type { RightsMark } from './rights-mark.ts';

/** A paper of hers; `isShared`: somebody else is in it, or may be; `isHeld`: it must not be deleted. */
export type KnownPaper = { source: SourceListItem; match: PersonMatch; isShared: boolean; isHeld: boolean };

/** A document that was written for her; `isShared`: for others too, in the same file. */
export type KnownDocument = {
  document: Pick<WrittenDocument, 'id' | 'template' | 'rowsOf' | 'file' | 'writtenAt' | 'by' | 'trashedAt'>;
  isShared: boolean;
};

/** A place that says her number or her name in a paper that is not among hers: it may be of somebody else. */
export type Mention = { sourceId: SourceId; name: string; text: string; locator: Locator; by: 'dni' | 'name' };

export type KnownCell = { column: Pick<Column, 'id' | 'name' | 'type'>; cell: Cell };
export type KnownRow = { planilla: Pick<Planilla, 'id' | 'title'>; cells: KnownCell[] };

/** Everything that the library knows of a person. */
export type KnownPerson = {
  person: RosterEntry;
  marks: { blocked: RightsMark | null; held: RightsMark | null };
  papers: KnownPaper[];
  mentions: Mention[];
  rows: KnownRow[];
  recordings: { sourceId: SourceId; name: string; voice: string }[];
  actas: { acta: Acta; lines: string[] }[];
  documents: KnownDocument[];
  /** Documents of which nobody noted whose they are, which may name her too. */
  documentsOfAnybody: number;
  questions: { conversation: string; question: string; answer: string; askedAt: string }[];
  /** Papers that nobody could read yet, which may name her too. */
  unread: number;
};
