import type { Kysely } from 'kysely';
import { columnDefinitionSchema } from '../../domain/planilla.ts';
import type { RegisterName, ThingName } from '../../domain/sync/conflict.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

const idsPerQuery = 500;

type Named = { id: string; name: string };
type Names = ReadonlyMap<string, string>;
type Place = ThingName['place'];

/**
 * What people call the things that registers belong to, by `entity`, line feed, `entityId`. Rows that are marked deleted
 * are asked like the others: somebody may want one back.
 */
export async function readThingNames(
  database: Kysely<LibraryTables>,
  registers: readonly RegisterName[],
): Promise<Map<string, ThingName>> {
  const idsOf = (entity: string) => registers.filter((each) => each.entity === entity).map(({ entityId }) => entityId);
  const named = new Map<string, ThingName>();
  const name = (entity: string, id: string, thing: Partial<ThingName>) =>
    named.set(`${entity}\n${id}`, { names: [], rowNumber: null, columnType: null, place: null, ...thing });
  const cells = idsOf('cell').map(parts);
  const planillas = await readPlanillas(database, {
    rows: [...idsOf('row'), ...cells.map(([row]) => row)],
    columns: [...idsOf('column'), ...cells.map(([, column]) => column)],
    planillas: idsOf('planilla'),
  });
  for (const id of idsOf('planilla')) name('planilla', id, planillas.ofPlanilla(id));
  for (const id of idsOf('row')) name('row', id, planillas.ofRow(id));
  for (const id of idsOf('column')) name('column', id, planillas.ofColumn(id));
  for (const [row, column] of cells) name('cell', `${row}:${column}`, planillas.ofCell(row, column));
  for (const [entity, id, thing] of await nameOthers(database, idsOf)) name(entity, id, thing);
  for (const { entity, entityId } of registers) if (!named.has(`${entity}\n${entityId}`)) name(entity, entityId, {});
  return named;
}

function parts(entityId: string): [string, string] {
  const colon = entityId.indexOf(':');
  return [entityId.slice(0, colon), entityId.slice(colon + 1)];
}

/** Reads by id, in runs that one statement can take. */
async function byId<Row extends { id: string }>(
  ids: readonly string[],
  read: (chunk: string[]) => Promise<Row[]>,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const chunk of inChunks([...new Set(ids)], idsPerQuery))
    for (const row of await read(chunk)) rows.set(row.id, row);
  return rows;
}

async function namesOf(ids: readonly string[], read: (chunk: string[]) => Promise<Named[]>): Promise<Names> {
  return new Map([...(await byId(ids, read))].map(([id, { name }]) => [id, name]));
}

const readPapers = (database: Kysely<LibraryTables>) => (ids: string[]) =>
  database.selectFrom('sources').select(['id', 'name']).where('id', 'in', ids).execute();

const readPeople = (database: Kysely<LibraryTables>) => async (ids: string[]) => {
  const people = database.selectFrom('persons').select(['id', 'family_name', 'given_name']).where('id', 'in', ids);
  return (await people.execute()).map((row) => ({ id: row.id, name: `${row.family_name}, ${row.given_name}` }));
};

type PlanillaIds = { rows: string[]; columns: string[]; planillas: string[] };

async function readPlanillas(database: Kysely<LibraryTables>, ids: PlanillaIds) {
  const rows = await byId(ids.rows, (chunk) =>
    database.selectFrom('planilla_rows').selectAll().where('id', 'in', chunk).execute(),
  );
  const columns = await byId(ids.columns, (chunk) =>
    database.selectFrom('planilla_columns').selectAll().where('id', 'in', chunk).execute(),
  );
  const within = [...rows.values(), ...columns.values()].map((each) => each.planilla_id);
  const titles = await namesOf([...ids.planillas, ...within], (chunk) =>
    database.selectFrom('planillas').select(['id', 'title as name']).where('id', 'in', chunk).execute(),
  );
  const sources = [...rows.values()].flatMap(({ source_id }) => source_id ?? []);
  const papers = await namesOf(sources, readPapers(database));
  const persons = [...rows.values()].flatMap(({ person_id }) => person_id ?? []);
  const people = await namesOf(persons, readPeople(database));

  const placeOf = (id: string): Place => (titles.has(id) ? { screen: 'planilla', id } : null);
  const label = (id: string) => {
    const row = rows.get(id);
    return people.get(row?.person_id ?? '') ?? papers.get(row?.source_id ?? '') ?? '';
  };
  const definition = (id: string) => {
    const stored = columnDefinitionSchema.safeParse(JSON.parse(columns.get(id)?.definition ?? 'null'));
    return stored.success ? stored.data : null;
  };
  const ofPlanilla = (id: string) => ({ names: [titles.get(id) ?? ''], place: placeOf(id) });
  return {
    ofPlanilla,
    ofRow(id: string) {
      const { names, place } = ofPlanilla(rows.get(id)?.planilla_id ?? '');
      const name = label(id);
      const position = rows.get(id)?.position;
      const rowNumber = name === '' && position !== undefined ? position + 1 : null;
      return { names: [...names, name], rowNumber, place };
    },
    ofColumn(id: string) {
      const { names, place } = ofPlanilla(columns.get(id)?.planilla_id ?? '');
      return { names: [...names, definition(id)?.name ?? ''], place };
    },
    ofCell(row: string, column: string) {
      const { names, ...ofRow } = this.ofRow(row);
      const asked = definition(column);
      return { ...ofRow, names: [...names, asked?.name ?? ''], columnType: asked?.type ?? null };
    },
  };
}

type Naming = [entity: string, id: string, thing: Partial<ThingName>];

/** Everything that is named by what it is, and not by where it stands in a planilla. */
async function nameOthers(database: Kysely<LibraryTables>, idsOf: (entity: string) => string[]): Promise<Naming[]> {
  const lines = await byId(idsOf('acta-line'), (chunk) =>
    database.selectFrom('acta_lines').select(['id', 'acta_id']).where('id', 'in', chunk).execute(),
  );
  const actas = await byId([...idsOf('acta'), ...[...lines.values()].map(({ acta_id }) => acta_id)], (chunk) =>
    database.selectFrom('actas').select(['id', 'source_id']).where('id', 'in', chunk).execute(),
  );
  const ofPaper = ['person-match', 'source-place', 'source-reading', 'transcript-segment', 'transcript-voice'];
  const papers = await namesOf(
    [
      ...idsOf('source'),
      ...ofPaper.flatMap(idsOf).map((id) => parts(id)[0]),
      ...[...actas.values()].map(({ source_id }) => source_id),
    ],
    readPapers(database),
  );
  const matched = idsOf('person-match').map((id) => parts(id)[1]);
  const people = await namesOf([...idsOf('person'), ...matched], readPeople(database));
  const nameOfPaper = (id: string) => papers.get(id) ?? '';
  const ofActa = (id: string) => ({
    names: [nameOfPaper(actas.get(id)?.source_id ?? '')],
    place: { screen: 'acta', id } as const,
  });
  return [
    ...idsOf('person').map((id): Naming => ['person', id, named(people, id, 'person')]),
    ...idsOf('source').map((id): Naming => ['source', id, named(papers, id, 'paper')]),
    ...ofPaper.flatMap((entity) =>
      idsOf(entity).map((id): Naming => {
        const [paper, other] = parts(id);
        const names = [nameOfPaper(paper), ...(entity === 'person-match' ? [people.get(other) ?? ''] : [])];
        return [entity, id, { names, place: { screen: 'paper', id: paper } }];
      }),
    ),
    ...idsOf('acta').map((id): Naming => ['acta', id, ofActa(id)]),
    ...idsOf('acta-line').map((id): Naming => ['acta-line', id, ofActa(lines.get(id)?.acta_id ?? '')]),
    ...(await nameContents(database, idsOf)),
  ];
}

function named(names: Names, id: string, screen: NonNullable<Place>['screen']): Partial<ThingName> {
  return { names: [names.get(id) ?? ''], place: { screen, id } };
}

/** What keeps its name in its content. */
async function nameContents(database: Kysely<LibraryTables>, idsOf: (entity: string) => string[]): Promise<Naming[]> {
  const tables = [
    { entity: 'prompt', table: 'prompts', screen: 'prompt' },
    { entity: 'template', table: 'templates', screen: 'template' },
    { entity: 'template-marking', table: 'template_markings', screen: null },
    { entity: 'written-document', table: 'written_documents', screen: null },
  ] as const;
  const namings: Naming[] = [];
  for (const { entity, table, screen } of tables) {
    const rows = await byId(idsOf(entity), (chunk) =>
      database.selectFrom(table).select(['id', 'content']).where('id', 'in', chunk).execute(),
    );
    for (const { id, content } of rows.values()) {
      namings.push([entity, id, { names: [nameIn(content)], place: screen && { screen, id } }]);
    }
  }
  const folders = await namesOf(idsOf('folder'), (chunk) =>
    database.selectFrom('folders').select(['id', 'name']).where('id', 'in', chunk).execute(),
  );
  return [...namings, ...[...folders].map(([id, name]): Naming => ['folder', id, { names: [name] }])];
}

/** The name that a content has: a prompt's, a template's, or that of the file that was written. */
function nameIn(content: string | null): string {
  const value: unknown = JSON.parse(content ?? 'null');
  if (typeof value !== 'object' || value === null) return '';
  if ('name' in value && typeof value.name === 'string') return value.name;
  return 'file' in value ? nameIn(JSON.stringify(value.file)) : '';
}
