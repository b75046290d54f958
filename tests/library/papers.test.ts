import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { pdfOf } from '../command-line/bad-files.ts';
import { zipOf } from '../fixtures/reading-documents.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;
beforeAll(async () => {
  library = await openLibrary();
});
afterEach(() => vi.useRealTimers());

const mail = (attachment: string) =>
  [
    'From: Familia <familia@correo.example.ar>',
    'To: escuela@correo.example.ar',
    'Subject: Constancia',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Adjunto la constancia pedida.',
    '--x',
    'Content-Type: text/plain; charset=utf-8; name="constancia.txt"',
    'Content-Disposition: attachment; filename="constancia.txt"',
    '',
    attachment,
    '--x--',
    '',
  ].join('\r\n');

describe('papers that come twice', () => {
  test('the same bytes under another name are a duplicate of the first', async () => {
    const first = library.write('circular.txt', 'Circular 12: reunión de familias el lunes.');
    const copy = library.write('circular (1).txt', 'Circular 12: reunión de familias el lunes.');
    const { result } = await library.ingest(first, copy);
    expect(result).toMatchObject({
      papers: expect.arrayContaining([expect.objectContaining({ path: copy, status: 'duplicate' })]),
    });
    expect((await library.paper('circular.txt')).status).toBe('ready');
    expect(await library.list({ text: 'circular (1)' })).toEqual([]);
  });

  test('a file that changed replaces what it was, which goes to the trash with its labels kept on the new one', async () => {
    const path = library.write('horarios.txt', 'Horario de primavera');
    await library.ingest(path);
    const old = await library.paper('horarios.txt');
    await library.client.sources.update({ sourceIds: [old.id], addTags: ['urgente'] });
    library.write('horarios.txt', 'Horario de verano');
    await library.ingest(path);
    const now = await library.paper('horarios.txt');
    expect(now.id).not.toBe(old.id);
    expect(now.tags).toEqual(['urgente']);
    expect((await library.list({ trashed: true })).map((source) => source.id)).toContain(old.id);
  });

  test('a paper that was thrown away and comes again is a paper again', async () => {
    const path = library.write('volvió.txt', 'Nota que volvió de la papelera');
    await library.ingest(path);
    const before = await library.paper('volvió.txt');
    await library.client.sources.trash({ sourceIds: [before.id] });
    await library.ingest(path);
    expect((await library.paper('volvió.txt')).status).toBe('ready');
  });
});

test('what comes inside e-mails and archives is a paper of its own that knows what it came in', async () => {
  const eml = library.write('aviso.eml', mail('Constancia de vacunación de Bruno Chávez'));
  const zip = library.write(
    'sueltos.zip',
    zipOf({ 'adentro/uno.txt': 'Primer papel suelto', 'dos.eml': mail('Constancia de Delfina Ríos') }),
  );
  await library.ingest(eml, zip);
  const message = await library.paper('aviso.eml');
  const archive = await library.paper('sueltos.zip');
  const inner = await library.paper('dos.eml');
  const parents = (await library.list({ text: 'constancia' })).map((source) => source.parentId);
  expect(parents.sort()).toEqual([message.id, inner.id].sort());
  expect(inner.parentId).toBe(archive.id);
  expect((await library.paper('uno.txt')).parentId).toBe(archive.id);
  const { children } = await library.client.sources.get({ sourceId: archive.id });
  expect(children.map((child) => child.name).sort()).toEqual(['dos.eml', 'uno.txt']);
});

describe('what came inside an e-mail or an archive', () => {
  const task = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'Prueba' } };
  const inTrash = async () => (await library.list({ trashed: true })).map((source) => source.id);

  /** An archive with a paper and an e-mail, which has an attachment. */
  async function archive(mark: string) {
    const members = { [`suelto ${mark}.txt`]: `Suelto ${mark}`, [`aviso ${mark}.eml`]: mail(`Constancia ${mark}`) };
    const path = library.write(`lote ${mark}.zip`, zipOf(members));
    await library.ingest(path);
    const message = await library.paper(`aviso ${mark}.eml`);
    const [attached] = (await library.client.sources.get({ sourceId: message.id })).children;
    const [lot, loose] = [await library.paper(`lote ${mark}.zip`), await library.paper(`suelto ${mark}.txt`)];
    return { path, lot: lot.id, loose: loose.id, message: message.id, attached: attached!.id };
  }

  test('goes to the trash with it and comes back with it, but for what had been thrown away before', async () => {
    const { client } = library;
    const { lot, loose, message, attached } = await archive('rojo');
    await client.sources.trash({ sourceIds: [loose] });
    await new Promise((resolve) => setTimeout(resolve, 2));
    await client.sources.trash({ sourceIds: [lot] });
    expect(await inTrash()).toEqual(expect.arrayContaining([lot, loose, message, attached]));
    await client.sources.restore({ sourceIds: [lot] });
    expect(await inTrash()).toContain(loose);
    expect(await inTrash()).not.toEqual(expect.arrayContaining([message]));
    expect(await inTrash()).not.toEqual(expect.arrayContaining([attached]));
    await client.sources.trash({ sourceIds: [lot] });
    await client.library.undo();
    expect((await library.list({ text: 'rojo' })).map(({ id }) => id).sort()).toEqual([lot, message].sort());
  });

  test('is forgotten with it', async () => {
    const { lot, message, attached } = await archive('verde');
    await library.client.sources.trash({ sourceIds: [lot] });
    await library.client.sources.purge({ sourceIds: [lot] });
    for (const id of [lot, message, attached]) expect(await library.useCases.sources.get(id)).toBeNull();
  });

  test('goes with it when its file goes from a followed folder', async () => {
    const { path, lot, loose, attached } = await archive('azul');
    await library.useCases.followFolder.apply({ removed: [path], appeared: [] }, task);
    expect(await inTrash()).toEqual(expect.arrayContaining([lot, loose, attached]));
  });

  test('stays as it was when a new version of the archive brings it again, and belongs to that one', async () => {
    const { path, lot, loose } = await archive('gris');
    await library.client.sources.update({ sourceIds: [loose], addTags: ['revisado'] });
    library.write('lote gris.zip', zipOf({ 'suelto gris.txt': 'Suelto gris', 'otro gris.txt': 'Otro gris' }));
    await library.ingest(path);
    const now = await library.paper('lote gris.zip');
    expect(now.id).not.toBe(lot);
    expect(await library.paper('suelto gris.txt')).toMatchObject({ id: loose, parentId: now.id, tags: ['revisado'] });
    await library.client.sources.trash({ sourceIds: [now.id] });
    expect(await inTrash()).toContain(loose);
  });
});

describe('the trash', () => {
  test('takes papers out of lists, searches and counts, and gives them back', async () => {
    await library.ingest(library.write('basura.txt', 'Palabra inconfundible murciélago'));
    const { id } = await library.paper('basura.txt');
    const search = () => library.client.sources.search({ query: 'murciélago', filter: {}, limit: 5 });
    expect(await search()).toHaveLength(1);
    await library.client.sources.trash({ sourceIds: [id] });
    expect(await search()).toEqual([]);
    expect(await library.list({ text: 'basura' })).toEqual([]);
    await library.client.sources.restore({ sourceIds: [id] });
    expect(await search()).toHaveLength(1);
  });

  test('is undone and done again', async () => {
    await library.ingest(library.write('deshacer.txt', 'Papel para deshacer'));
    const { id } = await library.paper('deshacer.txt');
    await library.client.sources.trash({ sourceIds: [id] });
    expect(await library.client.library.undo()).not.toBeNull();
    expect((await library.paper('deshacer.txt')).id).toBe(id);
    expect(await library.client.library.redo()).not.toBeNull();
    expect(await library.list({ text: 'deshacer' })).toEqual([]);
  });

  test('is emptied after thirty days and not before, bytes and all', async () => {
    await library.ingest(library.write('vieja.txt', 'Papel que nadie quiere'));
    const { id, sha256 } = await library.paper('vieja.txt');
    await library.client.sources.trash({ sourceIds: [id] });
    const task = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'Prueba' } };
    const day = 24 * 3600 * 1000;
    const trashed = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: trashed + 29 * day });
    await library.useCases.organize.emptyTrash({ days: 30 }, task);
    expect((await library.list({ trashed: true })).map((source) => source.id)).toContain(id);
    vi.setSystemTime(trashed + 31 * day);
    await library.useCases.organize.emptyTrash({ days: 30 }, task);
    expect(await library.list({ trashed: true })).toEqual([]);
    await expect(library.client.sources.content({ sourceId: id })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    });
    expect(() => readFileSync(`${library.folder}/biblioteca/blobs/${sha256.slice(0, 2)}/${sha256.slice(2)}`)).toThrow(
      'ENOENT',
    );
  });
});

test('old trash goes by itself when the program starts, and new trash stays', async () => {
  const before = await openLibrary();
  await before.ingest(before.write('vieja.txt', 'Papel de hace mucho'), before.write('nueva.txt', 'Papel de ayer'));
  const [vieja, nueva] = [await before.paper('vieja.txt'), await before.paper('nueva.txt')];
  await before.client.sources.trash({ sourceIds: [vieja.id] });
  const day = 24 * 3600 * 1000;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * day });
  await before.client.sources.trash({ sourceIds: [nueva.id] });
  await before.close();
  const after = await openLibrary({ folder: before.folder, resumeJobs: true });
  await vi.waitFor(
    async () => expect((await after.list({ trashed: true })).map(({ id }) => id)).toEqual([nueva.id]),
    5000,
  );
});

test('old trash goes by itself while the program stays open', async () => {
  const open = await openLibrary({ resumeJobs: true, tidyEveryMs: 100 });
  await open.ingest(open.write('vieja.txt', 'Papel de hace mucho'));
  const { id } = await open.paper('vieja.txt');
  await open.client.sources.trash({ sourceIds: [id] });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 24 * 3600 * 1000 });
  await vi.waitFor(async () => expect(await open.list({ trashed: true })).toEqual([]), {
    timeout: 20_000,
    interval: 100,
  });
});

test('a protected paper waits for its password, says when it is wrong, and opens its pages with the right one', async () => {
  await library.ingest(library.write('legajo.pdf', await pdfOf('Legajo reservado de Malena Ramírez', 'clave1')));
  const { id, status } = await library.paper('legajo.pdf');
  expect(status).toBe('needs-password');
  await library.ended(await library.client.sources.unlock({ sourceId: id, password: 'no es' }));
  expect(await library.paper('legajo.pdf')).toMatchObject({ status: 'needs-password', errorCode: 'PASSWORD_WRONG' });
  await library.ended(await library.client.sources.unlock({ sourceId: id, password: 'clave1' }));
  expect(await library.paper('legajo.pdf')).toMatchObject({ status: 'ready', errorCode: null });
  const image = await library.client.sources.pageImage({ sourceId: id, page: 1, widthPixels: 200 });
  expect(image.size).toBeGreaterThan(100);
  await library.ended(await library.client.sources.readAgain({ sourceIds: [id] }));
  expect((await library.paper('legajo.pdf')).status).toBe('ready');
});

test('search narrows by folder, kind, date and person', async () => {
  const { client } = library;
  const { folderId } = await client.sources.createFolder({ name: 'Pases', parentId: null });
  const one = library.write(
    'pase uno.txt',
    'Solicitud de pase ornitorrinco. Fecha: 12/03/2024. Alumno: Gauna, Tobías. DNI 50.111.222',
  );
  const two = library.write('pase dos.txt', 'Circular ornitorrinco. Fecha: 20/08/2025.');
  await library.ingest(one, two);
  const source = await library.paper('pase uno.txt');
  await client.sources.update({ sourceIds: [source.id], folderId, paperKind: 'transfer' });
  const person = {
    role: 'pupil',
    familyName: 'Gauna',
    givenName: 'Tobías',
    dni: '50111222',
    course: null,
    birthDate: null,
    details: {},
  } as const;
  const { personId } = await client.people.create(person);
  await client.people.decideMatch({ sourceId: source.id, personId, decision: 'confirmed' });
  const names = async (filter: Parameters<typeof client.sources.search>[0]['filter']) =>
    (await client.sources.search({ query: 'ornitorrinco', filter, limit: 10 })).map((hit) => hit.name).sort();
  expect(await names({})).toEqual(['pase dos.txt', 'pase uno.txt']);
  expect(await names({ folderId })).toEqual(['pase uno.txt']);
  expect(await names({ paperKinds: ['transfer'] })).toEqual(['pase uno.txt']);
  expect(await names({ from: '2025-01-01' })).toEqual(['pase dos.txt']);
  expect(await names({ to: '2024-12-31' })).toEqual(['pase uno.txt']);
  expect(await names({ personId })).toEqual(['pase uno.txt']);
});

test('uploads with names that climb, are reserved or turn round are kept under harmless ones', async () => {
  const names = ['../../etc/passwd.txt', 'CON', 'foto\u202Egpj.txt'];
  const files = names.map((name, index) => new File([`Papel subido número ${index}`], name));
  await library.ended(await library.client.sources.upload({ files }));
  const kept = (await library.list()).map((source) => source.name);
  expect(kept).toEqual(expect.arrayContaining(['_CON', 'fotogpj.txt']));
  expect(kept.filter((name) => /[/\\\u202e]|\.\./.test(name))).toEqual([]);
});
