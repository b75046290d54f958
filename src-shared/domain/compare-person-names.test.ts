import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePersonNames } from './compare-person-names.ts';

describe('comparing the names of people', () => {
  it.each([
    ['María Ana Pérez Gómez', 'Pérez Gómez, María Ana'],
    ['PEREZ GOMEZ, MARIA ANA', 'María Ana Pérez Gómez'],
    ['María Ana Pérez', 'Pérez Gómez, María Ana'],
    ['Cruz, María José', 'de la Cruz, María José'],
    ['Gonzales, Ana', 'González, Ana'],
    ['Péres, Juan', 'Juan Pérez'],
  ])('%s is the same as %s', (left, right) => {
    expect(comparePersonNames(left, right).verdict).toBe('same');
  });

  it.each([
    ['Pérez Gómez, M. A.', 'María Ana Pérez Gómez'],
    ['Pérez, María', 'Pérez Gómez, María Ana'],
    ['Santiago, Ramón', 'Ramón, Santiago'],
  ])('%s may be %s', (left, right) => {
    expect(comparePersonNames(left, right).verdict).toBe('maybe');
  });

  it.each([
    ['Juan Pérez', 'Pérez, Pedro'],
    ['Pérez López, Ana', 'Pérez Gómez, Ana'],
    ['Ana', 'Ana Gómez'],
  ])('%s is not %s', (left, right) => {
    expect(comparePersonNames(left, right).verdict).toBe('different');
  });

  it('says the same whichever name comes first', () => {
    const names = fc.constantFrom(
      'Pérez, Juan',
      'Juan Ignacio Pérez',
      'Gómez, Ana',
      'Pérez Gómez, M. A.',
      'de la Cruz, María José',
      'Cruz María',
    );
    fc.assert(
      fc.property(
        names,
        names,
        (left, right) => comparePersonNames(left, right).verdict === comparePersonNames(right, left).verdict,
      ),
    );
  });
});
