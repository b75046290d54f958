import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openLibrary } from '../library/open-library.ts';
import { errorOf, runCommand } from './run-command.ts';

const count = z.int().nonnegative();
const exported = z.strictObject({
  out: z.string().startsWith('/'),
  personId: z.uuid(),
  papers: z.strictObject({ own: count, shared: count }),
  cells: count,
  mentions: count,
  actas: count,
  questions: count,
});

test('everything about a person is written by her document number; a name that several have is told', async () => {
  const library = await openLibrary();
  const pupil = { role: 'pupil', course: '3.º B', birthDate: null, details: {} } as const;
  await library.client.people.create({ ...pupil, familyName: 'Sosa', givenName: 'Lucía', dni: '50333444' });
  await library.client.people.create({ ...pupil, familyName: 'Sosa', givenName: 'Ana', dni: '50333445' });
  await library.ingest(library.write('carnet.txt', 'CERTIFICADO DE VACUNACIÓN\nDNI: 50.333.444\n'));
  await library.close();
  const inLibrary = ['--library', join(library.folder, 'biblioteca'), '--plain', '--json', 'person', 'export'];
  const run = (who: string) => runCommand([...inLibrary, who, '--out', 'todo.zip'], { cwd: library.folder });

  const done = await run('50.333.444');
  expect(done.code, done.stderr).toBe(0);
  const told = exported.parse(done.json());
  expect(told).toMatchObject({ out: join(library.folder, 'todo.zip'), papers: { own: 1, shared: 0 } });
  expect(Object.keys(new PizZip(readFileSync(told.out)).files)).toContain('papeles/1 carnet.txt');
  expect(errorOf(await run('Sosa')).code).toBe('INVALID_INPUT');
});
