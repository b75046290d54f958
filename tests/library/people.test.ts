import { beforeAll, expect, test } from 'vitest';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;

beforeAll(async () => {
  library = await openLibrary();
  await library.ingest(
    library.write(
      'Lista 3B.csv',
      'N°;Apellido y nombres;DNI;Grado\n1;Pérez Gómez, María Ana;50.111.222;3.º B\n2;Sosa, Lucía;50.333.444;3.º B\n',
    ),
    library.write('por dni.txt', 'CERTIFICADO DE VACUNACIÓN\nDNI: 50.333.444\nEsquema completo.\n'),
    library.write(
      'por nombre.txt',
      'CERTIFICADO MÉDICO\nSe certifica que Pérez Gómez, M. A. se encuentra en condiciones de realizar actividad física.\n',
    ),
  );
});

const importList = async () => {
  const { id } = await library.paper('Lista 3B.csv');
  return library.ended(await library.client.people.importRoster({ sourceIds: [id], role: 'pupil' }));
};

test('a roster is shown before it is imported, and importing it twice adds nobody twice', async () => {
  const { client } = library;
  const { id } = await library.paper('Lista 3B.csv');
  const preview = await client.people.previewRoster({ sourceId: id });
  expect(preview.people).toMatchObject([
    { familyName: 'Pérez Gómez', givenName: 'María Ana', dni: '50111222', course: '3.º B', existing: null },
    { familyName: 'Sosa', givenName: 'Lucía', dni: '50333444', course: '3.º B', existing: null },
  ]);
  expect(await client.people.list({})).toEqual([]);
  expect((await importList()).result).toMatchObject({ added: 2 });
  expect((await importList()).result).toMatchObject({ added: 0, updated: 0 });
  expect(await client.people.list({})).toHaveLength(2);
  const again = await client.people.previewRoster({ sourceId: id });
  expect(again.people.every((person) => person.existing !== null)).toBe(true);
});

test('a paper that is no list says so', async () => {
  const { id } = await library.paper('por dni.txt');
  await expect(library.client.people.previewRoster({ sourceId: id })).rejects.toMatchObject({
    data: { code: 'ROSTER_NOT_RECOGNISED' },
  });
});

test('a DNI is certain, initials wait for a word, and the word is kept when papers are read again', async () => {
  const { client } = library;
  expect((await library.paper('por dni.txt')).people).toMatchObject([{ confirmed: true }]);
  const suggested = (await client.people.suggestedMatches()).filter(({ source }) => source.name === 'por nombre.txt');
  expect(suggested).toMatchObject([
    { person: { familyName: 'Pérez Gómez' }, match: { state: 'suggested', basis: 'name' } },
  ]);
  const { source, person } = suggested[0]!;
  await client.people.decideMatch({ sourceId: source.id, personId: person.id, decision: 'rejected' });
  await library.ended(await client.sources.readAgain({ sourceIds: [source.id] }));
  expect((await client.people.suggestedMatches()).filter((match) => match.source.id === source.id)).toEqual([]);
  expect((await client.people.get({ personId: person.id })).papers.map(({ source: { id } }) => id)).not.toContain(
    source.id,
  );
  await client.people.decideMatch({ sourceId: source.id, personId: person.id, decision: 'confirmed' });
  expect((await client.people.get({ personId: person.id })).papers.map(({ source: { id } }) => id)).toContain(
    source.id,
  );
});
