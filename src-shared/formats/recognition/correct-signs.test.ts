import { describe, expect, it } from 'vitest';
import { correctSigns } from './correct-signs.ts';

function correct(line: string): string {
  const words = line
    .split(' ')
    .map((text) => ({ text, box: [0, 0, 1, 1] as [number, number, number, number], confidence: 0.9 }));
  return correctSigns(words)
    .map((word) => word.text)
    .join(' ');
}

describe('correctSigns', () => {
  it.each([
    ['Escuela N* 3', 'Escuela N° 3'],
    ['Comprobante N.”: 0004-00089772', 'Comprobante N.°: 0004-00089772'],
    ['Legajo N.2 1707', 'Legajo N.° 1707'],
    ['Grado: 2% grado A', 'Grado: 2º grado A'],
    ['curso 3.2 B turno', 'curso 3.º B turno'],
    ['sección 4" A', 'sección 4º A'],
  ])('reads %s as %s', (read, meant) => {
    expect(correct(read)).toBe(meant);
  });

  it.each(['descuento 20% por pago', 'mide 3.2 metros', '¿Son 3? Sí', 'talle N 2'])('leaves %s alone', (line) => {
    expect(correct(line)).toBe(line);
  });
});
