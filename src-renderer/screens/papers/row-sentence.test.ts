import { describe, expect, it } from 'vitest';
import { sentenceOfRow } from './row-sentence.ts';

describe('sentenceOfRow', () => {
  it('does not say again the name that the row shows', () => {
    expect(sentenceOfRow('PASSWORD_NEEDED', 'ficha.pdf')).toBe('Tiene contraseña. Escribila para poder leerlo.');
    expect(sentenceOfRow('PASSWORD_WRONG', 'ficha.pdf')).toBe('Esa contraseña no abre este archivo. Probá otra.');
  });

  it('keeps the sentence whole where the name hangs from a noun', () => {
    expect(sentenceOfRow('SHEET_TOO_LARGE', 'lista.xlsx')).toMatch(/^La planilla tiene demasiadas celdas/);
  });
});
