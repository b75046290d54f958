import { describe, expect, it } from 'vitest';
import { documentOfLines, documentOfRows } from '../../../tests/fixtures/made-documents.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { createId, type SourceId } from '../../domain/identifiers.ts';
import { type ColumnDefinition, columnDefinitionSchema } from '../../domain/planilla.ts';
import type { PaperKind } from '../../domain/source.ts';
import { createRuleFieldReader } from './create-rule-field-reader.ts';

const reader = createRuleFieldReader();
const column = (name: string, type: ColumnDefinition['type']) => columnDefinitionSchema.parse({ name, type });

function read(paperKind: PaperKind, text: DocumentText, ...columns: ColumnDefinition[]) {
  const request = { sourceId: createId<SourceId>(), text, paperKind, columns };
  return reader.readFields(request).map((candidates, index) => {
    const { state, value } = decideCell(candidates, columns[index]!);
    return state === 'found' ? value : state === 'doubtful' ? `¿${value}?` : null;
  });
}

describe('reading certificates by rules', () => {
  it('knows whom a doctor examined, and does not take the doctor’s heading for the owner of the document', () => {
    const asked = [column('Apellido y nombre', 'person'), column('DNI', 'dni')] as const;
    const heading = ['Dra. Natalia Ríos', 'Clínica médica - M.P. 162769', 'CERTIFICADO MÉDICO'];
    const examined = [...heading, 'Certifico haber examinado a Isabella Belén GONZÁLEZ, DNI 56.926.237, de 7 años.'];
    expect(read('health-certificate', documentOfLines(examined), ...asked)).toEqual([
      'González, Isabella Belén',
      '56926237',
    ]);
    const stated = [...heading, 'Se deja constancia de que Ángel DÍAZ, DNI 56.075.417, está clínicamente sano.'];
    expect(read('health-certificate', documentOfLines(stated), ...asked)).toEqual(['Díaz, Ángel', '56075417']);
  });

  it('knows when and where somebody was born, whichever is said first', () => {
    const asked = [column('Fecha de nacimiento', 'date'), column('Lugar de nacimiento', 'text')] as const;
    const told = 'CERTIFICO que el día 16 de julio de 2014, en San Rafael, nació Dante De Luca, hijo de Karina Torres.';
    expect(read('birth-certificate', documentOfLines([told]), ...asked)).toEqual(['2014-07-16', 'San Rafael']);
    const boxes = documentOfRows([
      ['Acta N.º', '872', 'Tomo', '8B'],
      ['Apellido y nombre', 'PÁEZ, Juan', 'Sexo', 'masculino'],
      ['Nacimiento', '11/11/2017', 'Lugar', 'San Rafael, Mendoza'],
    ]);
    expect(read('birth-certificate', boxes, ...asked)).toEqual(['2017-11-11', 'San Rafael']);
  });

  it('knows the parents in the boxes of a birth certificate', () => {
    const boxes = documentOfRows([
      ['Apellido y nombres del inscripto\nSoria, Josefina Paz', 'Sexo\nfemenino'],
      ['D.N.I. N°\n55.167.576', 'Hijo/a de (madre)\nVargas, Verónica'],
      ['y de (padre)\nSoria, Maximiliano', ''],
    ]);
    expect(read('birth-certificate', boxes, column('Madre', 'person'), column('Padre', 'person'))).toEqual([
      'Vargas, Verónica',
      'Soria, Maximiliano',
    ]);
  });

  it('knows the health centre by the heading of a vaccination card', () => {
    const card = [
      'Ministerio de Salud – Provincia de Misiones',
      'Sala “Villa Nueva”',
      'CARNET DE VACUNACIÓN',
      'Se certifica que el niño posee el esquema de vacunación completo.',
    ];
    expect(
      read(
        'vaccination-certificate',
        documentOfLines(card),
        column('Centro de salud', 'text'),
        column('Apellido y nombre', 'person'),
      ),
    ).toEqual(['Sala “Villa Nueva”', null]);
  });
});

describe('addresses on streets with a number for a name', () => {
  it('keeps the street’s name', () => {
    const rows = [
      ['Domicilio', 'Turno'],
      ['Calle 14 2951', 'Tarde'],
    ];
    expect(read('enrolment-form', documentOfRows(rows), column('Domicilio', 'text'))).toEqual(['Calle 14 2951']);
  });
});

describe('lists whose cells run over several lines', () => {
  it('reads a value that the next column’s words stand in the middle of, and quotes each of its pieces', () => {
    const text =
      'Alumno Fecha de nacimiento Teléfono\nPérez, Juan 10 de febrero de 0260 696 8664\n2016\nRíos, Ana 10 de octubre de 0260 514 5001\n2015';
    const cell = (pieces: string[], left: number, top: number) => ({
      text: pieces.join('\n'),
      box: [left, top, left + 0.3, top + 0.09] as [number, number, number, number],
      range: [text.indexOf(pieces[0]!), text.indexOf(pieces.at(-1)!) + pieces.at(-1)!.length] as [number, number],
      reference: null,
      columnSpan: 1,
      rowSpan: 1,
    });
    const rows = [
      [cell(['Alumno'], 0, 0), cell(['Fecha de nacimiento'], 0.3, 0), cell(['Teléfono'], 0.6, 0)],
      [cell(['Pérez, Juan'], 0, 0.1), cell(['10 de febrero de', '2016'], 0.3, 0.1), cell(['0260 696 8664'], 0.6, 0.1)],
      [cell(['Ríos, Ana'], 0, 0.2), cell(['10 de octubre de', '2015'], 0.3, 0.2), cell(['0260 514 5001'], 0.6, 0.2)],
    ];
    const words = rows.flat().flatMap(({ text: own, box }) =>
      own.split('\n').flatMap((piece, line) => {
        const from = text.indexOf(piece);
        return [...piece.matchAll(/\S+/g)].map((match) => {
          const start = from + match.index;
          const left = box[0] + 0.3 * (match.index / 40);
          const top = box[1] + 0.03 * line;
          const wordBox: [number, number, number, number] = [left, top, left + 0.005 * match[0].length, top + 0.02];
          return { start, end: start + match[0].length, box: wordBox };
        });
      }),
    );
    const page = { ...documentOfLines(['']).pages[0]!, layout: 'fixed' as const, width: 600, height: 800 };
    const list: DocumentText = {
      format: 'pdf',
      pages: [{ ...page, text, words, blocks: [], tables: [{ rows, box: null }] }],
      meta: {},
      problems: [],
    };
    const columns = [column('Alumno', 'person'), column('Fecha de nacimiento', 'date')];
    const records = reader.readRecords({
      sourceId: createId<SourceId>(),
      text: list,
      paperKind: 'class-list',
      columns,
    });
    expect(records.map(({ fields }) => fields.map((candidates) => candidates[0]?.value))).toEqual([
      ['Pérez, Juan', '2016-02-10'],
      ['Ríos, Ana', '2015-10-10'],
    ]);
    expect(records[0]!.fields[1]![0]!.evidence.map(({ quote }) => quote)).toEqual(['10 de febrero de', '2016']);
  });

  it('does not take the pupil’s surname column for the guardian’s', () => {
    const rows = [
      ['Apellidos', 'N.º doc.', 'Padre/Madre/Tutor'],
      ['García, Simón', '56.649.637', 'Ávila, Laura'],
      ['Páez, Juan', '56.708.077', 'Rivero, Verónica'],
    ];
    const asked = column('Tutor', 'person');
    const request = { sourceId: createId<SourceId>(), text: documentOfRows(rows), columns: [asked] };
    const records = reader.readRecords({ ...request, paperKind: 'class-list' });
    expect(
      records.map(({ fields }) => decideCell(fields[0]!, asked)).map(({ state, value }) => [state, value]),
    ).toEqual([
      ['found', 'Ávila, Laura'],
      ['found', 'Rivero, Verónica'],
    ]);
  });
});
