import type { Acta, ActaApproval, ActaDetails, ActaLine, ActaLineContent } from './acta/acta-record.ts';
import type { Voice, VoiceCorrection, WordsCorrection } from './corrected-transcript.ts';
import type {
  ActaId,
  ActaLineId,
  ColumnId,
  FolderId,
  PersonId,
  PlanillaId,
  PromptId,
  PublicationId,
  SourceId,
  TemplateId,
  TemplateMarkingId,
  WrittenDocumentId,
} from './identifiers.ts';
import type { Change, EntityName, Json } from './operation.ts';
import type { Person, PersonMatch } from './person.ts';
import type { Cell, Column, ColumnDefinition, Planilla, Row } from './planilla.ts';
import type { Prompt, PromptContent } from './prompt.ts';
import type { PublicationVersion } from './publication.ts';
import type { KeptUntil } from './rights/retention.ts';
import type { RightsMark } from './rights/rights-mark.ts';
import type { Folder, Source } from './source.ts';
import type { SourcePlace } from './source-place.ts';
import { type SharedReading, sharedReadingId } from './sync/shared-reading.ts';
import type { Template, TemplateContent } from './template.ts';
import type { TemplateMarking, TemplateMarkingContent } from './template-marks.ts';
import type { WrittenDocument } from './written-document.ts';

/*
 * The typed way to say what `commit` should write. Which fields form one register is told in docs/storage.md:
 * facts that are only true together (a cell's value and its proof) are one register.
 */

/** What reading a source's file found; one register. */
export type SourceReading = Pick<
  Source,
  'status' | 'errorCode' | 'format' | 'pages' | 'characters' | 'ocrPages' | 'quality' | 'textHash' | 'durationMs'
>;

/** The fields of a source that are registers of their own. */
export type SourceFields = Pick<
  Source,
  'name' | 'originPath' | 'folderId' | 'tags' | 'paperKind' | 'documentDate' | 'trashedAt'
>;

/** Every register of a source that is new to the library. */
export function sourceChanges(source: Source): Change[] {
  const { name, originPath, folderId, tags, paperKind, documentDate, trashedAt } = source;
  return [
    sourceFileChange(source),
    ...sourceFieldChanges(source.id, { name, originPath, folderId, tags, paperKind, documentDate, trashedAt }),
    sourceReadingChange(source.id, source),
  ];
}

/** What a source's file is, and what it came in. */
export function sourceFileChange({ id, kind, sha256, sizeBytes, parentId, addedAt }: Source): Change {
  return change('source', id, 'file', { kind, sha256, sizeBytes, parentId, addedAt });
}

/** Some fields of a source that is already there. */
export function sourceFieldChanges(id: SourceId, fields: Partial<SourceFields>): Change[] {
  return fieldChanges('source', id, fields);
}

/** Says that a source must not be deleted, or may be again. */
export function sourceHoldChange(id: SourceId, mark: RightsMark): Change {
  return change('source', id, 'held', mark);
}

/** Keeps a source past the term of its kind; null counts by its kind again. */
export function sourceKeptChange(id: SourceId, until: KeptUntil | null): Change {
  return change('source', id, 'keptUntil', until);
}

/** Where a source came, whole; null forgets it. `key` tells its places apart. */
export function sourcePlaceChange(id: SourceId, key: string, place: SourcePlace | null): Change {
  return change('source-place', `${id}:${key}`, 'place', place && { container: place.container, name: place.name });
}

/** A reading of a source that every PC of the school can fetch. */
export function sharedReadingChange(id: SourceId, reading: SharedReading): Change {
  const { sha256, sizeBytes, of, edition, textHash } = reading;
  const file = { sha256, sizeBytes, of, edition, textHash };
  return change('source-reading', sharedReadingId(id, sha256), 'file', file);
}

/** How the reading of a source's file stands. */
export function sourceReadingChange(id: SourceId, reading: SourceReading): Change {
  const { status, errorCode, format, pages, characters, ocrPages, quality, textHash, durationMs } = reading;
  const counts = { pages, characters, ocrPages, durationMs };
  return change('source', id, 'reading', { status, errorCode, format, ...counts, quality, textHash });
}

/** What all PCs know of a folder; which one it follows is each PC's own. */
type SharedFolder = Omit<Folder, 'watchedPath'>;

/** Every register of a folder. */
export function folderChanges({ id, name, parentId }: SharedFolder): Change[] {
  return folderFieldChanges(id, { name, parentId });
}

/** Some fields of a folder. */
export function folderFieldChanges(id: FolderId, fields: Partial<Omit<SharedFolder, 'id'>>): Change[] {
  return fieldChanges('folder', id, fields);
}

/** Every register of a person. */
export function personChanges(person: Person): Change[] {
  const { role, familyName, givenName, dni, course, birthDate, details } = person;
  return personFieldChanges(person.id, { role, familyName, givenName, dni, course, birthDate, details });
}

/** Some fields of a person. */
export function personFieldChanges(id: PersonId, fields: Partial<Omit<Person, 'id'>>): Change[] {
  return fieldChanges('person', id, fields);
}

/** Puts a person back in the roster she was taken out of. */
export function personReturn(id: PersonId): Change {
  return change('person', id, 'deleted', false);
}

/** Says that a person's data are blocked, or must not be deleted; or that it is over. */
export function personMarkChange(id: PersonId, field: 'blocked' | 'held', mark: RightsMark): Change {
  return change('person', id, field, mark);
}

/** The id of the match between a paper and a person. */
export function personMatchEntityId(sourceId: SourceId, personId: PersonId): string {
  return `${sourceId}:${personId}`;
}

/** How a paper and a person match, whole. */
export function personMatchChange(match: PersonMatch): Change {
  const { sourceId, personId, state, basis, score, evidence } = match;
  return change('person-match', personMatchEntityId(sourceId, personId), 'match', { state, basis, score, evidence });
}

/** Takes a match away, as if paper and person had never been compared. */
export function personMatchRemoval(sourceId: SourceId, personId: PersonId): Change {
  return change('person-match', personMatchEntityId(sourceId, personId), 'match', null);
}

/** The fields of a planilla that are registers of their own. */
export type PlanillaFields = Omit<Planilla, 'id' | 'columns'>;

/** Every register of a planilla and of its columns. */
export function planillaChanges(planilla: Planilla): Change[] {
  const { title, rowKind, scope, form, createdAt, trashedAt, published } = planilla;
  return [
    ...planillaFieldChanges(planilla.id, { title, rowKind, scope, form, createdAt, trashedAt, published }),
    ...planilla.columns.flatMap((column) => columnChanges(planilla.id, column)),
  ];
}

/** Some fields of a planilla. */
export function planillaFieldChanges(id: PlanillaId, fields: Partial<PlanillaFields>): Change[] {
  return fieldChanges('planilla', id, fields);
}

/** Every register of a column. */
export function columnChanges(planillaId: PlanillaId, column: Column): Change[] {
  const { position, hidden, approvedAt, publishedName } = column;
  return [
    change('column', column.id, 'planillaId', planillaId),
    columnDefinitionChange(column.id, column),
    ...columnFieldChanges(column.id, { position, hidden, approvedAt, publishedName }),
  ];
}

/** What a column asks of a paper, whole. */
export function columnDefinitionChange(id: ColumnId, definition: ColumnDefinition): Change {
  const { name, instruction, type, choices, synonyms, examples, required } = definition;
  return change('column', id, 'definition', { name, instruction, type, choices, synonyms, examples, required });
}

/** Where a column stands, whether it shows, whether it was approved and what the district calls it. */
export function columnFieldChanges(
  id: ColumnId,
  fields: Partial<Pick<Column, 'position' | 'hidden' | 'approvedAt' | 'publishedName'>>,
): Change[] {
  return fieldChanges('column', id, fields);
}

/** Every register of a row. */
export function rowChanges(row: Row): Change[] {
  const { planillaId, sourceId, personId, recordKey, position, addedAt = null } = row;
  return [
    change('row', row.id, 'origin', { planillaId, sourceId, personId, recordKey, addedAt }),
    change('row', row.id, 'position', position),
  ];
}

/** The id of the cell where a row and a column cross. */
export function cellEntityId(cell: Pick<Cell, 'rowId' | 'columnId'>): string {
  return `${cell.rowId}:${cell.columnId}`;
}

/** A cell, whole: its value moves together with its proof. */
export function cellChange(cell: Cell): Change {
  const { value, state, evidence, reading, alternatives, inputHash, approved } = cell;
  const content = { value, state, evidence, reading, alternatives, inputHash, approved };
  return change('cell', cellEntityId(cell), 'content', content);
}

/** Every register of a prompt. */
export function promptChanges({ id, content, createdAt, trashedAt }: Prompt): Change[] {
  return [
    promptContentChange(id, content),
    change('prompt', id, 'createdAt', createdAt),
    promptTrashChange(id, trashedAt),
  ];
}

/** What a prompt says from now on, whole: each such change is a version. */
export function promptContentChange(id: PromptId, { name, use, text, variables }: PromptContent): Change {
  return change('prompt', id, 'content', { name, use, text, variables });
}

/** Throws a prompt away at that instant, or brings it back. */
export function promptTrashChange(id: PromptId, trashedAt: string | null): Change {
  return change('prompt', id, 'trashedAt', trashedAt);
}

/** Every register of a template. */
export function templateChanges({ id, content, mappings, createdAt, trashedAt }: Template): Change[] {
  return [
    templateContentChange(id, content),
    templateMappingsChange(id, mappings),
    change('template', id, 'createdAt', createdAt),
    templateTrashChange(id, trashedAt),
  ];
}

/** What a template is from now on, whole: each such change is a version. */
export function templateContentChange(id: TemplateId, { name, sha256, fileName, fields }: TemplateContent): Change {
  return change('template', id, 'content', { name, sha256, fileName, fields });
}

/** Where a template's fields come from with each planilla. */
export function templateMappingsChange(id: TemplateId, mappings: Template['mappings']): Change {
  return change('template', id, 'mappings', mappings);
}

/** Throws a template away at that instant, or brings it back. */
export function templateTrashChange(id: TemplateId, trashedAt: string | null): Change {
  return change('template', id, 'trashedAt', trashedAt);
}

/** Every register of a document on the way to be a template. */
export function templateMarkingChanges({ id, content, createdAt, endedAt }: TemplateMarking): Change[] {
  return [
    templateMarkingContentChange(id, content),
    change('template-marking', id, 'createdAt', createdAt),
    templateMarkingEndChange(id, endedAt),
  ];
}

/** What a document on the way to be a template is from now on, whole. */
export function templateMarkingContentChange(id: TemplateMarkingId, content: TemplateMarkingContent): Change {
  return change('template-marking', id, 'content', content);
}

/** Ends the marking of a document at that instant, or takes it up again. */
export function templateMarkingEndChange(id: TemplateMarkingId, endedAt: string | null): Change {
  return change('template-marking', id, 'endedAt', endedAt);
}

/** Every register of what was written out. */
export function writtenDocumentChanges({ id, trashedAt, ...content }: WrittenDocument): Change[] {
  return [change('written-document', id, 'content', content), writtenDocumentTrashChange(id, trashedAt)];
}

/** Throws a written document away at that instant, or brings it back. */
export function writtenDocumentTrashChange(id: WrittenDocumentId, trashedAt: string | null): Change {
  return change('written-document', id, 'trashedAt', trashedAt);
}

/** The words that a person gave a segment, with their stretch; null: as it was heard. */
export function transcriptWordsChange(id: SourceId, segmentId: string, words: WordsCorrection | null): Change {
  return change('transcript-segment', `${id}:${segmentId}`, 'words', words);
}

/** Whose voice a person said that a segment is, with its stretch; null: as it was heard. */
export function transcriptVoiceChange(id: SourceId, segmentId: string, voice: VoiceCorrection | null): Change {
  return change('transcript-segment', `${id}:${segmentId}`, 'voice', voice);
}

/** Who a voice of a recording is, wherever it speaks in it; null: nobody knows. */
export function transcriptVoiceNameChange(id: SourceId, mark: string, name: Omit<Voice, 'mark'> | null): Change {
  return change('transcript-voice', `${id}:${mark}`, 'name', name);
}

/** Every register of an acta that is new; its lines come apart. */
export function actaChanges({ id, sourceId, createdAt, by, firstId, version, details, trashedAt }: Acta): Change[] {
  return [
    change('acta', id, 'origin', { sourceId, createdAt, by, firstId, version }),
    actaDetailsChange(id, details),
    actaTrashChange(id, trashedAt),
  ];
}

/** What is said of an acta beside its lines, whole. */
export function actaDetailsChange(id: ActaId, { templateId, book, date, number, values }: ActaDetails): Change {
  return change('acta', id, 'details', { templateId, book, date, number, values });
}

/** What was approved, whole. */
export function actaApprovalChange(id: ActaId, approval: ActaApproval): Change {
  return change('acta', id, 'approval', approval);
}

/** Throws an acta away at that instant, or brings it back. */
export function actaTrashChange(id: ActaId, trashedAt: string | null): Change {
  return change('acta', id, 'trashedAt', trashedAt);
}

/** Every register of a line of an acta. */
export function actaLineChanges(actaId: ActaId, line: ActaLine): Change[] {
  const { id, section, position } = line;
  return [change('acta-line', id, 'place', { actaId, section, position }), actaLineContentChange(id, line)];
}

/** What a line says, whole: its words move together with what proves them. */
export function actaLineContentChange(id: ActaLineId, content: ActaLineContent): Change {
  const { text, isTitle, role, responsible, due, mark, proof } = content;
  return change('acta-line', id, 'content', { text, isTitle, role, responsible, due, mark, proof });
}

/** A setting that every PC of the school shares; null forgets it. */
export function settingChange(key: string, value: Json): Change {
  return change('setting', key, 'value', value);
}

/** A version of what the district publishes, whole; it is never written again. */
export function publicationVersionChange(version: PublicationVersion): Change {
  return change('publication-version', `${version.publicationId}:${version.version}`, 'content', version);
}

/** Withdraws what the district published at that instant, or offers it again. */
export function publicationWithdrawalChange(id: PublicationId, withdrawnAt: string | null): Change {
  return change('publication', id, 'withdrawnAt', withdrawnAt);
}

const undeletable = [
  'cell',
  'person-match',
  'publication',
  'publication-version',
  'setting',
  'source-place',
  'source-reading',
  'transcript-segment',
  'transcript-voice',
] as const satisfies EntityName[];

/** Entities that are deleted with a mark, which `undo` and later edits can see. */
export type DeletableEntity = Exclude<EntityName, (typeof undeletable)[number]>;

/** Whether entities of that name, also of one that this program does not know, may be deleted with a mark. */
export function isDeletable(entity: string): boolean {
  return !undeletable.some((name) => name === entity);
}

/** Hides an entity from every reader; its history stays. */
export function deletion(entity: DeletableEntity, id: string): Change {
  return change(entity, id, 'deleted', true);
}

function fieldChanges(entity: EntityName, id: string, fields: Record<string, unknown>): Change[] {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.map(([field, value]) => change(entity, id, field, value));
}

function change(entity: EntityName, id: string, field: string, value: unknown): Change {
  // Every value comes from a domain type that is plain data: JSON by construction.
  return { entity, id, field, value: value as Json };
}
