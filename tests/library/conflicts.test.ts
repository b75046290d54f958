import { expect, test } from 'vitest';
import type { PlanillaId, SourceId } from '../../src-shared/domain/identifiers.ts';
import { openPc, startServer, synchronize } from './fake-district.ts';
import type { OpenLibrary } from './open-library.ts';

const pupil = {
  role: 'pupil' as const,
  familyName: 'Ñáñez',
  givenName: 'Lucía',
  dni: null,
  course: '3.º B',
  birthDate: null,
  details: {},
};

/** Two PCs of a school that hold the same, each with somebody's name. */
async function openTwo() {
  const { server, enrol } = await startServer();
  const [one, other] = [await openPc(), await openPc()];
  await one.client.library.updateSettings({ userName: 'Ana' });
  await other.client.library.updateSettings({ userName: 'Beto' });
  await enrol(one);
  await enrol(other);
  const meet = async () => {
    for (const pc of [one, other, one]) await synchronize(pc);
  };
  return { server, one, other, meet };
}

const conflictsOf = async ({ client }: OpenLibrary) => (await client.conflicts.list({})).items;
const onlyConflictOf = async (pc: OpenLibrary) => {
  const conflicts = await conflictsOf(pc);
  expect(conflicts).toHaveLength(1);
  return conflicts[0]!;
};
const gridOf = async ({ client }: OpenLibrary, planillaId: PlanillaId) =>
  (await client.planillas.rows({ planillaId })).rows;

async function withOneCell({ one, meet }: Awaited<ReturnType<typeof openTwo>>) {
  const planillaId = await one.createPlanilla('document', [{ name: 'Domicilio', type: 'text' }]);
  const { rowId } = await one.client.planillas.addRow({ planillaId });
  const [column] = (await one.client.planillas.get({ planillaId })).columns;
  await meet();
  const write = ({ client }: OpenLibrary, text: string) =>
    client.planillas.edit({ planillaId, edits: [{ rowId, columnId: column!.id, text }] });
  const shown = async (pc: OpenLibrary) => (await gridOf(pc, planillaId))[0]?.cells[0]?.value;
  return { planillaId, rowId, columnId: column!.id, write, shown };
}

test('a cell that two PCs wrote apart tells both values, who wrote each and where, and one decision settles it everywhere', async () => {
  const two = await openTwo();
  const { one, other, meet } = two;
  const { planillaId, rowId, columnId, write, shown } = await withOneCell(two);
  await write(one, 'Rivadavia 100');
  await write(other, 'Mitre 200');
  await meet();

  for (const pc of [one, other]) {
    const conflict = await onlyConflictOf(pc);
    expect(conflict.register).toEqual({ entity: 'cell', entityId: `${rowId}:${columnId}`, field: 'content' });
    expect(conflict.thing).toEqual({
      names: ['Prueba', '', 'Domicilio'],
      rowNumber: 1,
      columnType: 'text',
      place: { screen: 'planilla', id: planillaId },
    });
    const told = conflict.versions.map(({ value, actor, isOfThisPc, isSent }) => ({
      text: (value as { value: string }).value,
      actor,
      isOfThisPc,
      isSent,
    }));
    expect(told).toEqual(
      expect.arrayContaining([
        { text: 'Rivadavia 100', actor: 'Ana', isOfThisPc: pc === one, isSent: true },
        { text: 'Mitre 200', actor: 'Beto', isOfThisPc: pc === other, isSent: true },
      ]),
    );
    expect(told[0]?.text).toBe(await shown(pc));
    expect(await pc.client.conflicts.registers()).toEqual([conflict.register]);
  }

  const { register, versions } = await onlyConflictOf(other);
  const [, hidden] = versions;
  await other.client.conflicts.decide({ register, versionId: hidden!.id });
  expect(await conflictsOf(other)).toEqual([]);
  await expect(other.client.conflicts.decide({ register, versionId: hidden!.id })).rejects.toMatchObject({
    data: { code: 'CONFLICT_DECIDED' },
  });
  await meet();
  expect(await conflictsOf(one)).toEqual([]);
  expect(await one.client.conflicts.get(register)).toBeNull();
  expect(await shown(one)).toBe((hidden!.value as { value: string }).value);
  expect(await shown(other)).toBe(await shown(one));
});

test('undoing a decision brings the conflict back everywhere, with what was shown, and redoing it decides again', async () => {
  const two = await openTwo();
  const { one, other, meet } = two;
  const { write, shown } = await withOneCell(two);
  await write(one, 'Rivadavia 100');
  await write(other, 'Mitre 200');
  await meet();
  const before = await shown(one);
  for (const position of [0, 1]) {
    const { register, versions } = await onlyConflictOf(one);
    const chosen = versions[position]!;
    await one.client.conflicts.decide({ register, versionId: chosen.id });
    const decided = await shown(one);
    await one.client.library.undo();
    expect(await shown(one)).toBe(before);
    expect((await onlyConflictOf(one)).versions).toHaveLength(2);
    await one.client.library.redo();
    expect(await shown(one)).toBe(decided);
    expect(await conflictsOf(one)).toEqual([]);
    await one.client.library.undo();
    await meet();
    expect((await onlyConflictOf(other)).versions).toHaveLength(2);
    expect(await shown(other)).toBe(before);
  }
});

test('whoever edits what is in conflict has decided it', async () => {
  const two = await openTwo();
  const { one, other, meet } = two;
  const { write, shown } = await withOneCell(two);
  await write(one, 'Rivadavia 100');
  await write(other, 'Mitre 200');
  await meet();
  await write(one, 'Mitre 200, 1.º A');
  await meet();
  expect(await conflictsOf(one)).toEqual([]);
  expect(await conflictsOf(other)).toEqual([]);
  expect(await shown(other)).toBe('Mitre 200, 1.º A');
});

test('what both PCs wrote the same is no conflict', async () => {
  const two = await openTwo();
  const { one, other, meet } = two;
  const { personId } = await one.client.people.create(pupil);
  await meet();
  await one.client.people.update({ id: personId, course: '4.º A' });
  await other.client.people.update({ id: personId, course: '4.º A' });
  await meet();
  expect(await conflictsOf(one)).toEqual([]);
  expect(await other.client.conflicts.registers()).toEqual([]);
});

test('what one PC deleted and another changed is told, and can be left deleted or taken back with its change', async () => {
  for (const isTakenBack of [true, false]) {
    const two = await openTwo();
    const { one, other, meet } = two;
    const { planillaId, rowId, write, shown } = await withOneCell(two);
    await write(other, 'Mitre 200');
    await one.client.planillas.removeRows({ planillaId, rowIds: [rowId] });
    await meet();
    for (const pc of [one, other]) {
      expect(await gridOf(pc, planillaId)).toEqual([]);
      const conflict = await onlyConflictOf(pc);
      expect(conflict.register).toEqual({ entity: 'row', entityId: rowId, field: 'deleted' });
      expect(conflict.versions).toMatchObject([{ value: true, actor: 'Ana', isOfThisPc: pc === one }]);
      expect(conflict.lostChanges).toMatchObject([
        { value: { value: 'Mitre 200' }, actor: 'Beto', thing: { names: ['Prueba', '', 'Domicilio'] } },
      ]);
    }
    const { register, versions } = await onlyConflictOf(one);
    await one.client.conflicts.decide({ register, versionId: isTakenBack ? null : versions[0]!.id });
    await meet();
    for (const pc of [one, other]) {
      expect(await conflictsOf(pc)).toEqual([]);
      if (isTakenBack) expect(await shown(pc)).toBe('Mitre 200');
      else expect(await gridOf(pc, planillaId)).toEqual([]);
    }
  }
});

test('a deletion by somebody who had seen every change is no conflict, on whichever PC', async () => {
  const two = await openTwo();
  const { one, other, meet } = two;
  const { planillaId, rowId, write } = await withOneCell(two);
  await write(other, 'Mitre 200');
  await meet();
  await one.client.planillas.removeRows({ planillaId, rowIds: [rowId] });
  const { personId } = await other.client.people.create(pupil);
  await other.client.people.update({ id: personId, course: '4.º A' });
  await other.client.people.remove({ personIds: [personId] });
  await meet();
  expect(await conflictsOf(one)).toEqual([]);
  expect(await conflictsOf(other)).toEqual([]);
});

test('a refused change is kept with its reason, sent again as it was or with another text, or thrown away', async () => {
  const { server, one } = await openTwo();
  await synchronize(one);
  const { personId } = await one.client.people.create(pupil);
  await synchronize(one);
  const course = async () => (await one.client.people.get({ personId })).person.course;
  const refuse = async (text: string) => {
    server.refuses = ({ value }) => value === text;
    await one.client.people.update({ id: personId, course: text });
    await synchronize(one);
    server.refuses = () => false;
    const [refused] = await one.client.conflicts.refused();
    expect(refused).toMatchObject({
      register: { entity: 'person', entityId: personId, field: 'course' },
      thing: { names: ['Ñáñez, Lucía'], place: { screen: 'person', id: personId } },
      value: text,
      actor: 'Ana',
      reason: 'NOT_ALLOWED',
    });
    expect(await course()).not.toBe(text);
    return refused!.id;
  };
  await one.client.conflicts.sendAgain({ id: await refuse('4.º A'), text: null });
  expect(await course()).toBe('4.º A');
  expect(await one.client.conflicts.refused()).toEqual([]);
  expect(await synchronize(one)).toMatchObject({ pushed: 1 });
  await one.client.conflicts.sendAgain({ id: await refuse('4.º B'), text: '4.º C' });
  expect(await course()).toBe('4.º C');
  await one.client.conflicts.discard({ id: await refuse('4.º D') });
  expect(await course()).toBe('4.º C');
  expect(await one.client.conflicts.refused()).toEqual([]);
});

test('each paper tells how far it has come, and nothing where the PC is in no district', async () => {
  const { server, one, other, meet } = await openTwo();
  const alone = await openPc();
  /** What they were called when they came. */
  const names = new Map<SourceId, string>();
  const states = async ({ client, list }: OpenLibrary) => {
    const papers = await list();
    const told = await client.conflicts.paperStates({ sourceIds: papers.map(({ id }) => id) });
    return Object.fromEntries(told.map(({ sourceId, state }) => [names.get(sourceId), state]));
  };
  for (const pc of [one, alone]) await pc.ingest(pc.write('a.txt', 'Nota uno.'), pc.write('b.txt', 'Nota dos.'));
  for (const { id, name } of await one.list()) names.set(id, name);
  const second = await one.paper('b.txt');
  expect(await states(alone)).toEqual({});
  expect(await states(one)).toEqual({ 'a.txt': 'here', 'b.txt': 'here' });
  await meet();
  expect(await states(other)).toEqual({ 'a.txt': 'sent', 'b.txt': 'sent' });
  expect(await states(one)).toEqual({ 'a.txt': 'told', 'b.txt': 'told' });
  const { signal } = new AbortController();
  await one.useCases.synchronizeFiles.moveFiles({
    signal,
    report: () => undefined,
    waiting: () => undefined,
    isInterrupted: async () => false,
  });
  expect(await states(one)).toEqual({ 'a.txt': 'sent', 'b.txt': 'sent' });
  const { id } = await one.paper('a.txt');
  await one.client.sources.update({ sourceIds: [id], name: 'nuevo nombre 1' });
  expect(await states(one)).toEqual({ 'a.txt': 'here', 'b.txt': 'sent' });
  await other.client.sources.update({ sourceIds: [id], name: 'nuevo nombre 2' });
  await meet();
  expect(await states(one)).toEqual({ 'a.txt': 'conflict', 'b.txt': 'sent' });
  server.refuses = () => true;
  await one.client.sources.update({ sourceIds: [second.id], name: 'nuevo nombre 3' });
  await synchronize(one);
  expect(await states(one)).toEqual({ 'a.txt': 'conflict', 'b.txt': 'refused' });
});

test('a paper waits, is in conflict and was refused with whose it is and with who speaks in it', async () => {
  const { server, one, other, meet } = await openTwo();
  await one.ingest(one.write('a.txt', 'Nota uno.'), one.write('b.txt', 'Nota dos.'));
  const { personId } = await one.client.people.create(pupil);
  const { id: sourceId } = await one.paper('a.txt');
  const { id: untouched } = await one.paper('b.txt');
  await meet();
  const state = async ({ client }: OpenLibrary, id = sourceId) =>
    (await client.conflicts.paperStates({ sourceIds: [id] }))[0]?.state;
  const changes = [
    ({ client }: OpenLibrary, which: number) =>
      client.people.decideMatch({ sourceId, personId, decision: which === 0 ? 'confirmed' : 'rejected' }),
    ({ client }: OpenLibrary, which: number) =>
      client.recordings.nameVoice({ sourceId, voice: { mark: '1', name: ['Marta', 'Inés'][which]!, personId: null } }),
  ];
  for (const change of changes) {
    expect(await state(one)).toBe('told');
    await change(one, 0);
    expect(await state(one)).toBe('here');
    await change(other, 1);
    await meet();
    expect(await state(one)).toBe('conflict');
    const [conflict] = await conflictsOf(one);
    await one.client.conflicts.decide({ register: conflict!.register, versionId: conflict!.versions[0]!.id });
    await meet();
  }
  server.refuses = () => true;
  await changes[1]!(one, 0);
  await synchronize(one);
  expect(await state(one)).toBe('refused');
  expect(await state(one, untouched)).toBe('told');
});

test('a paper that is forgotten leaves no conflict', async () => {
  const { one, other, meet } = await openTwo();
  await one.ingest(one.write('a.txt', 'Nota uno.'));
  const { id } = await one.paper('a.txt');
  await meet();
  await one.client.sources.update({ sourceIds: [id], name: 'Nota de marzo' });
  await other.client.sources.update({ sourceIds: [id], name: 'Nota de abril' });
  await meet();
  expect(await one.client.conflicts.registers()).toHaveLength(1);
  await one.client.sources.trash({ sourceIds: [id] });
  await one.client.sources.purge({ sourceIds: [id] });
  expect(await one.client.conflicts.registers()).toEqual([]);
});

test('while two PCs let the district see different things, no more is shown than both let', async () => {
  const { one, other, meet } = await openTwo();
  const [shared, own] = [
    await one.createPlanilla('document', [{ name: 'Domicilio', type: 'text' }]),
    await one.createPlanilla('document', [{ name: 'Teléfono', type: 'text' }]),
  ];
  await meet();
  await one.client.district.decideView({ shows: { kind: 'named', planillaIds: [shared, own] } });
  await other.client.district.decideView({ shows: { kind: 'named', planillaIds: [shared] } });
  await meet();
  const common = { shows: { kind: 'named', planillaIds: [shared] }, isDisputed: true };
  for (const { client } of [one, other]) expect(await client.district.view()).toMatchObject(common);
  const { register, versions, mentioned } = await onlyConflictOf(one);
  expect(mentioned).toEqual({ [shared]: 'Prueba', [own]: 'Prueba' });
  const wider = versions.find(({ value }) => JSON.stringify(value).includes(own));
  await one.client.conflicts.decide({ register, versionId: wider!.id });
  await meet();
  const decided = { shows: { kind: 'named', planillaIds: [shared, own] }, isDisputed: false };
  for (const { client } of [one, other]) expect(await client.district.view()).toMatchObject(decided);
  await one.client.district.decideView({ shows: { kind: 'published' } });
  await other.client.district.decideView({ shows: { kind: 'nothing' } });
  await meet();
  expect(await one.client.district.view()).toMatchObject({ shows: { kind: 'nothing' }, isDisputed: true });
});
