import { describe, expect, it } from 'vitest';
import { documentOfLines, documentOfRows } from '../../../tests/fixtures/made-documents.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import { createId, type SourceId } from '../../domain/identifiers.ts';
import type { Candidate } from '../../domain/planilla.ts';
import { type ColumnDefinition, columnDefinitionSchema } from '../../domain/planilla.ts';
import { createRuleFieldReader } from './create-rule-field-reader.ts';

const reader = createRuleFieldReader();
const column = (name: string, type: ColumnDefinition['type']) => columnDefinitionSchema.parse({ name, type });
const shown = (candidates: readonly Candidate[], asked: ColumnDefinition) => {
  const { state, value } = decideCell(candidates, asked);
  return state === 'found' ? value : state === 'doubtful' ? `¿${value}?` : null;
};

function read(asked: ColumnDefinition, ...lines: string[]) {
  const request = { sourceId: createId<SourceId>(), text: documentOfLines(lines), columns: [asked] };
  return shown(reader.readFields({ ...request, paperKind: 'other' })[0]!, asked);
}

function readRows(asked: ColumnDefinition, rows: string[][]) {
  const request = { sourceId: createId<SourceId>(), text: documentOfRows(rows), columns: [asked] };
  return reader.readRecords({ ...request, paperKind: 'other' }).map(({ fields }) => shown(fields[0]!, asked));
}

describe('labels that ask for more or for less than a column', () => {
  it('finds what a label of the same breadth gives', () => {
    expect(read(column('Hora', 'time'), 'Hora: 10:30')).toBe('10:30');
    expect(read(column('Hora de salida', 'time'), 'Hora de ingreso: 07:45', 'Hora de salida: 12:15')).toBe('12:15');
    expect(read(column('Hora de ingreso', 'time'), 'Hora de entrada: 07:45', 'Hora de salida: 12:15')).toBe('07:45');
    expect(read(column('Hora de la firma', 'time'), 'Hora de la firma: 07:45', 'Hora: 12:15')).toBe('07:45');
  });

  it('finds a number whose column also names the paper', () => {
    expect(read(column('Acta de nacimiento N.º', 'text'), 'ACTA N.º 872 – TOMO 8B – FOLIO 106')).toBe('872');
  });

  it('leaves a doubt where the label is narrower', () => {
    expect(read(column('Hora', 'time'), 'Hora de ingreso: 07:45')).toBe('¿07:45?');
    expect(read(column('Hora', 'time'), 'Hora del llamado: 07:45')).toBe('¿07:45?');
    expect(read(column('Fecha', 'date'), 'Fecha de compra del equipo: 03/02/2024')).toBe('¿2024-02-03?');
    expect(read(column('Total', 'money'), 'Total con descuento: $ 1.500,00')).toBe('¿1500.00?');
    expect(read(column('Hora', 'time'), 'Hora: 10:30', 'Hora de ingreso: 07:45')).toBe('10:30');
  });

  it('leaves a doubt where the label is broader', () => {
    expect(read(column('Hora de salida', 'time'), 'Hora: 12:15')).toBe('¿12:15?');
    expect(read(column('Hora de la reunión', 'time'), 'Hora: 18:00')).toBe('¿18:00?');
    expect(read(column('Fecha de compra', 'date'), 'Fecha: 03/02/2024')).toBe('¿2024-02-03?');
  });

  it('does the same in lists', () => {
    const rows = [
      ['Docente', 'Hora de ingreso', 'Hora de salida'],
      ['Pérez, Juan', '07:45', '12:15'],
      ['Ríos, Ana', '08:00', '12:30'],
    ];
    expect(readRows(column('Hora de salida', 'time'), rows)).toEqual(['12:15', '12:30']);
    expect(readRows(column('Hora', 'time'), rows)).toEqual(['¿07:45?', '¿08:00?']);
  });
});
