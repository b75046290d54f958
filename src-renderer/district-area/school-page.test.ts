import { describe, expect, it } from 'vitest';
import { schoolPageOf } from './school-page.ts';

const [one, other] = [
  { id: 'una', name: 'Escuela N.º 1' },
  { id: 'otra', name: 'Escuela N.º 2' },
];

describe('the page of a school', () => {
  it('is for who works in it, and for nobody else', () => {
    expect(schoolPageOf({ role: 'secretary', schools: [one] }, 'una')).toBe('/school/una/');
    expect(schoolPageOf({ role: 'principal', schools: [one, other] }, 'otra')).toBe('/school/otra/');
    expect(schoolPageOf({ role: 'secretary', schools: [one] }, 'otra')).toBeNull();
    expect(schoolPageOf({ role: 'inspector', schools: [one] }, 'una')).toBeNull();
    expect(schoolPageOf({ role: 'administrator', schools: [] }, 'una')).toBeNull();
  });
});
