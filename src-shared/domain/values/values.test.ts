import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCuil } from './cuil.ts';
import { columnValueTypes } from './index.ts';

const { integer, decimal, money, date, time, dni, cuil, grade, choice, person, text } = columnValueTypes;
const booleanType = columnValueTypes.boolean;
const canonicalOf = (parsed: { value: string } | null) => parsed?.value ?? null;

/** A CUIL made from any body, with the check digit that makes it valid. */
const cuilArbitrary = fc
  .tuple(fc.constantFrom('20', '23', '27', '30'), fc.integer({ min: 10_000_000, max: 99_999_999 }))
  .map(([prefix, body]) => Array.from({ length: 10 }, (_, digit) => `${prefix}${body}${digit}`).find(isCuil))
  .filter((digits) => digits !== undefined);

describe('every column type', () => {
  it('reads back what it writes for whole numbers', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        (number) => canonicalOf(integer.parse(integer.format(String(number)))) === String(number),
      ),
    );
  });

  it('reads back what it writes for decimals and money', () => {
    const cents = fc.integer({ min: -99_999_999, max: 999_999_999 }).map((amount) => {
      const sign = amount < 0 ? '-' : '';
      const digits = String(Math.abs(amount)).padStart(3, '0');
      return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    });
    fc.assert(
      fc.property(cents, (amount) => {
        expect(canonicalOf(decimal.parse(decimal.format(amount)))).toBe(amount);
        expect(canonicalOf(money.parse(money.format(amount)))).toBe(amount);
      }),
    );
  });

  it('reads back what it writes for dates', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (instant) => {
        const iso = instant.toISOString().slice(0, 10);
        expect(canonicalOf(date.parse(date.format(iso)))).toBe(iso);
        expect(date.validate(iso)).toBe(true);
      }),
    );
  });

  it('reads back what it writes for times, documents and CUIL', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 3_000_000, max: 99_999_999 }),
        cuilArbitrary,
        (minute, number, digits) => {
          const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          expect(canonicalOf(time.parse(time.format(clock)))).toBe(clock);
          expect(canonicalOf(dni.parse(dni.format(String(number))))).toBe(String(number));
          expect(canonicalOf(cuil.parse(cuil.format(digits)))).toBe(digits);
        },
      ),
    );
  });

  it('reads back what it writes for courses', () => {
    const course = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('A', 'B', 'C', 'D'))
      .map(([number, section]) => `${number}.º ${section}`);
    fc.assert(
      fc.property(
        course,
        (canonical) => canonicalOf(grade.parse(grade.format(canonical))) === canonical && grade.validate(canonical),
      ),
    );
  });

  it('finds values at the offsets where they stand', () => {
    const line = 'DNI 45.678.901, nacida el 12 de marzo de 2017, 3.º B, 14:30 hs, $ 1.234,50, 20-12345678-6';
    for (const [type, written] of [
      [dni, '45.678.901'],
      [date, '12 de marzo de 2017'],
      [grade, '3.º B'],
      [time, '14:30 hs'],
      [cuil, '20-12345678-6'],
    ] as const) {
      expect(type.find(line).map(({ start, end }) => line.slice(start, end))).toEqual([written]);
    }
  });

  it.each(Object.entries(columnValueTypes))('%s refuses an empty text', (_, type) => {
    expect(type.parse('   ', { choices: ['Mañana'] })).toBeNull();
  });
});

describe('Argentine numbers', () => {
  it.each([
    ['1.234,56', '1234.56'],
    ['1.234', '1234'],
    ['7,5', '7.5'],
    ['7.5', '7.5'],
    ['1,234.56', '1234.56'],
    ['-0,5', '-0.5'],
  ])('reads %s as %s', (written, canonical) => {
    expect(canonicalOf(decimal.parse(written))).toBe(canonical);
  });

  it('refuses to guess what 1,234 means', () => {
    for (const type of [integer, decimal, money]) expect(type.parse('1,234')).toBeNull();
  });

  it.each([
    ['$ 12.345,50', '12345.50'],
    ['ARS 300', '300'],
    ['1500 pesos', '1500'],
    ['-$ 20', '-20'],
  ])('reads the amount %s', (written, canonical) => {
    expect(canonicalOf(money.parse(written))).toBe(canonical);
  });

  it.each([
    ['doce', '12'],
    ['12 (doce)', '12'],
    ['5 días', '5'],
    ['1.234', '1234'],
  ])('reads the whole number %s', (written, canonical) => {
    expect(canonicalOf(integer.parse(written))).toBe(canonical);
  });
});

describe('dates', () => {
  it.each([
    ['3-4-17', '2017-04-03'],
    ['12 mar 2017', '2017-03-12'],
    ['1° de abril del año 2021', '2021-04-01'],
    ['jueves 5 de Mayo de 2.014', '2014-05-05'],
    ['a los doce días del mes de marzo de dos mil diecisiete', '2017-03-12'],
    ['12.03.85', '1985-03-12'],
    ['l2/O3/2017', '2017-03-12'],
  ])('reads %s', (written, iso) => {
    expect(canonicalOf(date.parse(written))).toBe(iso);
  });

  it.each(['31/02/2020', '13/25/2020', '12 de marzo', '14906/2016-2'])('refuses %s', (written) => {
    expect(date.parse(written)).toBeNull();
  });

  it('is less sure of a date whose digits were corrected', () => {
    expect(date.parse('l2/03/2017')!.certainty).toBeLessThan(date.parse('12/03/2017')!.certainty);
  });
});

describe('documents', () => {
  it.each([
    ['M 4.567.890', '4567890'],
    ['45 678 901', '45678901'],
    ['D.N.I. N° 45.678.901', '45678901'],
    ['4S.678.9O1', '45678901'],
  ])('reads %s', (written, digits) => {
    expect(canonicalOf(dni.parse(written))).toBe(digits);
  });

  it('does not take telephones, CUIL or dates for documents', () => {
    expect(dni.find('Tel. 0260 4123-4567, CUIL 20-45678901-3, 12/03/2017, $ 45.678.901')).toEqual([]);
  });

  it('refuses a CUIL whose check digit is wrong', () => {
    expect(canonicalOf(cuil.parse('20-12345678-6'))).toBe('20123456786');
    expect(cuil.parse('20-12345678-7')).toBeNull();
  });
});

describe('courses', () => {
  it.each([
    ['3ro B', '3.º B'],
    ['3r0 B', '3.º B'],
    ['2. año, división A', '2.º A'],
    ['3° "B"', '3.º B'],
    ['Tercero B', '3.º B'],
    ['3B', '3.º B'],
    ['tercer grado sección B', '3.º B'],
    ['6to grado "A"', '6.º A'],
    ['3', '3.º'],
    ['Sala de 5 B', 'Sala de 5 B'],
    ['5° 2da', '5.º 2.ª'],
    ['Primero A', '1.º A'],
    ['30 B', '3.º B'],
  ])('reads %s as %s', (written, canonical) => {
    expect(canonicalOf(grade.parse(written))).toBe(canonical);
  });

  it('does not take ages, hours and prepositions for courses', () => {
    expect(grade.find('de 4 a 6 hs, a los 5 años, primero a la dirección, 1 de marzo')).toEqual([]);
  });
});

describe('yes, no and closed lists', () => {
  it.each([
    ['Sí', 'true'],
    ['X', 'true'],
    ['✓', 'true'],
    ['Presente', 'true'],
    ['NO PRESENTÓ', 'false'],
    ['adeuda', 'false'],
    ['[ ]', 'false'],
  ])('reads %s', (written, value) => {
    expect(canonicalOf(booleanType.parse(written))).toBe(value);
  });

  it.each([
    ['MAÑ.', 'Mañana'],
    ['turno tarde', 'Tarde'],
    ['manaña', 'Mañana'],
    ['Jorn. compl.', 'Jornada completa'],
  ])('reads the choice %s', (written, value) => {
    expect(canonicalOf(choice.parse(written, { choices: ['Mañana', 'Tarde', 'Jornada completa'] }))).toBe(value);
  });

  it('refuses what is not in the list, and what two of the list could be', () => {
    expect(choice.parse('noche', { choices: ['Mañana', 'Tarde'] })).toBeNull();
    expect(choice.parse('T', { choices: ['Tarde', 'Todo el día'] })?.value).toBe('Tarde');
    expect(choice.parse('Tar', { choices: ['Tarde', 'Tardío'] })).toBeNull();
  });
});

describe('times, names and text', () => {
  it.each([
    ['14 hs', '14:00'],
    ['14.30 hs', '14:30'],
    ['2:30 p. m.', '14:30'],
    ['8 h', '08:00'],
  ])('reads the time %s', (written, canonical) => {
    expect(canonicalOf(time.parse(written))).toBe(canonical);
  });

  it('refuses times told in words', () => {
    expect(time.parse('2 y media')).toBeNull();
  });

  it.each([
    ['María Ana Pérez Gómez', 'Pérez Gómez, María Ana'],
    ['PÉREZ GÓMEZ María Ana', 'Pérez Gómez, María Ana'],
    ['de la Cruz, María José', 'de la Cruz, María José'],
    ['María de los Ángeles Quispe', 'Quispe, María de los Ángeles'],
    ['Sra. Marta Ríos', 'Ríos, Marta'],
    ['PEREZ JUAN IGNACIO', 'Perez, Juan Ignacio'],
  ])('reads the name %s as %s', (written, canonical) => {
    expect(canonicalOf(person.parse(written))).toBe(canonical);
  });

  it('does not take schools and papers for people', () => {
    for (const written of ['Escuela Primaria', 'Buenos Aires', 'Juan', '45.678.901'])
      expect(person.parse(written)).toBeNull();
  });

  it('takes the filling dots of forms off a text', () => {
    expect(canonicalOf(text.parse('......... San Martín 123 ______'))).toBe('San Martín 123');
  });
});
