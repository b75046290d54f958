import { describe, expect, it } from 'vitest';
import { documentOfLines, documentOfRows } from '../../../tests/fixtures/made-documents.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { createId, type SourceId } from '../../domain/identifiers.ts';
import type { Person } from '../../domain/person.ts';
import { type ColumnDefinition, columnDefinitionSchema } from '../../domain/planilla.ts';
import type { PaperKind } from '../../domain/source.ts';
import { createRuleFieldReader } from './create-rule-field-reader.ts';

const reader = createRuleFieldReader();
const column = (name: string, type: ColumnDefinition['type'], more: Partial<ColumnDefinition> = {}) =>
  columnDefinitionSchema.parse({ name, type, ...more });
const enrolment = [
  column('Apellido y nombre', 'person'),
  column('DNI', 'dni'),
  column('Fecha de nacimiento', 'date'),
  column('Tutor', 'person'),
  column('DNI del tutor', 'dni'),
  column('Teléfono', 'text'),
];

function read(
  text: DocumentText,
  columns: ColumnDefinition[],
  paperKind: PaperKind = 'enrolment-form',
  person?: Person,
) {
  const request = { sourceId: createId<SourceId>(), text, paperKind, columns, ...(person ? { person } : {}) };
  return reader.readFields(request).map((candidates, index) => {
    const { state, value } = decideCell(candidates, columns[index]!);
    return state === 'found' ? value : state === 'doubtful' ? `¿${value}?` : null;
  });
}

const expected = ['Pérez Gómez, María Ana', '50111222', '2017-03-12', 'Gómez, Laura', '30111222', '2604-111222'];

describe('reading the fields of a paper by rules', () => {
  it('reads labels with their values on the same line, by sections', () => {
    const lines = [
      'Datos del alumno',
      'Apellido y nombre: Pérez Gómez, María Ana',
      'D.N.I. N°: 50.111.222',
      'Nacido/a el: 12/03/2017',
      'Datos del adulto responsable',
      'Nombre y apellido: Laura Gómez',
      'Documento: 30.111.222',
      'Cel.: 2604-111222',
    ];
    expect(read(documentOfLines(lines), enrolment)).toEqual(expected);
  });

  it('reads the same facts told in a letter', () => {
    const lines = [
      'Me dirijo a Ud. a fin de pedir una vacante para mi hija María Ana Pérez Gómez, DNI N° 50.111.222, nacida el 12 de marzo de 2017.',
      'Firma como tutora Laura GÓMEZ, con D.N.I. 30.111.222. Para comunicarse: tel. 2604-111222.',
    ];
    expect(read(documentOfLines(lines), enrolment)).toEqual(expected);
  });

  it('reads a form drawn as a table, labels over values', () => {
    const rows = [
      ['Apellido y nombre del alumno', 'DNI'],
      ['Pérez Gómez, María Ana', '50.111.222'],
      ['Fecha de nacimiento', 'Tutor/a'],
      ['12/03/2017', 'Gómez, Laura'],
      ['DNI del tutor', 'Teléfono'],
      ['30.111.222', '2604-111222'],
    ];
    expect(read(documentOfRows(rows), enrolment)).toEqual(expected);
  });

  it('takes the header of a list of dates for no label of the first of them', () => {
    const rows = [
      ['Vacuna', 'Dosis', 'Fecha', 'Lote'],
      ['BCG', 'Única', '10/10/2014', 'K777'],
      ['Hepatitis B', 'Neonatal', '20/10/2014', 'L528'],
      ['Neumococo', '1.ª', '24/12/2014', 'A450'],
      ['Varicela', '1.ª', '14/09/2019', 'K284'],
      ['Fecha de emisión: 17/04/2026', '', '', ''],
    ];
    const date = [column('Fecha del certificado', 'date')];
    expect(read(documentOfRows(rows), date, 'vaccination-certificate')).toEqual(['2026-04-17']);
  });

  it('leaves blank fields absent, and does not take the next label or the school’s telephone for them', () => {
    const lines = [
      'Escuela N.º 5',
      'Domicilio: San Martín 100. Teléfono: (0260) 4555666',
      'FICHA DE INSCRIPCIÓN',
      'Apellido y nombre: ____________',
      'DNI: ........',
      'Teléfono:',
      'Turno: Mañana',
    ];
    expect(read(documentOfLines(lines), enrolment)).toEqual([null, null, null, null, null, null]);
  });

  it('marks two contradictory values as doubtful', () => {
    expect(
      read(documentOfLines(['Alumno: Pérez, Juan', 'DNI: 50.111.222', 'DNI: 50.999.888']), [column('DNI', 'dni')]),
    ).toEqual(['¿50111222?']);
  });

  it('takes the telephone that a family leaves for its own, whatever its label adds', () => {
    const phone = [column('Teléfono', 'text', { instruction: 'Del adulto responsable.' })];
    expect(read(documentOfLines(['Para comunicarse: tel. 0298-5354257.']), phone)).toEqual(['0298-5354257']);
    expect(read(documentOfLines(['Tel. de urgencia: 0298 426 2725']), phone)).toEqual(['0298 426 2725']);
  });

  it('takes the marked box of a list', () => {
    const shift = [column('Turno', 'choice', { choices: ['Mañana', 'Tarde'] })];
    expect(read(documentOfLines(['Turno: ( ) Mañana (X) Tarde']), shift)).toEqual(['Tarde']);
    expect(read(documentOfLines(['Turno: Mañana [x] Tarde [ ]']), shift)).toEqual(['Mañana']);
  });

  it('finds columns that nobody foresaw by their own names and synonyms', () => {
    const columns = [
      column('Color del uniforme', 'text'),
      column('Transporte', 'text', { synonyms: ['Cómo viene a la escuela'] }),
    ];
    expect(
      read(documentOfLines(['Color del uniforme: verde', 'Cómo viene a la escuela: en colectivo']), columns),
    ).toEqual(['verde', 'en colectivo']);
  });

  it('gives evidence whose quote stands in the page', () => {
    const text = documentOfLines(['Alumno: Pérez, Juan', 'DNI: 50.111.222']);
    const [candidates] = reader.readFields({
      sourceId: createId<SourceId>(),
      text,
      paperKind: 'enrolment-form',
      columns: [column('DNI', 'dni')],
    });
    const { locator, quote } = candidates![0]!.evidence[0]!;
    expect(quote).toBe('50.111.222');
    expect(locator.type !== 'time' && text.pages[0]!.text.slice(locator.start, locator.end)).toBe(quote);
  });

  it('says of a person only what the paper says of that person', () => {
    const person: Person = {
      id: createId(),
      role: 'pupil',
      familyName: 'Pérez',
      givenName: 'Juan',
      dni: '50111222',
      course: null,
      birthDate: null,
      details: {},
    };
    const phone = [column('Teléfono', 'text')];
    expect(
      read(
        documentOfLines(['Alumno: Pérez, Juan', 'DNI: 50.111.222', 'Teléfono: 2604-111222']),
        phone,
        'enrolment-form',
        person,
      ),
    ).toEqual(['2604-111222']);
    expect(
      read(
        documentOfLines(['Alumno: Ríos, Ana', 'DNI: 50.999.888', 'Teléfono: 2604-111222']),
        phone,
        'enrolment-form',
        person,
      ),
    ).toEqual([null]);
    const list = documentOfRows([
      ['Alumno', 'DNI', 'Teléfono'],
      ['Ríos, Ana', '50.999.888', '2604-999888'],
      ['Pérez, Juan', '50.111.222', '2604-111222'],
    ]);
    expect(read(list, phone, 'class-list', person)).toEqual(['2604-111222']);
  });
});

describe('reading the records of a list by rules', () => {
  const columns = [
    column('Alumno', 'person', { synonyms: ['Apellido y nombre'] }),
    column('DNI', 'dni'),
    column('Grado', 'grade'),
  ];

  it('reads each entry once, with the course of the title, and skips totals and repeated headers', () => {
    const rows = [
      ['Nómina de 3.º B', '', ''],
      ['N°', 'Apellido y nombre', 'Documento'],
      ['1', 'Pérez, Juan', '50.111.222'],
      ['N°', 'Apellido y nombre', 'Documento'],
      ['2', 'Ríos, Ana', '50.999.888'],
      ['', 'Total: 2', ''],
    ];
    const records = reader.readRecords({
      sourceId: createId<SourceId>(),
      text: documentOfRows(rows),
      paperKind: 'class-list',
      columns,
    });
    expect(records.map(({ fields }) => fields.map((candidates) => candidates[0]?.value))).toEqual([
      ['Pérez, Juan', '50111222', '3.º B'],
      ['Ríos, Ana', '50999888', '3.º B'],
    ]);
    expect(records.map(({ key }) => key)).toEqual(['p1/t0/r2', 'p1/t0/r4']);
  });
});
