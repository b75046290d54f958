import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PersonId } from '../../src-shared/domain/identifiers.ts';
import { addPupil, canary, filesIn, needles, readText, reason, vaccination } from './canary-pupil.ts';
import { openPc, startServer, synchronize } from './fake-district.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

describe('what must not be deleted', () => {
  let library: OpenLibrary;
  let personId: PersonId;
  beforeAll(async () => {
    library = await openLibrary();
    personId = await addPupil(library);
    await library.ingest(
      library.write('carnet.txt', vaccination('48.765.432')),
      library.write('circular.txt', 'CIRCULAR N.º 12\nSe informa que el viernes no hay clases.\n'),
    );
  });

  it('is neither purged nor emptied from the trash, and goes again once the mark was taken back with a reason', async () => {
    const { client, useCases } = library;
    const { id: sourceId } = await library.paper('circular.txt');
    await client.rights.holdPaper({ sourceId, isSet: true, reason });
    expect((await client.rights.ofPaper({ sourceId })).held).toMatchObject({ isSet: true, reason });
    await client.sources.trash({ sourceIds: [sourceId] });
    await expect(client.sources.purge({ sourceIds: [sourceId] })).rejects.toMatchObject({ data: { code: 'HELD' } });
    expect(await useCases.organize.expired({ days: 0 })).toEqual([]);
    await expect(client.rights.holdPaper({ sourceId, isSet: false, reason: ' ' })).rejects.toThrow();

    await client.rights.holdPaper({ sourceId, isSet: false, reason: 'El juzgado cerró la causa' });
    expect((await client.rights.ofPaper({ sourceId })).held).toBeNull();
    expect(await useCases.organize.expired({ days: 0 })).toEqual([sourceId]);
    await client.sources.purge({ sourceIds: [sourceId] });
    expect((await library.list({ trashed: true })).map(({ id }) => id)).toEqual([]);
  });

  it('a person’s papers are kept with her, and she stays in the roster', async () => {
    const { client } = library;
    const { id: sourceId } = await library.paper('carnet.txt');
    await client.rights.markPerson({ personId, what: 'held', isSet: true, reason });
    expect((await client.rights.ofPaper({ sourceId })).heldWith).toMatchObject({ id: personId });
    await client.sources.trash({ sourceIds: [sourceId] });
    const refused = { data: { code: 'HELD' } };
    await expect(client.sources.purge({ sourceIds: [sourceId] })).rejects.toMatchObject(refused);
    await expect(client.people.remove({ personIds: [personId] })).rejects.toMatchObject(refused);
    const wish = { personId, sourceIds: [], familyName: canary.familyName, reason };
    await expect(client.rights.purgePerson(wish)).rejects.toMatchObject(refused);
    expect((await client.rights.marks()).heldPeople).toMatchObject([{ id: personId, mark: { reason } }]);
    await client.sources.restore({ sourceIds: [sourceId] });
    await client.rights.markPerson({ personId, what: 'held', isSet: false, reason });
  });
});

describe('somebody who is blocked', () => {
  it('is left out of fills, answers and new documents, keeps her rows, and comes back', async () => {
    const library = await openLibrary();
    const { client } = library;
    const personId = await addPupil(library);
    await addPupil(library, { familyName: 'Sosa', givenName: 'Lucía', dni: '50333444' });
    await library.ingest(
      library.write('carnet.txt', vaccination('48.765.432')),
      library.write('otro.txt', vaccination('50.333.444')),
    );
    const planillaId = await library.createPlanilla('person', [{ name: 'DNI', type: 'dni' }]);
    const fill = async () => {
      await library.ended(await client.planillas.fill({ planillaId, everything: true }));
      return (await client.planillas.rows({ planillaId, offset: 0, limit: 10 })).rows.length;
    };
    const ask = async (question: string) => {
      let said = '';
      for await (const event of await client.ask.ask({ question, scope: {} })) {
        if (event.type === 'answer') said = event.answer.text;
      }
      return said;
    };
    expect(await fill()).toBe(2);
    expect(await ask('¿Cuántos alumnos hay?')).toContain('2');

    await client.rights.markPerson({ personId, what: 'blocked', isSet: true, reason });
    expect((await client.people.list({})).filter(({ isBlocked }) => isBlocked)).toMatchObject([{ id: personId }]);
    expect(await fill()).toBe(2);
    expect(await ask('¿Cuántos alumnos hay?')).not.toContain('2');
    expect(await ask('¿Qué dice el certificado del DNI 48.765.432?')).not.toContain('48.765.432');

    await client.rights.markPerson({ personId, what: 'blocked', isSet: false, reason });
    expect(await ask('¿Cuántos alumnos hay?')).toContain('2');
  });
});

describe('everything about a person', () => {
  it('is one archive with a page, her data and her papers, and says which papers may name somebody else', async () => {
    const library = await openLibrary();
    const { client } = library;
    const personId = await addPupil(library);
    await library.ingest(
      library.write('carnet.txt', vaccination('48.765.432')),
      library.write(
        'nota.txt',
        'Estimada directora: hoy vino la mamá de Zulema Quirquincho a pedir la vacante.\nTambién la de Lucía Sosa.\n',
      ),
    );
    const planillaId = await library.createPlanilla('person', [{ name: 'DNI', type: 'dni' }]);
    await library.ended(await client.planillas.fill({ planillaId }));
    const { id: noteId } = await library.paper('nota.txt');
    await client.people.decideMatch({ sourceId: noteId, personId, decision: 'rejected' });
    const known = await client.rights.known({ personId });
    expect(known).toMatchObject({ isHeld: false, mentions: 1, rows: 1, papers: [{ source: { name: 'carnet.txt' } }] });

    const path = join(library.folder, 'todo.zip');
    const { result } = await library.ended(await client.rights.exportPerson({ personId, path, withShared: false }));
    expect(result).toMatchObject({ papers: 1 });
    const zip = new PizZip(readFileSync(path));
    const read = (name: string) => Buffer.from(zip.file(name)?.asUint8Array() ?? []).toString('utf8');
    expect(read('papeles/1 carnet.txt')).toBe(vaccination('48.765.432'));
    const page = read('resumen.html');
    expect(page).toContain('Quirquincho, Zulema Itatí');
    expect(page).toContain('48.765.432');
    expect(page).toContain('nota.txt');
    expect(page).toContain('a pedir la vacante');
    expect(page).not.toContain('Lucía Sosa');
    expect(JSON.parse(read('datos.json'))).toMatchObject({
      person: { id: personId },
      rows: [{ planilla: { id: planillaId }, cells: [{ cell: { value: canary.dni } }] }],
    });
    expect(zip.file('datos.xlsx')).not.toBeNull();
  });
});

describe('a person who is purged', () => {
  it('is nowhere any more: not in the database, the index, the log, the files or what this PC remembers', async () => {
    const library = await openLibrary();
    const { client } = library;
    const personId = await addPupil(library);
    await client.people.update({ id: personId, course: '4.º A' });
    await library.ingest(
      library.write('Quirquincho carnet.txt', vaccination('48.765.432')),
      library.write('circular.txt', 'CIRCULAR N.º 12\nSe informa que el viernes no hay clases.\n'),
    );
    const planillaId = await library.createPlanilla('document', [{ name: 'DNI', type: 'dni' }]);
    await library.ended(await client.planillas.fill({ planillaId }));
    await writeAndTakeOut(library, personId);
    for await (const _event of await client.ask.ask({ question: '¿Qué trajo Zulema Quirquincho?', scope: {} }));
    const { papers } = await client.rights.known({ personId });
    const sourceIds = papers.map(({ source }) => source.id);
    expect(sourceIds).toHaveLength(1);
    const wish = { personId, sourceIds, reason: 'Lo pidió la familia Quirquincho (48.765.432)' };
    await expect(client.rights.purgePerson({ ...wish, familyName: 'Otra' })).rejects.toMatchObject({
      data: { code: 'CONFIRMATION_WRONG' },
    });
    await library.ended(await client.rights.purgePerson({ ...wish, familyName: ' quirquincho ' }));

    expect(await client.people.list({})).toEqual([]);
    expect((await library.list()).map(({ name }) => name)).toEqual(['circular.txt']);
    await library.close();
    const found = filesIn(join(library.folder, 'biblioteca')).flatMap((path) =>
      needles.filter((needle) => readText(path).includes(needle)).map((needle) => `${needle} in ${path}`),
    );
    expect(found).toEqual([]);
  });
});

describe('a purge of a person that is stopped between her papers', () => {
  it('takes, once it goes on, the rows of those that had gone too', async () => {
    const library = await openLibrary();
    const { client, useCases } = library;
    const personId = await addPupil(library);
    const twice = vaccination('48.765.432');
    await library.ingest(
      library.write('carnet.txt', twice),
      library.write('otro carnet.txt', `${twice}Segunda dosis.\n`),
    );
    // Nothing in the rows says whose they are but the papers.
    const planillaId = await library.createPlanilla('document', [{ name: 'Esquema', type: 'text' }]);
    await library.ended(await client.planillas.fill({ planillaId }));
    const rows = async () => (await client.planillas.rows({ planillaId, offset: 0, limit: 10 })).total;
    expect(await rows()).toBe(2);
    const { papers } = await client.rights.known({ personId });
    const sourceIds = papers.map(({ source }) => source.id);
    const wish = { personId, sourceIds, familyName: canary.familyName, reason };
    const { purgePerson } = useCases.rights;
    const stop = new AbortController();
    const context = { signal: stop.signal, report: () => stop.abort(), actor: { name: 'Ana' } };
    const input = { personId, sourceIds, ...(await purgePerson.check(wish, { signal: new AbortController().signal })) };
    await expect(purgePerson.run(input, context)).rejects.toThrow();
    expect(await library.list()).toHaveLength(1);

    await purgePerson.run(input, { ...context, signal: new AbortController().signal });
    expect(await library.list()).toEqual([]);
    expect(await rows()).toBe(0);
  });
});

describe('two PCs of a school', () => {
  it('share what is blocked and must not be deleted, and forget a purged person both', async () => {
    const { server, enrol } = await startServer();
    const [one, other] = [await openPc(), await openPc()];
    await enrol(one);
    await enrol(other);
    const meet = async () => {
      for (const pc of [one, other, one]) await synchronize(pc);
    };
    const personId = await addPupil(one);
    await one.ingest(one.write('Quirquincho carnet.txt', vaccination('48.765.432')));
    const { id: sourceId } = await one.paper('Quirquincho carnet.txt');
    await one.client.rights.markPerson({ personId, what: 'held', isSet: true, reason });
    await one.client.rights.markPerson({ personId, what: 'blocked', isSet: true, reason });
    await meet();
    expect(await other.client.rights.ofPerson({ personId })).toMatchObject({ held: { reason }, blocked: { reason } });
    await other.client.sources.trash({ sourceIds: [sourceId] });
    await expect(other.client.sources.purge({ sourceIds: [sourceId] })).rejects.toMatchObject({
      data: { code: 'HELD' },
    });

    await other.client.rights.markPerson({ personId, what: 'held', isSet: false, reason });
    await other.client.sources.restore({ sourceIds: [sourceId] });
    await meet();
    // What can be taken back there names her too.
    await other.client.people.update({ id: personId, course: '4.º A' });
    await meet();
    const logOfServer = async () => JSON.stringify((await server.log.page('school:12', 0, 1000)).operations);
    expect(await logOfServer()).toContain(canary.familyName);
    const wish = { personId, sourceIds: [sourceId], familyName: canary.familyName, reason };
    await one.ended(await one.client.rights.purgePerson(wish));
    await meet();
    expect(await other.client.people.list({})).toEqual([]);
    await other.close();
    const known = [await logOfServer(), ...filesIn(join(other.folder, 'biblioteca')).map(readText)];
    expect(needles.filter((needle) => known.some((text) => text.includes(needle)))).toEqual([]);
  });
});

describe('a purge on a PC of a district', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  const refused = (code: string) => ({ data: { code } });

  /** Two PCs that hold the same paper, thrown away, and that have not heard of each other for a minute. */
  async function openApart() {
    const { server, enrol } = await startServer();
    const [one, other] = [await openPc(), await openPc()];
    await enrol(one);
    await enrol(other);
    await one.ingest(one.write('carnet.txt', vaccination('48.765.432')));
    const { id: sourceId } = await one.paper('carnet.txt');
    await one.client.sources.trash({ sourceIds: [sourceId] });
    for (const pc of [one, other]) await synchronize(pc);
    pass(60_000);
    return { server, one, other, sourceId };
  }

  it('hears first of what was said meanwhile on another one', async () => {
    const { one, other, sourceId } = await openApart();
    await one.client.rights.holdPaper({ sourceId, isSet: true, reason });
    await synchronize(one);
    await expect(other.client.sources.purge({ sourceIds: [sourceId] })).rejects.toMatchObject(refused('HELD'));
    expect(await other.list({ trashed: true })).toHaveLength(1);
  });

  it('is not made where nobody can be asked, and loses nothing; old trash waits too', async () => {
    const { server, other, sourceId } = await openApart();
    const personId = await addPupil(other);
    await server.close();
    const unknown = refused('HOLDS_UNKNOWN');
    await expect(other.client.sources.purge({ sourceIds: [sourceId] })).rejects.toMatchObject(unknown);
    const wish = { personId, sourceIds: [], familyName: canary.familyName, reason };
    await expect(other.client.rights.purgePerson(wish)).rejects.toMatchObject(unknown);
    const { holdsElsewhere } = other.useCases.rights;
    expect(await holdsElsewhere.isInContact()).toBe(true);
    pass(3_600_000);
    expect(await holdsElsewhere.isInContact()).toBe(false);
    expect(await other.list({ trashed: true })).toHaveLength(1);
    expect(await other.client.people.list({})).toHaveLength(1);

    await other.client.district.leave();
    await other.client.sources.purge({ sourceIds: [sourceId] });
    expect(await other.list({ trashed: true })).toEqual([]);
  });

  it('is its own affair once it was let go', async () => {
    const { server, other, sourceId } = await openApart();
    server.revokeAll();
    await expect(synchronize(other)).rejects.toThrow();
    await other.client.sources.purge({ sourceIds: [sourceId] });
    expect(await other.list({ trashed: true })).toEqual([]);
  });
});

/** A row with where she lives, taken out of its planilla before anybody asked for her to be forgotten. */
async function writeAndTakeOut(library: OpenLibrary, personId: PersonId): Promise<void> {
  const { planillas, people } = library.client;
  const { person } = await people.get({ personId });
  const columns = [
    { name: 'Documento', type: 'dni' as const },
    { name: 'Domicilio', type: 'text' as const },
  ];
  const planillaId = await library.createPlanilla('record', columns);
  const { rowId } = await planillas.addRow({ planillaId });
  const [dni, home] = (await planillas.get({ planillaId })).columns;
  const edits = [
    { rowId, columnId: dni!.id, text: person.dni ?? '' },
    { rowId, columnId: home!.id, text: 'Quebracho 4521' },
  ];
  await planillas.edit({ planillaId, edits });
  await planillas.removeRows({ planillaId, rowIds: [rowId] });
}

describe('papers past their term', () => {
  it('are proposed, and kept, put off or thrown away by a person alone', async () => {
    const library = await openLibrary();
    const { client } = library;
    await library.ingest(
      library.write('vieja.txt', 'CIRCULAR N.º 12\nLa Plata, 3 de marzo de 2015\nSe informa que no hay clases.\n'),
      library.write('nueva.txt', 'CIRCULAR N.º 13\nSe informa que hay clases.\n'),
    );
    const { id: sourceId } = await library.paper('vieja.txt');
    expect(await client.rights.overdue()).toMatchObject([{ id: sourceId, since: '2018-01-01', isHeld: false }]);
    expect(await client.rights.toReview()).toEqual({ papers: 1 });
    await client.rights.markReviewed();
    expect(await client.rights.toReview()).toEqual({ papers: 0 });

    await client.rights.keep({ sourceIds: [sourceId], until: '2999-01-01' });
    expect(await client.rights.overdue()).toEqual([]);
    await client.rights.keep({ sourceIds: [sourceId], until: null });
    expect(await client.rights.overdue()).toHaveLength(1);

    const table = await client.rights.retention();
    const rules = table.map((rule) => (rule.paperKind === 'circular' ? { ...rule, years: null } : rule));
    await client.rights.setRetention({ rules });
    expect(await client.rights.overdue()).toEqual([]);
  });
});
