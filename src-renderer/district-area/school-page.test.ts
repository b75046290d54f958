import { describe, expect, it } from 'vitest';
import { landingOf, schoolPageOf } from './school-page.ts';

const [one, other] = [
  { id: 'una', name: 'Escuela N.º 1' },
  { id: 'otra', name: 'Escuela N.º 2' },
];

describe('the page of a school', () => {
  it('is for who works in it, and for nobody else', () => {
    expect(schoolPageOf({ worksInSchools: true, schools: [one] }, 'una')).toBe('/school/una/');
    expect(schoolPageOf({ worksInSchools: true, schools: [one, other] }, 'otra')).toBe('/school/otra/');
    expect(schoolPageOf({ worksInSchools: true, schools: [one] }, 'otra')).toBeNull();
    expect(schoolPageOf({ worksInSchools: false, schools: [one] }, 'una')).toBeNull();
  });

  it('is where somebody of one school arrives, unless the address says another place', () => {
    for (const hash of ['', '#', '#/'])
      expect(landingOf({ worksInSchools: true, schools: [one] }, hash)).toBe('/school/una/');
    expect(landingOf({ worksInSchools: true, schools: [one] }, '#/cuenta')).toBeNull();
    expect(landingOf({ worksInSchools: true, schools: [one, other] }, '')).toBeNull();
    expect(landingOf({ worksInSchools: false, schools: [one] }, '')).toBeNull();
    expect(landingOf({ worksInSchools: false, schools: [] }, '')).toBeNull();
  });
});
