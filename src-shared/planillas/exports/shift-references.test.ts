import { describe, expect, it } from 'vitest';
import { type RowInsertion, shiftFormula, shiftRanges, translateFormula } from './shift-references.ts';

const insertion: RowInsertion = { sheet: 'Hoja 1', firstSlot: 6, lastSlot: 10, count: 3 };

describe('shiftFormula', () => {
  it.each([
    ['SUM(E6:E10)', 'SUM(E6:E13)'],
    ['E11+$E$12', 'E14+$E$15'],
    ['E5+E10', 'E5+E10'],
    ['SUM(11:12)', 'SUM(14:15)'],
    ['SUM(A:A)', 'SUM(A:A)'],
    ['LOG10(A11)', 'LOG10(A14)'],
    ['"A11"&A11', '"A11"&A14'],
    ["'Hoja 1'!B11", "'Hoja 1'!B14"],
    ['Otra!B11', 'Otra!B11'],
    ['VENTA11+1', 'VENTA11+1'],
  ])('turns %s into %s', (formula, shifted) => {
    expect(shiftFormula(formula, 'Hoja 1', insertion)).toBe(shifted);
  });

  it('moves only references to the sheet that got rows', () => {
    expect(shiftFormula("B11+'Hoja 1'!B11", 'Otra', insertion)).toBe("B11+'Hoja 1'!B14");
  });

  it('lets the range of a single row for data grow', () => {
    expect(shiftFormula('SUM(E6:E6)', 'Hoja 1', { ...insertion, lastSlot: 6 })).toBe('SUM(E6:E9)');
  });
});

describe('shiftRanges', () => {
  it('moves and grows each range of a list', () => {
    expect(shiftRanges('A6:A10 C12 D1:D3', insertion)).toBe('A6:A13 C15 D1:D3');
  });
});

describe('translateFormula', () => {
  it('moves references without $ as copying a cell does', () => {
    expect(translateFormula('A6*$B$1+C$2+Z9', 2, 1)).toBe('B8*$B$1+D$2+AA11');
  });
});
