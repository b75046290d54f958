import { describe, expect, it } from 'vitest';
import { createLabelDictionary } from './school-labels.ts';

const dictionary = createLabelDictionary([['Color del uniforme']]);
const keysIn = (text: string) => dictionary.match(text, { tolerant: false }).map(({ key, role }) => key ?? role);
const keyOf = (phrase: string) => {
  const meaning = dictionary.understand(phrase);
  return meaning && meaning.covered >= 0.99 ? meaning.key : null;
};

describe('labels whose words are cut short', () => {
  it('knows them in papers by the full stop', () => {
    expect(keysIn('Apell. y nomb.: Pérez, Juan')).toEqual(['full-name']);
    expect(keysIn('Fec. de nacim.: 12/03/2017')).toEqual(['birth-date']);
    expect(keysIn('Domic. partic.: Maipú 100')).toEqual(['address']);
    expect(keysIn('Col. del unif.: verde')).toEqual(['column-0']);
    expect(keysIn('Telef.: 2604-111222')).toEqual(['phone']);
  });

  it('knows them in headers with or without it', () => {
    expect(keyOf('Fecha nacim')).toBe('birth-date');
    expect(keyOf('F. de nac.')).toBe('birth-date');
    expect(keyOf('Apell. y Nom.')).toBe('full-name');
    expect(keyOf('Nro. doc.')).toBe('dni');
    expect(keyOf('Telef.')).toBe('phone');
    expect(keyOf('Nacional.')).toBe('nationality');
  });

  it('leaves what may be two things, titles, initials and the last words of sentences alone', () => {
    expect(keyOf('Dir.')).toBeNull();
    expect(keyOf('Vacuna')).toBeNull();
    expect(keysIn('Ing. Paz Gómez')).toEqual([]);
    expect(keysIn('T. C. Gómez')).toEqual([]);
    expect(keysIn('La obra llegó a su fin. Nos vemos el lun. 3')).not.toContain('nationality');
  });
});
