import { describe, expect, test } from 'vitest';
import { documentOfRows } from '../../tests/fixtures/made-documents.ts';
import { askTables } from './find-table-cells.ts';
import { understandQuestion } from './understand-question.ts';

function ask(question: string, rows: readonly (readonly string[])[], name = 'papel.xlsx') {
  const page = documentOfRows(rows, 'Hoja1').pages[0]!;
  return askTables(question, understandQuestion(question, '2026-11-23'))(page, name).map(
    ({ parts, header, row }) =>
      `${row} | ${header} | ${parts.map(({ start, end }) => page.text.slice(start, end)).join(' + ')}`,
  );
}

const marks = [
  ['Boletín del primer bimestre de 2026', '', '', ''],
  ['Apellido y nombre', 'DNI', 'Lengua', 'Matemática'],
  ['Pérez, Ana', '50.111.222', '8', '9'],
  ['Sosa, Juan', '50.333.444', '7', ''],
  ['Pérez, Luis', '50.555.666', '6', '10'],
];

const vacancies = [
  ['Grado', 'Matrícula', 'Vacantes'],
  ['2.º A', '24', '3'],
  ['2.º B', '27', '0'],
];

const pupils = [
  ['Alumno', 'Curso', 'Tutor', 'Tel.', 'F. Nac.'],
  ['CÁCERES, Lautaro', '1° A', 'FIGUEROA, Karina', '4411-2233', '6/5/2018'],
  ['VERA, Mía', '1° A', 'CÁCERES, Paula', '4422-5566', '7/8/2018'],
];

describe('the cell that a question asks for', () => {
  test.each([
    ['¿Qué nota tiene Sosa en Lengua?', marks, ['Sosa, Juan | Lengua | 7']],
    ['que nota saco perez ana en matematica', marks, ['Pérez, Ana | Matemática | 9']],
    ['¿Cuál es el documento de Juan Sosa?', marks, ['Sosa, Juan | DNI | 50.333.444']],
    ['¿Cuántas vacantes hay en 2.º A?', vacancies, ['2.º A | Vacantes | 3']],
    ['cuantas vacantes quedan en segundo b', vacancies, ['2.º B | Vacantes | 0']],
    ['¿Cuándo nació Lautaro Cáceres?', pupils, ['CÁCERES, Lautaro | F. Nac. | 6/5/2018']],
    ['¿Cuál es el teléfono del tutor de Vera, Mía?', pupils, ['VERA, Mía | Tel. | 4422-5566']],
    ['¿Quién es el tutor de Mía Vera?', pupils, ['VERA, Mía | Tutor | CÁCERES, Paula']],
    ['¿A qué curso va Mía Vera?', pupils, ['VERA, Mía | Curso | 1° A']],
  ])('%s', (question, rows, cells) => {
    expect(ask(question, rows)).toEqual(cells);
  });

  test('is given of each row where a surname is of several', () => {
    expect(ask('¿Qué nota tiene Pérez en Matemática?', marks)).toEqual([
      'Pérez, Ana | Matemática | 9',
      'Pérez, Luis | Matemática | 10',
    ]);
  });

  test('is of the month or year that the words over the table name', () => {
    expect(ask('¿Qué nota tuvo Sosa en Lengua en 2026?', marks)).toHaveLength(1);
    expect(ask('¿Qué nota tuvo Sosa en Lengua en 2024?', marks)).toEqual([]);
  });
});

test.each([
  ['an empty cell', '¿Qué nota tiene Sosa en Matemática?', marks],
  ['somebody who is not in it', '¿Qué nota tiene Rivas en Lengua?', marks],
  ['a column that is not there', '¿Qué nota tiene Sosa en Música?', marks],
  ['what the table says nothing of', '¿Por qué le fue mal a Sosa en Lengua en el examen de diciembre?', marks],
  ['who is only the tutor of a row', '¿Cuál es el teléfono de Paula Cáceres?', pupils],
  ['a column without a row', '¿Cuál es el promedio de Lengua?', marks],
])('a table does not answer %s', (_, question, rows) => {
  expect(ask(question, rows)).toEqual([]);
});
