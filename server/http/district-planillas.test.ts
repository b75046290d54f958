import { randomUUID } from 'node:crypto';
import excel from 'exceljs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  PlanillaOfSchools,
  ShownRow,
  StandingSchool,
} from '../../src-shared/contract/district-planillas-contract.ts';
import {
  cellChange,
  personChanges,
  personMarkChange,
  planillaChanges,
  rowChanges,
  settingChange,
  sourceChanges,
} from '../../src-shared/domain/changes.ts';
import { districtViewKey, type ShownToDistrict } from '../../src-shared/domain/district/district-view.ts';
import { publicationIdSchema } from '../../src-shared/domain/identifiers.ts';
import type { Planilla } from '../../src-shared/domain/planilla.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../../tests/fixtures/person-for-tests.ts';
import {
  actor,
  openTestLibrary,
  sampleCell,
  sampleColumn,
  samplePerson,
  samplePlanilla,
  sampleRow,
  sampleSource,
  temporaryFolder,
} from '../../tests/port-suites/library-fixtures.ts';

const published = { id: publicationIdSchema.parse(randomUUID()), version: 1 };
const kin = `published:${published.id}`;

type SchoolForTests = { id: string; name: string; pc: LibraryStorage; planilla: Planilla };

let district: DistrictForTests;
let inspector: PersonForTests;
const closing: (() => Promise<void>)[] = [];
/** Shows what the district published; shows nothing; shows one by name; sent nothing; is not the inspector's. */
let open: SchoolForTests;
let shut: SchoolForTests;
let naming: SchoolForTests;
let silent: string;
let elsewhere: SchoolForTests;

beforeAll(async () => {
  district = await startDistrictForTests(undefined, { keepsLibraries: true });
  open = await addSchool('Escuela Abierta', ['9', '40123456']);
  shut = await addSchool('Escuela Cerrada', ['7777777']);
  naming = await addSchool('Escuela Que Elige', ['20111222']);
  elsewhere = await addSchool('Escuela Ajena', ['8888888']);
  silent = await district.addSchool('Escuela Callada');
  await decide(open, { kind: 'published' });
  await decide(naming, { kind: 'named', planillaIds: [naming.planilla.id] });
  await decide(elsewhere, { kind: 'published' });
  inspector = await addPerson(district, { role: 'inspector', schoolIds: [open.id, shut.id, naming.id, silent] });
});
afterAll(async () => {
  for (const close of closing) await close();
  await district?.stop();
});

/** A school with a planilla made of the district's, a row for each DNI, and a column of its own beside. */
async function addSchool(name: string, dnis: readonly string[]): Promise<SchoolForTests> {
  const id = await district.addSchool(name);
  const folder = temporaryFolder();
  const pc = await openTestLibrary(folder.path);
  closing.push(async () => {
    await pc.close();
    folder.dispose();
  });
  const dni = sampleColumn({ name: 'Documento', publishedName: 'DNI' });
  const own = sampleColumn({ name: 'Salud', type: 'text', position: 1 });
  const planilla = samplePlanilla({ title: 'Matrícula 2026', columns: [dni, own], published });
  const paper = sampleSource({ name: `Ficha de ${name}.pdf` });
  const changes = [...sourceChanges(paper), ...planillaChanges(planilla)];
  for (const [position, value] of dnis.entries()) {
    const row = sampleRow(planilla.id, position, { sourceId: paper.id });
    const evidence = [
      {
        sourceId: paper.id,
        locator: { type: 'page' as const, page: 2, start: 0, end: 1, boxes: [] },
        quote: `DNI ${value}`,
      },
    ];
    const state = position === 0 ? 'doubtful' : 'found';
    changes.push(...rowChanges(row), cellChange(sampleCell(row.id, dni.id, { value, evidence, state })));
    changes.push(cellChange(sampleCell(row.id, own.id, { value: `=asma ${name}`, state: 'manual' })));
  }
  await pc.changeLog.commit(changes, { actor });
  const school = { id, name, pc, planilla };
  await send(school);
  return school;
}

async function send({ id, pc }: SchoolForTests): Promise<void> {
  const operations = await pc.sync.outbox(10_000);
  await district.host.log.write(`school:${id}`, (writing) => writing.append(operations));
  await district.libraries?.settled();
}

async function decide(school: SchoolForTests, shows: ShownToDistrict): Promise<void> {
  const view = { shows, setBy: 'La directora', setAt: new Date().toISOString() };
  await school.pc.changeLog.commit([settingChange(districtViewKey, view)], { actor });
  await send(school);
}

type Page = { columns: { name: string }[]; rows: ShownRow[]; total: number; schools: StandingSchool[] };

const page = async (asked: object = {}) => {
  const { status, json, text } = await inspector.post('/district/planillas/page', { kin, ...asked });
  expect(status, text).toBe(200);
  return json as Page;
};
const list = async (person = inspector) =>
  ((await person.post('/district/planillas/list')).json as { planillas: PlanillaOfSchools[] | null }).planillas;
const download = (format: string) =>
  fetch(`${district.url}/api/district/planillas/export?${new URLSearchParams({ kin, format, reason: 'Censo' })}`, {
    headers: { cookie: inspector.cookie() ?? '' },
  });
const valuesOf = ({ rows }: Page, place = 0) => rows.map(({ cells }) => cells[place]?.value);

it('shows of each school what it decided and no more, and says of the others why they are missing', async () => {
  const found = await page();
  expect(found.columns.map(({ name }) => name)).toEqual(['DNI', 'Salud']);
  expect(found.rows.map(({ school, cells }) => [school.name, ...cells.map((cell) => cell?.value ?? null)])).toEqual([
    [open.name, '9', null],
    [open.name, '40123456', null],
    [naming.name, '20111222', `=asma ${naming.name}`],
  ]);
  expect(found.rows[0]?.cells[0]).toMatchObject({
    state: 'doubtful',
    proof: `«DNI 9» (Ficha de ${open.name}.pdf, página 2)`,
  });
  expect(found.schools.map(({ name, standing, rows }) => [name, standing, rows])).toEqual([
    [open.name, 'shown', 2],
    ['Escuela Callada', 'silent', 0],
    [shut.name, 'hidden', 0],
    [naming.name, 'shown', 1],
  ]);
  for (const secret of ['7777777', '8888888', `asma ${open.name}`, elsewhere.name]) {
    expect(JSON.stringify(found)).not.toContain(secret);
  }
});

it('leaves out the rows of somebody who is blocked, and counts none of them, until it is over', async () => {
  const { id, pc } = open;
  const [row] = await pc.planillas.rows(open.planilla.id);
  const person = samplePerson();
  const mark = (isSet: boolean) => {
    const said = { isSet, reason: 'Nota 14', by: 'Ana', at: new Date().toISOString() };
    return pc.changeLog.commit([personMarkChange(person.id, 'blocked', said)], { actor });
  };
  await pc.changeLog.commit([...personChanges(person), ...rowChanges({ ...row!, personId: person.id })], { actor });
  await mark(true);
  await send(open);
  const plain = await page({ schoolId: id });
  expect([valuesOf(plain), plain.total]).toEqual([['40123456'], 1]);
  const chosen = await page({ schoolId: id, text: 'abierta' });
  expect([valuesOf(chosen), chosen.total]).toEqual([['40123456'], 1]);
  expect(await list()).toMatchObject([{ rows: 2 }]);
  const file = await (await download('csv')).text();
  expect([file.includes('40123456'), file.includes(';9;')]).toEqual([true, false]);

  await mark(false);
  await send(open);
  expect(valuesOf(await page({ schoolId: id }))).toEqual(['9', '40123456']);
  expect(await (await download('csv')).text()).toContain(';9;');
});

it('lists planillas with how many of the schools show them, as far as somebody sees', async () => {
  expect(await list()).toEqual([{ kin, title: 'Matrícula 2026', isPublished: true, schools: 2, rows: 3 }]);
  const administrator = await addPerson(district, { role: 'administrator' });
  expect(await list(administrator)).toMatchObject([{ schools: 3, rows: 4 }]);
});

it('answers with a code for a school that does not show it, and as for none for one that is not theirs', async () => {
  const of = (schoolId: string) => inspector.post('/district/planillas/page', { kin, schoolId });
  expect(await of(shut.id)).toMatchObject({ status: 403, json: { code: 'SCHOOL_DOES_NOT_SHOW' } });
  expect((await of(elsewhere.id)).status).toBe(404);
  expect((await inspector.post('/district/planillas/page', { kin: `published:${randomUUID()}` })).status).toBe(404);
  expect((await of(open.id)).json).toMatchObject({ total: 2 });
});

it('filters, orders by what a column holds, and goes on where a page ended', async () => {
  expect(valuesOf(await page({ order: { by: 'dni\ndni', isDescending: true } }))).toEqual([
    '40123456',
    '20111222',
    '9',
  ]);
  expect(valuesOf(await page({ text: 'ABIERTA 401' }))).toEqual(['40123456']);
  expect(await page({ state: 'doubtful' })).toMatchObject({ total: 2 });
  const [first, second] = [await page({ limit: 1 }), await page({ offset: 1, limit: 2 })];
  expect([...valuesOf(first), ...valuesOf(second)]).toEqual(['9', '40123456', '20111222']);
  expect([first.total, second.total]).toEqual([3, 3]);
});

it('orders by what a cell holds since somebody changed it, as soon as the school’s library knows', async () => {
  const order = { by: 'dni\ndni', isDescending: true };
  expect(valuesOf(await page({ order }))).toEqual(['40123456', '20111222', '9']);
  const { rows } = await naming.pc.planillas.rowsPage(naming.planilla.id, { offset: 0, limit: 1 });
  const change = (value: string) =>
    naming.pc.changeLog.commit([cellChange({ ...rows[0]!.cells[0]!, value })], { actor });
  for (const [value, ordered] of [
    ['50999888', ['50999888', '40123456', '9']],
    ['20111222', ['40123456', '20111222', '9']],
  ] as const) {
    await change(value);
    await send(naming);
    expect(valuesOf(await page({ order }))).toEqual(ordered);
  }
});

it('sends a file of all of it, with sources and without formulas, and writes down for each school that it went', async () => {
  const csv = await (await download('csv')).text();
  const lines = csv.trim().split('\r\n');
  expect(lines[0]).toBe('\ufeffEscuela;DNI;Salud;Por revisar;De dónde salió'.slice(csv.startsWith('\ufeff') ? 0 : 1));
  expect(lines[3]).toContain(`'=asma ${naming.name}`);
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(await (await download('xlsx')).arrayBuffer());
  const [rows, sources] = ['Planilla', 'Fuentes'].map((name) => workbook.getWorksheet(name)!);
  expect(rows!.getRow(3).values).toContain('40123456');
  expect(rows!.getCell('C4').formula).toBeUndefined();
  expect(sources!.getColumn(2).values).toContain('No la deja ver');
  const { json } = await inspector.post('/district/audit/page', { filter: { actions: ['planilla.export'] } });
  const { entries } = json as { entries: { schoolId: string; reason: string }[] };
  expect(new Set(entries.map(({ schoolId }) => schoolId))).toEqual(new Set([open.id, naming.id]));
  expect(entries.every(({ reason }) => reason === 'Censo')).toBe(true);
});

it('sees nothing any more of a school that changed its mind, which is written down as its own doing', async () => {
  await decide(open, { kind: 'nothing' });
  expect(valuesOf(await page())).toEqual(['20111222']);
  const { json } = await inspector.post('/district/audit/page', {
    filter: { schoolId: open.id, actions: ['view.nothing', 'view.published'] },
  });
  const { entries } = json as { entries: { action: string; actor: { kind: string } }[] };
  expect(entries.map(({ action, actor }) => [action, actor.kind])).toEqual([
    ['view.nothing', 'device'],
    ['view.published', 'device'],
  ]);
  await decide(open, { kind: 'published' });
});

it('obeys what the library says where what was kept of it is older', async () => {
  const client = new Client(district.databaseUrl);
  await client.connect();
  await client.query(
    `insert into school_planillas values ('${shut.id}', '${shut.planilla.id}', '${kin}', 'Matrícula', '[{"name":"DNI","type":"dni"}]', 1)`,
  );
  await client.end();
  expect(JSON.stringify(await page())).not.toContain('7777777');
  expect(JSON.stringify(await page({ order: { by: 'school', isDescending: false } }))).not.toContain('7777777');
});

it('shows nothing but what all PCs of a school let see while they disagree, and says why', async () => {
  const school = await addSchool('Escuela Que Duda', ['30111222']);
  const secret = '30111222';
  const folder = temporaryFolder();
  const twin = await openTestLibrary(folder.path);
  closing.push(async () => {
    await twin.close();
    folder.dispose();
  });
  const administrator = await addPerson(district, { role: 'administrator' });
  const seen = async () => {
    const { json } = await administrator.post('/district/planillas/page', { kin });
    const { rows, schools } = json as Page;
    const { standing } = schools.find(({ id }) => id === school.id)!;
    return [standing, JSON.stringify(rows).includes(secret)];
  };
  await decide(school, { kind: 'published' });
  expect(await seen()).toEqual(['shown', true]);
  await decide({ ...school, pc: twin }, { kind: 'nothing' });
  expect(await seen()).toEqual(['disputed', false]);
  // Which of them has the later clock makes no difference.
  await decide(school, { kind: 'published' });
  expect(await seen()).toEqual(['disputed', false]);
});
