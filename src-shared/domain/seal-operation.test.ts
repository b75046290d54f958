import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { isSealed, type OperationDraft, operationMaker, sealOperation } from './seal-operation.ts';

const draft: OperationDraft = {
  deviceId: 'pc',
  counter: 7,
  scope: 'school',
  entity: 'setting',
  entityId: 'school',
  field: 'value',
  value: { name: 'N.º 12', city: 'Areco' },
  bases: ['pc:6:0123456789ab'],
  clock: '0199-0000-pc',
  actor: 'Marta',
  group: 'g',
  schemaVersion: 1,
};

it('names an operation by its maker, its place and what it says', () => {
  const operation = sealOperation(draft);
  const { deviceId: _, counter: __, clock: ___, ...said } = draft;
  const hash = createHash('sha256')
    .update(canonicalJson({ ...said, maker: 'pc:7' }))
    .digest('hex');
  expect(operation.hash).toBe(hash);
  expect(operation.id).toBe(`pc:7:${hash.slice(0, 12)}`);
  expect(operationMaker(operation.id)).toEqual({ deviceId: 'pc', counter: 7 });
  expect(isSealed(operation)).toBe(true);
});

it('gives two names where one place says two things, and one where only the clock differs', () => {
  const { id } = sealOperation(draft);
  expect(sealOperation({ ...draft, value: null }).id).not.toBe(id);
  expect(sealOperation({ ...draft, bases: [] }).id).not.toBe(id);
  expect(sealOperation({ ...draft, clock: '0000-0000-pc' }).id).toBe(id);
});

it('knows an operation that was changed under its name', () => {
  const operation = sealOperation(draft);
  expect(isSealed({ ...operation, value: 'otra' })).toBe(false);
  expect(isSealed({ ...operation, actor: 'Otro' })).toBe(false);
  expect(isSealed({ ...operation, id: operation.id.replace(':7:', ':8:') })).toBe(false);
  expect(isSealed({ ...operation, hash: sealOperation({ ...draft, value: null }).hash })).toBe(false);
});
