import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { addPupil, canary, filesIn, readText, reason, vaccination } from './canary-pupil.ts';
import { openLibrary } from './open-library.ts';

describe('somebody who was taken out of the roster', () => {
  it('is found there, can be marked and written out, come back, and be forgotten for good', async () => {
    const library = await openLibrary();
    const { client } = library;
    const personId = await addPupil(library);
    await library.ingest(library.write('carnet.txt', vaccination('48.765.432')));
    await client.people.remove({ personIds: [personId] });
    expect(await client.people.list({})).toEqual([]);
    expect(await client.people.list({ removed: true, text: 'quirq' })).toMatchObject([{ id: personId, papers: 1 }]);
    expect(await client.people.get({ personId })).toMatchObject({ isRemoved: true, papers: [{}] });

    const held = { personId, what: 'held', reason } as const;
    await client.rights.markPerson({ ...held, isSet: true });
    const wish = { personId, sourceIds: [], familyName: canary.familyName, reason };
    await expect(client.rights.purgePerson(wish)).rejects.toMatchObject({ data: { code: 'HELD' } });
    await client.rights.markPerson({ ...held, isSet: false });
    const path = join(library.folder, 'todo.zip');
    const { result } = await library.ended(await client.rights.exportPerson({ personId, path, withShared: false }));
    expect(result).toMatchObject({ papers: 1 });

    await client.people.restore({ personId });
    expect(await client.people.list({})).toMatchObject([{ id: personId }]);
    await client.library.undo();
    await library.ended(await client.rights.purgePerson(wish));
    expect(await client.people.list({ removed: true })).toEqual([]);
    await expect(client.people.get({ personId })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });
});

describe('what was written for a person', () => {
  it('is written out and goes with her where it is hers alone, and is told of where it is others’ too', async () => {
    const library = await openLibrary();
    const { client } = library;
    const personId = await addPupil(library);
    const otherId = await addPupil(library, { familyName: 'Sosa', givenName: 'Lucía', dni: '50333444' });
    const { templateId } = await client.documents.addReadyTemplate({ key: 'constancia-de-alumno-regular' });
    const rowsFrom = { kind: 'roster' as const, course: null };
    const { mapping } = await client.documents.plan({ templateId, rowsFrom, date: '2026-11-23' });
    const order = { templateId, rowsFrom, mapping, date: '2026-11-23', as: 'one', leaveBlanks: true } as const;
    for (const rowIds of [[personId], [otherId], [personId, otherId]]) {
      await library.ended(await client.documents.write({ ...order, rowIds }));
    }
    expect(await client.rights.known({ personId })).toMatchObject({ documents: 1, sharedDocuments: 1 });
    const path = join(library.folder, 'todo.zip');
    await library.ended(await client.rights.exportPerson({ personId, path, withShared: false }));
    const zip = new PizZip(readFileSync(path));
    const documents = Object.keys(zip.files).filter((name) => name.startsWith('documentos/'));
    expect(documents).toEqual(['documentos/1 Constancia de alumno regular - Padrón.docx']);
    const page = Buffer.from(zip.file('resumen.html')?.asUint8Array() ?? []).toString('utf8');
    expect(page).toContain('tiene también documentos de otras personas');
    expect(zip.file('datos.json')?.asText()).not.toContain(otherId);

    const blobs = () => filesIn(join(library.folder, 'biblioteca', 'blobs')).length;
    const before = blobs();
    await library.ended(
      await client.rights.purgePerson({ personId, sourceIds: [], familyName: canary.familyName, reason }),
    );
    expect((await client.documents.written({})).map((each) => each.kind === 'rows' && each.count).sort()).toEqual([
      1, 2,
    ]);
    expect(blobs()).toBe(before - 1);
    expect(await client.rights.known({ personId: otherId })).toMatchObject({ documents: 1, sharedDocuments: 1 });
  });
});

describe('a paper that is purged', () => {
  it('leaves none of its words in the file of the index', async () => {
    const library = await openLibrary();
    await library.ingest(
      library.write('nota.txt', 'Vive en la calle Quebracho 4521.\n'),
      library.write('otra.txt', 'Vive en la calle Sarmiento 12.\n'),
    );
    const { id } = await library.paper('nota.txt');
    await library.client.sources.purge({ sourceIds: [id] });
    await library.close();
    const found = filesIn(join(library.folder, 'biblioteca')).filter((path) => readText(path).includes('quebrach'));
    expect(found).toEqual([]);
  });
});
