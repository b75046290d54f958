import { describe, expect, it } from 'vitest';
import { documentOfLines, documentOfRows } from '../../../tests/fixtures/made-documents.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { createId, type SourceId } from '../../domain/identifiers.ts';
import { type ColumnDefinition, columnDefinitionSchema } from '../../domain/planilla.ts';
import type { PaperKind } from '../../domain/source.ts';
import { createRuleFieldReader } from './create-rule-field-reader.ts';

const reader = createRuleFieldReader();
const column = (name: string, type: ColumnDefinition['type'], synonyms: string[] = []) =>
  columnDefinitionSchema.parse({ name, type, synonyms });
const ask = (text: DocumentText, paperKind: PaperKind, columns: ColumnDefinition[]) => ({
  sourceId: createId<SourceId>(),
  text,
  paperKind,
  columns,
});

function readList(rows: string[][], columns: ColumnDefinition[]) {
  return reader.readRecords(ask(documentOfRows(rows), 'class-list', columns)).map(({ fields }) =>
    fields.map((candidates, index) => {
      const { state, value } = decideCell(candidates, columns[index]!);
      return state === 'found' ? value : state === 'doubtful' ? `¿${value}?` : null;
    }),
  );
}

describe('what the rows of a list take from around them', () => {
  it('reads the labels that stand over the header in the same sheet', () => {
    const rows = [
      ['Asistencia mensual', '', ''],
      ['Mes: marzo de 2026    Grado: 2A    Días hábiles: 22', '', ''],
      ['N.º de orden', 'Apellido y nombre', 'Inasist.'],
      ['1', 'CHÁVEZ Josefina', '0'],
      ['2', 'CÓRDOBA Agustín', '2'],
    ];
    const columns = [column('Alumno', 'person'), column('Grado', 'grade'), column('Inasistencias', 'integer')];
    expect(readList(rows, columns)).toEqual([
      ['Chávez, Josefina', '2.º A', '0'],
      ['Córdoba, Agustín', '2.º A', '2'],
    ]);
  });

  it('tells surnames that are given names too by the other names of the list', () => {
    const rows = [
      ['Alumnos', 'DNI'],
      ['CABRERA LEÓN', '55.406.844'],
      ['GIMÉNEZ BRUNO EZEQUIEL', '54.519.803'],
      ['VARGAS GUADALUPE', '55.037.200'],
      ['MORENO BRISA', '54.982.587'],
      ['FRANCO LUCÍA EUGENIA', '54.769.628'],
    ];
    expect(readList(rows, [column('Alumno', 'person')]).map(([name]) => name)).toEqual([
      'Cabrera, León',
      'Giménez, Bruno Ezequiel',
      'Vargas, Guadalupe',
      'Moreno, Brisa',
      'Franco, Lucía Eugenia',
    ]);
  });
});

describe('a list that was recognised from a picture', () => {
  it('knows a header whose words ran together, and doubts an address whose ordinal cannot be right', () => {
    const list = documentOfRows([
      ['Apellidos y nombres', 'D.N.I.', 'Adulto acargo', 'Domicilio'],
      ['Choque, Facundo', '59742102', 'Mazza, Andrea', 'Dorrego 1231, 7.*B'],
      ['Vega, Renata', '59591485', 'Coronel, Carolina', 'Maipú 3135'],
    ]);
    const columns = [column('Tutor', 'person'), column('Domicilio', 'text')];
    const recognised = { ...list, pages: list.pages.map((page) => ({ ...page, ocr: true })) };
    const records = reader.readRecords(ask(recognised, 'class-list', columns));
    const decided = records.map(({ fields }) => fields.map((found, index) => decideCell(found, columns[index]!)));
    expect(decided.map((cells) => cells.map(({ state, value }) => `${state} ${value}`))).toEqual([
      ['found Mazza, Andrea', 'doubtful Dorrego 1231, 7.*B'],
      ['found Coronel, Carolina', 'found Maipú 3135'],
    ]);
  });
});

describe('the own date of a long paper', () => {
  it('is not that of the papers it speaks of', () => {
    const lines = [
      'JUZGADO DE 1.ª INSTANCIA',
      'Buenos Aires, 7 de enero de 2022.',
      'ANTECEDENTES',
      'Se agregó un comprobante de depósito de fecha 4/9/2020 del Banco Ciudad y un recibo de fecha 15 de enero de 2020.',
      'Se lo acusa de haber amenazado a la señora Magalí Pérez, el 23 de abril de 2021, cuando ella estaba en su casa.',
    ];
    const asked = column('Fecha de la resolución', 'date', ['Fecha']);
    const [candidates] = reader.readFields(ask(documentOfLines(lines), 'other', [asked]));
    expect(decideCell(candidates!, asked)).toMatchObject({ state: 'found', value: '2022-01-07' });
  });
});
