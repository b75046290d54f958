import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import { type PersonId, personIdSchema, type SourceId, sourceIdSchema } from '../../domain/identifiers.ts';
import { type RightsMark, rightsMarkSchema } from '../../domain/rights/rights-mark.ts';
import type { MarksInForce, NotToUse } from '../../ports/rights-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

type MarkedRow = { id: string; mark: string | null };

/** The marks that are in force. Where PCs disagree on whether something must not be deleted, it must not. */
export async function readMarks(database: Kysely<LibraryTables>): Promise<MarksInForce> {
  const people = database.selectFrom('persons');
  const blocked = await people.select(['id', 'blocked as mark']).where('blocked', 'is not', null).execute();
  const heldPeople = await people.select(['id', 'held as mark']).where('held', 'is not', null).execute();
  const heldPapers = await database
    .selectFrom('sources')
    .select(['id', 'held as mark'])
    .where('held', 'is not', null)
    .execute();
  const disputed = await database
    .selectFrom('open_conflicts')
    .select(['entity', 'entity_id'])
    .where('field', '=', 'held')
    .execute();
  const inDispute = (entity: string) =>
    new Set(disputed.filter((each) => each.entity === entity).map(({ entity_id }) => entity_id));
  const marks = {
    blocked: inForce(blocked, personIdSchema.parse, new Set()),
    heldPeople: inForce(heldPeople, personIdSchema.parse, inDispute('person')),
    heldPapers: inForce(heldPapers, sourceIdSchema.parse, inDispute('source')),
  };
  const theirs = await papersOf(database, [...marks.heldPeople.keys()]);
  return { ...marks, undeletable: new Set([...marks.heldPapers.keys(), ...theirs]) };
}

function inForce<Id extends string>(
  rows: readonly MarkedRow[],
  parseId: (id: string) => Id,
  disputed: ReadonlySet<string>,
): Map<Id, RightsMark> {
  const marks = new Map<Id, RightsMark>();
  for (const { id, mark } of rows) {
    const said = rightsMarkSchema.safeParse(JSON.parse(mark ?? 'null'));
    if (said.success && (said.data.isSet || disputed.has(id))) marks.set(parseId(id), said.data);
  }
  return marks;
}

async function papersOf(database: Kysely<LibraryTables>, people: readonly PersonId[]): Promise<SourceId[]> {
  if (people.length === 0) return [];
  const rows = await database
    .selectFrom('person_matches')
    .select('source_id')
    .where('person_id', 'in', people)
    .where('state', 'in', ['certain', 'confirmed'])
    .execute();
  return rows.map(({ source_id }) => sourceIdSchema.parse(source_id));
}

/** Throws `HELD` for a paper that must not be deleted; in the transaction that would forget it. */
export async function refuseHeldSource(transaction: Kysely<LibraryTables>, id: string): Promise<void> {
  const { undeletable }: { undeletable: ReadonlySet<string> } = await readMarks(transaction);
  if (undeletable.has(id)) throw new AppError('HELD');
}

/** Throws `HELD` for a person whose data must not be deleted. */
export async function refuseHeldPerson(transaction: Kysely<LibraryTables>, id: PersonId): Promise<void> {
  if ((await readMarks(transaction)).heldPeople.has(id)) throw new AppError('HELD');
}

/** Blocked people, and the papers that are certainly theirs and of nobody else, not even perhaps. */
export async function readNotToUse(database: Kysely<LibraryTables>): Promise<NotToUse> {
  const people = new Set((await readMarks(database)).blocked.keys());
  const papers = await papersOfAlone(database, [...people]);
  return { people, papers, owners: new Set([...people, ...papers]) };
}

/** Papers that are certainly of these people and of nobody else, not even perhaps. */
export async function papersOfAlone(database: Kysely<LibraryTables>, people: readonly PersonId[]): Promise<SourceId[]> {
  const theirs = await papersOf(database, people);
  const others = new Set(await papersOfOthers(database, { papers: theirs, people }));
  return [...new Set(theirs)].filter((id) => !others.has(id));
}

async function papersOfOthers(
  database: Kysely<LibraryTables>,
  { papers, people }: { papers: readonly SourceId[]; people: readonly PersonId[] },
): Promise<SourceId[]> {
  if (papers.length === 0) return [];
  const rows = await database
    .selectFrom('person_matches')
    .select('source_id')
    .where('source_id', 'in', papers)
    .where('person_id', 'not in', people)
    .where('state', 'in', ['certain', 'confirmed', 'suggested'])
    .execute();
  return rows.map(({ source_id }) => sourceIdSchema.parse(source_id));
}
