import { describe, expect, it } from 'vitest';
import { sentenceBesideName } from './sentence-beside-name.ts';

describe('sentenceBesideName', () => {
  it('does not say again the name that the row shows', () => {
    expect(sentenceBesideName('PASSWORD_NEEDED', 'ficha.pdf')).toBe('Tiene contraseña. Escribila para poder leerlo.');
    expect(sentenceBesideName('PASSWORD_WRONG', 'ficha.pdf')).toBe('Esa contraseña no abre este archivo. Probá otra.');
  });

  it('keeps the sentence whole where the name hangs from a noun', () => {
    expect(sentenceBesideName('SHEET_TOO_LARGE', 'lista.xlsx')).toMatch(/^La planilla tiene demasiadas celdas/);
  });
});
