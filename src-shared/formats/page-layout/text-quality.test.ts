import { describe, expect, it } from 'vitest';
import { isGarbled, recognizedQuality, textQuality } from './text-quality.ts';

const letter =
  'Sra. Directora: por la presente solicito licencia (art. 12, inc. b) del 03/04/2024 al 05/04/2024, DNI 27.059.916.';

describe('textQuality', () => {
  it.each([
    letter,
    'APELLIDO Y NOMBRE: DE LA CRUZ, MARÍA JOSÉ  D.N.I. 53.746.294  3.º B  T.T.',
    'Cuenta  Descripción  Saldo\n111210104 PARTICIPACION IMPUESTOS PROVINCIALES  3.157.727,38',
    '日本語テスト',
  ])('calls ordinary text good: %s', (text) => {
    expect(textQuality(text)).toBe('good');
  });

  it('takes text of fonts without a usable map for garbled', () => {
    expect(isGarbled('\ue001\ue014\ue003 \ue004\ue010 \ue001\ue014')).toBe(true);
    expect(isGarbled('Wklv grfxphqw zdv vkliwhg eb wkuhh ohwwhuv dqg fdqqrw eh uhdg')).toBe(true);
    expect(isGarbled('���� �� ������ ���')).toBe(true);
    expect(textQuality('Wklv grfxphqw zdv vkliwhg eb wkuhh ohwwhuv dqg fdqqrw eh uhdg')).toBe('poor');
  });

  it('does not judge a few letters', () => {
    expect(isGarbled('N.º 3 PDF')).toBe(false);
  });
});

describe('recognizedQuality', () => {
  it('falls with the confidence of the engine and with words that cannot be words', () => {
    expect(recognizedQuality(letter, 0.93)).toBe('good');
    expect(recognizedQuality(letter, 0.78)).toBe('fair');
    expect(recognizedQuality(letter, 0.5)).toBe('poor');
    expect(recognizedQuality('xq zt krpf wqqs hhgt prrt qqq zzz kkk', 0.9)).toBe('poor');
    expect(recognizedQuality('', 0)).toBe('empty');
  });
});
