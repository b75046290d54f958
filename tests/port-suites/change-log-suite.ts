import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cellChange,
  cellEntityId,
  deletion,
  personChanges,
  personFieldChanges,
  planillaChanges,
  rowChanges,
  settingChange,
  sourceChanges,
  sourceFieldChanges,
} from '../../src-shared/domain/changes.ts';
import { isSealed, operationMaker } from '../../src-shared/domain/seal-operation.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import {
  actor,
  type OpenTestLibrary,
  sampleCell,
  samplePerson,
  samplePlanilla,
  sampleRow,
  sampleSource,
  steppingClock,
  temporaryFolder,
} from './library-fixtures.ts';

/** What every change log must do, whatever keeps it. */
export function runChangeLogSuite(title: string, open: OpenTestLibrary): void {
  describe(`change log: ${title}`, () => {
    let library: LibraryStorage;
    let folder: ReturnType<typeof temporaryFolder>;

    beforeEach(async () => {
      folder = temporaryFolder();
      library = await open(folder.path);
    });
    afterEach(async () => {
      await library.close();
      folder.dispose();
    });

    it('shows what was committed, in the rows and in the registers', async () => {
      const source = sampleSource({ tags: ['2026', 'año "nuevo"'], documentDate: '2026-02-28' });
      const group = await library.changeLog.commit(sourceChanges(source), { actor });
      expect(group).not.toBeNull();
      expect(await library.sources.get(source.id)).toEqual(source);
      expect(await library.changeLog.current('source', source.id, 'tags')).toEqual(source.tags);
      const history = await library.changeLog.history('source', source.id);
      expect(new Set(history.map((operation) => operation.group))).toEqual(new Set([group]));
      expect(history.every((operation) => operation.actor === 'Marta' && operation.bases.length === 0)).toBe(true);
    });

    it('names each operation by its maker, its place and what it says', async () => {
      const source = sampleSource({ tags: ['2026', 'año "nuevo"'] });
      await library.changeLog.commit(sourceChanges(source), { actor });
      await library.changeLog.commit(sourceFieldChanges(source.id, { tags: ['b', 'a'] }), { actor });
      const history = await library.changeLog.history('source', source.id);
      expect(history.every(isSealed)).toBe(true);
      expect(history.map((operation) => operationMaker(operation.id).counter)).toEqual(history.map((_, at) => at + 1));
    });

    it('takes a value for the same whatever the order of its keys', async () => {
      await library.changeLog.commit([settingChange('school', { name: 'N.º 12', city: 'Areco', head: null })], {
        actor,
      });
      const turned = settingChange('school', { head: null, city: 'Areco', name: 'N.º 12' });
      expect(await library.changeLog.commit([turned], { actor })).toBeNull();
      const other = settingChange('school', { head: null, city: 'Arecó', name: 'N.º 12' });
      expect(await library.changeLog.commit([other], { actor })).not.toBeNull();
      const asLong = settingChange('school', { head: null, city: 'Arecö', name: 'N.º 12' });
      expect(await library.changeLog.commit([asLong], { actor })).not.toBeNull();
    });

    it('leaves out fields that hold the value already and returns null when nothing changes', async () => {
      const source = sampleSource();
      await library.changeLog.commit(sourceChanges(source), { actor });
      expect(await library.changeLog.commit(sourceChanges(source), { actor })).toBeNull();
      await library.changeLog.commit(sourceFieldChanges(source.id, { name: 'Otra.pdf', tags: [] }), { actor });
      const history = await library.changeLog.history('source', source.id);
      expect(history.filter((operation) => operation.field === 'tags')).toHaveLength(1);
      const names = history.filter((operation) => operation.field === 'name');
      expect(names[1]!.bases).toEqual([names[0]!.id]);
      expect(names[1]!.clock > names[0]!.clock).toBe(true);
    });

    it('hides what was deleted and counts every operation once', async () => {
      const person = samplePerson();
      await library.changeLog.commit(personChanges(person), { actor });
      await library.changeLog.commit([deletion('person', person.id)], { actor });
      expect(await library.people.get(person.id)).toBeNull();
      expect(await library.people.list({})).toEqual([]);
      const ids = (await library.changeLog.history('person', person.id)).map((operation) => operation.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('never goes back in time, even when the PC’s clock does and the library is opened again', async () => {
      const person = samplePerson();
      await library.changeLog.commit(personChanges(person), { actor });
      await library.close();
      library = await open(folder.path, { clock: steppingClock(Date.UTC(2001, 0, 1)) });
      await library.changeLog.commit(personFieldChanges(person.id, { course: '4.º A' }), { actor });
      const clocks = (await library.changeLog.history('person', person.id)).map((operation) => operation.clock);
      expect(clocks).toEqual([...clocks].sort());
      expect((await library.people.get(person.id))?.course).toBe('4.º A');
    });

    it('undoes and redoes a group, newest first', async () => {
      const person = samplePerson();
      await library.changeLog.commit(personChanges(person), { actor });
      const options = { actor, undoable: true };
      await library.changeLog.commit(personFieldChanges(person.id, { course: '4.º A' }), { ...options, label: 'uno' });
      await library.changeLog.commit(personFieldChanges(person.id, { course: '5.º A' }), { ...options, label: 'dos' });
      const course = async () => (await library.people.get(person.id))?.course;
      expect(await library.changeLog.undo(actor)).toEqual({ label: 'dos', kept: 0 });
      expect(await course()).toBe('4.º A');
      expect(await library.changeLog.undo(actor)).toEqual({ label: 'uno', kept: 0 });
      expect(await course()).toBe('3.º B');
      expect(await library.changeLog.undo(actor)).toBeNull();
      expect(await library.changeLog.redo(actor)).toEqual({ label: 'uno', kept: 0 });
      expect(await course()).toBe('4.º A');
      expect(await library.changeLog.redo(actor)).toEqual({ label: 'dos', kept: 0 });
      expect(await course()).toBe('5.º A');
      expect(await library.changeLog.redo(actor)).toBeNull();
      await library.changeLog.undo(actor);
      expect(await course()).toBe('4.º A');
    });

    it('undoes and redoes any number of changes of one thing, and what made it', async () => {
      const person = samplePerson();
      const options = { actor, undoable: true };
      await library.changeLog.commit(personChanges(person), { ...options, label: 'alta' });
      const courses = ['4.º A', '5.º A', '6.º A', '4.º A'];
      for (const course of courses) {
        await library.changeLog.commit(personFieldChanges(person.id, { course }), { ...options, label: course });
      }
      const course = async () => (await library.people.get(person.id))?.course;
      for (let round = 0; round < 2; round++) {
        for (const before of ['6.º A', '5.º A', '4.º A', '3.º B']) {
          expect((await library.changeLog.undo(actor))?.kept).toBe(0);
          expect(await course()).toBe(before);
        }
        expect(await library.changeLog.undo(actor)).toEqual({ label: 'alta', kept: 0 });
        expect(await library.people.get(person.id)).toBeNull();
        expect(await library.changeLog.redo(actor)).toEqual({ label: 'alta', kept: 0 });
        for (const after of courses) {
          expect(await library.changeLog.redo(actor)).toEqual({ label: after, kept: 0 });
          expect(await course()).toBe(after);
        }
      }
    });

    it('forgets what could be redone once something new is done', async () => {
      const change = (value: string) =>
        library.changeLog.commit([settingChange('school', value)], { actor, undoable: true, label: value });
      await change('Escuela 1');
      await change('Escuela 2');
      await library.changeLog.undo(actor);
      await change('Escuela 3');
      expect(await library.changeLog.redo(actor)).toBeNull();
      await library.changeLog.undo(actor);
      expect(await library.settings.get('school')).toBe('Escuela 1');
      await library.changeLog.undo(actor);
      expect(await library.settings.get('school')).toBeUndefined();
    });

    it('leaves alone, when undoing, what was changed since', async () => {
      const person = samplePerson();
      await library.changeLog.commit(personChanges(person), { actor });
      const both = personFieldChanges(person.id, { course: '4.º A', givenName: 'Iñaki' });
      await library.changeLog.commit(both, { actor, undoable: true, label: 'dos campos' });
      await library.changeLog.commit(personFieldChanges(person.id, { course: '6.º C' }), { actor });
      expect(await library.changeLog.undo(actor)).toEqual({ label: 'dos campos', kept: 1 });
      expect(await library.people.get(person.id)).toMatchObject({ course: '6.º C', givenName: 'Íñigo' });
    });

    it('takes back what it made, and brings it back whole', async () => {
      const planilla = samplePlanilla();
      const row = sampleRow(planilla.id, 0);
      const cell = sampleCell(row.id, planilla.columns[0]!.id);
      const changes = [...planillaChanges(planilla), ...rowChanges(row), cellChange(cell)];
      await library.changeLog.commit(changes, { actor, undoable: true, label: 'Nueva planilla' });
      await library.changeLog.undo(actor);
      expect(await library.planillas.get(planilla.id)).toBeNull();
      await library.changeLog.redo(actor);
      expect(await library.planillas.get(planilla.id)).toEqual(planilla);
      expect(await library.planillas.rows(planilla.id)).toEqual([row]);
      expect(await library.planillas.cells(planilla.id)).toEqual([cell]);
    });

    it('empties a first-filled cell on undo', async () => {
      const planilla = samplePlanilla();
      const row = sampleRow(planilla.id, 0);
      await library.changeLog.commit([...planillaChanges(planilla), ...rowChanges(row)], { actor });
      const cell = sampleCell(row.id, planilla.columns[0]!.id);
      await library.changeLog.commit([cellChange(cell)], { actor, undoable: true, label: 'celda' });
      await library.changeLog.undo(actor);
      expect(await library.planillas.cells(planilla.id)).toEqual([]);
      expect(await library.changeLog.current('cell', cellEntityId(cell), 'content')).toBeNull();
    });

    it('writes nothing of a group that fails', async () => {
      const person = samplePerson();
      const wrong = { entity: 'person' as const, id: person.id, field: 'no-such-field', value: 1 };
      await expect(library.changeLog.commit([...personChanges(person), wrong], { actor })).rejects.toThrow();
      expect(await library.people.get(person.id)).toBeNull();
      expect(await library.changeLog.history('person', person.id)).toEqual([]);
    });

    it('commits 10,000 cells in under two seconds', async () => {
      const planilla = samplePlanilla();
      const rows = Array.from({ length: 10_000 }, (_, position) => sampleRow(planilla.id, position));
      await library.changeLog.commit([...planillaChanges(planilla), ...rows.flatMap(rowChanges)], { actor });
      const cells = rows.map((row) => cellChange(sampleCell(row.id, planilla.columns[0]!.id)));
      // Processor time of this process: what else the machine does at the moment does not count.
      const start = process.cpuUsage();
      await library.changeLog.commit(cells, { actor, undoable: true, label: 'Llenar' });
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(2000);
      expect(await library.planillas.counts(planilla.id)).toMatchObject({ rows: 10_000, found: 10_000 });
    });
  });
}
