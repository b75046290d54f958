import { describe, expect, it } from 'vitest';
import type { SchoolListItem, UserListItem } from '../../src-shared/contract/district-area-contract.ts';
import { systemWords } from '../messages/district-pcs.ts';
import { sinceWords } from '../messages/district-schools.ts';
import { auditExportAddress, auditFilterOf } from './audit/audit-address.ts';
import { linkTokenOf, providerAnswerOf } from './link-token.ts';
import { filterSchools, orderSchools } from './schools/school-order.ts';
import { readOrder, writeOrder } from './sort-rows.ts';
import { filterUsers } from './users/user-order.ts';

it('calls a PC’s system as people do', () => {
  const told = ['Windows_NT 10.0.19045', 'Windows_NT 10.0.22631', 'Windows_NT 6.1.7601', 'Linux 6.8.0', 'Darwin 23.1'];
  expect(told.map(systemWords)).toEqual(['Windows 10', 'Windows 11', 'Windows 7', 'Linux 6.8.0', 'macOS']);
});

const nowMs = Date.UTC(2026, 10, 23, 15);
const dayMs = 86_400_000;

const school = (name: string, change: Partial<SchoolListItem> = {}): SchoolListItem => ({
  id: name,
  name,
  createdMs: nowMs - 90 * dayMs,
  lastContactMs: nowMs - 1000,
  devices: 1,
  operations: 10,
  storageBytes: 100,
  refusedOperations: 0,
  ...change,
});

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe('the order of rows', () => {
  it('is that of numbers in names, whatever their accents', () => {
    const schools = ['Escuela 10', 'Ñandú', 'escuela 9', 'Álamos'].map((name) => school(name));
    const ordered = orderSchools(schools, { by: 'name', isDescending: false });
    expect(namesOf(ordered)).toEqual(['Álamos', 'escuela 9', 'Escuela 10', 'Ñandú']);
  });

  it('puts those that never spoke last, both ways', () => {
    const schools = [
      school('nunca', { lastContactMs: null }),
      school('vieja', { lastContactMs: 1 }),
      school('nueva', { lastContactMs: 2 }),
    ];
    const by = (isDescending: boolean) => namesOf(orderSchools(schools, { by: 'contact', isDescending }));
    expect(by(false)).toEqual(['vieja', 'nueva', 'nunca']);
    expect(by(true)).toEqual(['nueva', 'vieja', 'nunca']);
  });

  it('is by name where an address names no column of these', () => {
    const schools = [school('b'), school('a')];
    expect(namesOf(orderSchools(schools, { by: 'constructor', isDescending: false }))).toEqual(['a', 'b']);
  });

  it('goes through an address and back, and the usual one is not said', () => {
    const usual = { by: 'name', isDescending: false };
    const descending = { by: 'contact', isDescending: true };
    expect(readOrder(writeOrder(descending, usual), usual)).toEqual(descending);
    expect(writeOrder(usual, usual)).toBeUndefined();
    expect(readOrder(undefined, usual)).toEqual(usual);
  });
});

describe('looking for schools and people', () => {
  it('finds a school by words of its name, in any order, without accents', () => {
    const schools = [school('Técnica N.º 7 «Próceres»'), school('Escuela 7')];
    expect(namesOf(filterSchools(schools, { text: ' proceres TECNICA ' }, nowMs))).toEqual([schools[0]?.name]);
    expect(filterSchools(schools, { text: '  ' }, nowMs)).toHaveLength(2);
  });

  it('tells those without news for a week from those that have no PC', () => {
    const schools = [
      school('habla'),
      school('calla', { lastContactMs: nowMs - 8 * dayMs }),
      school('nunca habló', { lastContactMs: null }),
      school('recién agregada', { lastContactMs: null, createdMs: nowMs - dayMs }),
      school('sin PC', { lastContactMs: null, devices: 0 }),
      school('con apartados', { refusedOperations: 2 }),
    ];
    const found = (filter: 'silent' | 'unconnected' | 'refused') =>
      namesOf(filterSchools(schools, { text: '', filter }, nowMs));
    expect(found('silent')).toEqual(['calla', 'nunca habló']);
    expect(found('unconnected')).toEqual(['sin PC']);
    expect(found('refused')).toEqual(['con apartados']);
  });

  it('finds people by their own name, by their user name and by their school', () => {
    const person: UserListItem = {
      id: 'u',
      userName: 'lucia.g',
      fullName: 'Lucía Gómez',
      role: 'secretary',
      schools: [{ id: 's', name: 'Escuela 12' }],
      state: 'active',
      hasSecondFactor: false,
      createdMs: 0,
      lastSignInMs: null,
    };
    const finds = (text: string) => filterUsers([person], { text, role: undefined }).length === 1;
    expect(['gomez', 'lucia.g', 'escuela lucía', ''].map(finds)).toEqual([true, true, true, true]);
    expect(finds('escuela 13')).toBe(false);
    expect(filterUsers([person], { text: '', role: 'principal' })).toEqual([]);
  });
});

describe('how long ago', () => {
  it('is told in the words that fit', () => {
    const since = (passedMs: number) => sinceWords(nowMs - passedMs, nowMs);
    expect(since(-5000)).toBe('hace un momento');
    expect(since(5 * 60_000)).toBe('hace 5 minutos');
    expect(since(3_600_000)).toBe('hace 1 hora');
    expect(since(dayMs)).toBe('hace 1 día');
    expect(since(12 * dayMs)).toBe('hace 12 días');
    expect(since(100 * dayMs)).toMatch(/^desde el \d\d\/\d\d\/2026$/);
  });
});

describe('the filters of the audit in an address', () => {
  it('take whole days, and leave out what makes no sense', () => {
    const filter = auditFilterOf({ quien: 'u', que: 'device.revoke', desde: '2026-11-20', hasta: '2026-11-20' });
    expect(filter).toMatchObject({ actorId: 'u', actions: ['device.revoke'], schoolId: undefined });
    expect(filter.fromMs).toBe(new Date(2026, 10, 20).getTime());
    expect(filter.toMs).toBe(new Date(2026, 10, 21).getTime());
    expect(Object.values(auditFilterOf({ que: 'nada', desde: 'ayer' }))).toEqual(Array(5).fill(undefined));
  });

  it('go with a download as far as a download takes them', () => {
    const address = auditExportAddress('/export', { actorId: 'u', schoolId: 's', fromMs: 5 }, 'Pedido & más');
    expect(address).toBe('/export?reason=Pedido+%26+m%C3%A1s&schoolId=s&fromMs=5');
  });
});

describe('a one-time link', () => {
  it('is known by its address alone', () => {
    expect(linkTokenOf('#/enlace/abc_DEF-123')).toBe('abc_DEF-123');
    for (const other of ['', '#/', '#/enlace/', '#/enlace/a/b', '#/escuelas/enlace']) {
      expect(linkTokenOf(other)).toBeNull();
    }
  });
});

describe('what the identity provider sends back', () => {
  it.each([
    ['?code=a&state=b&iss=c', 'code=a&state=b&iss=c'],
    ['?error=access_denied&state=b', 'error=access_denied&state=b'],
    ['?code=a', null],
    ['', null],
  ])('of «%s» is %s', (search, answer) => expect(providerAnswerOf(search)).toBe(answer));
});
