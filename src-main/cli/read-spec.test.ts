import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { readSpec } from './read-spec.ts';

const folder = temporaryFolder('spec');
const good = { title: 'Matrícula', rows: 'document', columns: [{ name: 'DNI', type: 'dni' }] };

function specFile(content: string): string {
  const path = join(folder, 'spec.json');
  writeFileSync(path, content);
  return path;
}

test('reads a definition, with the mark that Notepad puts first too', async () => {
  const path = specFile(`\uFEFF${JSON.stringify(good)}`);
  expect(await readSpec(path)).toMatchObject({ ...good, sources: { all: true } });
});

test.each([
  [[], 'el diseño tiene que ser un objeto entre llaves'],
  [{ ...good, title: '' }, '«title» no puede estar vacío'],
  [{ ...good, title: 'x'.repeat(300) }, '«title» pasa de 200 caracteres'],
  [{ ...good, title: 3 }, '«title» tiene que ser un texto entre comillas'],
  [{ ...good, rows: 'filas' }, '«rows» dice «filas» y sólo puede ser document, record, person'],
  [{ ...good, columns: [] }, '«columns» no puede estar vacía'],
  [{ ...good, columns: {} }, '«columns» tiene que ser una lista entre corchetes'],
  [{ ...good, columns: [{ type: 'dni' }] }, 'falta columns[0], «name»'],
  [{ ...good, columns: [{ name: 'DNI' }] }, 'falta columns[0] («DNI»), «type»'],
  [
    { ...good, columns: [{ name: 'Turno', type: 'choice' }] },
    'columns[0] («Turno») es de tipo choice y le falta la lista «choices»',
  ],
  [{ ...good, columns: [...good.columns, ...good.columns] }, 'columns[1] («DNI») se llama igual que columns[0]'],
  [
    { ...good, columns: [{ name: 'DNI', type: 'dni', required: 'sí' }] },
    'columns[0] («DNI»), «required» tiene que ser true o false',
  ],
  [{ ...good, paperKinds: ['ficha'] }, '«paperKinds.0» dice «ficha» y sólo puede ser enrolment-form'],
  [{ ...good, format: 'otra-cosa' }, '«format» dice «otra-cosa» y sólo puede ser amanuense-planilla'],
  [{ ...good, columns: [good.columns[0], { name: 'dni', type: 'text' }] }, 'se llama igual que columns[0]'],
  [{ ...good, sources: { carpeta: 'x' } }, '«sources» tiene que ser {"all": true}'],
])('names the place and what it needs: %j', async (spec, detail) => {
  const reading = readSpec(specFile(JSON.stringify(spec)));
  await expect(reading).rejects.toMatchObject({
    code: 'SPEC_INVALID',
    data: { detail: expect.stringContaining(detail) },
  });
});

test('refuses the design of a newer program as what it is', async () => {
  const newer = { ...good, format: 'amanuense-planilla', version: 2, rows: 'something-new' };
  await expect(readSpec(specFile(JSON.stringify(newer)))).rejects.toMatchObject({ code: 'SPEC_NEWER' });
});
