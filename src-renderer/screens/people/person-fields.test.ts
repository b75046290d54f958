import { describe, expect, it } from 'vitest';
import { parsePerson, personFields } from './person-fields.ts';

const filled = {
  role: 'pupil' as const,
  familyName: ' Pérez Gómez ',
  givenName: 'María Ana',
  dni: '52.345.678',
  course: '3° b',
  birthDate: '14/5/2016',
  details: {},
};

describe('the form of a person', () => {
  it('takes DNI, course and date as people write them', () => {
    expect(parsePerson(filled).person).toMatchObject({
      familyName: 'Pérez Gómez',
      dni: '52345678',
      course: '3.º B',
      birthDate: '2016-05-14',
    });
  });

  it('says which field is wrong and gives no person', () => {
    const { person, problems } = parsePerson({ ...filled, dni: '12', birthDate: '31/02/2015' });
    expect(person).toBeNull();
    expect(Object.keys(problems)).toEqual(['dni', 'birthDate']);
  });

  it('leaves empty fields as not known, and staff without a course', () => {
    const { person } = parsePerson({ ...filled, role: 'staff', dni: '', birthDate: '' });
    expect(person).toMatchObject({ dni: null, birthDate: null, course: null });
  });

  it('corrects what else her list said, and forgets what was emptied', () => {
    const details = { Domicilio: ' Mitre 200 ', Tutor: '' };
    expect(parsePerson({ ...filled, details }).person?.details).toEqual({ Domicilio: 'Mitre 200' });
  });

  it('gives back the person that it showed', () => {
    const { person } = parsePerson(filled);
    const known = { id: crypto.randomUUID() as never, ...person! };
    expect(parsePerson(personFields(known)).person).toEqual(person);
  });
});
