import { expect, it } from 'vitest';
import { createHeldInLog } from './held-in-log.ts';

const mark = (isSet: boolean) => ({ isSet, reason: 'Expediente 33', by: 'Ana', at: '2026-11-23T10:00:00.000Z' });
const ofPaper = { entity: 'source', entityId: 'paper', field: 'held' };
const ofPerson = { entity: 'person', entityId: 'zulema', field: 'held' };
const match = (state: string) => ({
  entity: 'person-match',
  entityId: 'paper:zulema',
  field: 'match',
  value: { state, basis: 'dni', score: 1, evidence: null },
});

type Said = Parameters<ReturnType<typeof createHeldInLog>['take']>[0];

function isHeld(operations: Omit<Said, 'id'>[], thing = { entity: 'source', id: 'paper' }): boolean {
  const held = createHeldInLog(thing);
  for (const [index, operation] of operations.entries()) held.take({ ...operation, id: `op${index}` });
  return held.isHeld();
}

it('a paper is held by its own mark, until that is taken back', () => {
  const set = { ...ofPaper, value: mark(true), bases: [] };
  expect(isHeld([])).toBe(false);
  expect(isHeld([set])).toBe(true);
  expect(isHeld([set], { entity: 'source', id: 'other' })).toBe(false);
  expect(isHeld([set, { ...ofPaper, value: mark(false), bases: ['op0'] }])).toBe(false);
});

it('where one PC took the mark back and another set it anew, it is held', () => {
  const anew = { ...ofPaper, value: mark(true), bases: [] };
  expect(isHeld([anew, { ...ofPaper, value: mark(false), bases: [] }])).toBe(true);
});

it('a paper is held with the person whose it certainly is, and not with one whose it may be', () => {
  const set = { ...ofPerson, value: mark(true), bases: [] };
  expect(isHeld([set, { ...match('confirmed'), bases: [] }])).toBe(true);
  expect(isHeld([set, { ...match('suggested'), bases: [] }])).toBe(false);
  expect(isHeld([set, { ...match('certain'), bases: [] }, { ...match('rejected'), bases: ['op1'] }])).toBe(false);
  expect(isHeld([set], { entity: 'person', id: 'zulema' })).toBe(true);
});
