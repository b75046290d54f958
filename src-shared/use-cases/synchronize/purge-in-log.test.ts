import { expect, it } from 'vitest';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { MemoryDistrictLog } from '../../../tests/simulation/memory-district-log.ts';
import type { Json, Operation } from '../../domain/operation.ts';
import { sealOperation } from '../../domain/seal-operation.ts';
import { createPurgeInLog } from './purge-in-log.ts';

const canary = 'Belgrano 1234';
const nowMs = Date.UTC(2026, 2, 2);
type Register = readonly [entity: string, entityId: string, field: string, value: Json];

/** A school's log that says these, and what it still says after something of it is forgotten. */
async function logOf(said: readonly Register[]) {
  const log = new MemoryDistrictLog();
  const operations = said.map(([entity, entityId, field, value], index): Operation => {
    const { id: _, hash: __, ...made } = makeOperation({ counter: index + 1, value });
    return sealOperation({ ...made, entity, entityId, field, deviceId: 'pc1', counter: index + 1 });
  });
  await log.write('school:12', (writing) => writing.append(operations));
  let ids = 0;
  const purge = createPurgeInLog({ log, clock: { now: () => nowMs }, createId: () => `id${ids++}` });
  const wish = { schoolId: '12', reason: 'Pedido', actor: 'Distrito' };
  return {
    forget: (entity: string, id: string) => purge({ ...wish, entity, id }),
    registers: async () => {
      const { operations: kept } = await log.page('school:12', 0, 100);
      return kept.slice(0, said.length).map(({ entity, entityId, value }) => [entity, entityId, value]);
    },
    deleted: async () => {
      const { operations: kept } = await log.page('school:12', 0, 100);
      return kept.filter(({ field, value }) => field === 'deleted' && value === true).map(({ entityId }) => entityId);
    },
  };
}

it('forgets a row with its cells, and no cell of another one', async () => {
  const log = await logOf([
    ['row', 'r1', 'origin', { planillaId: 'p', recordKey: canary }],
    ['cell', 'r1:c1', 'content', { value: canary }],
    ['cell', 'r1:c2', 'content', { value: canary }],
    ['cell', 'r11:c1', 'content', { value: 'Mitre 1' }],
  ]);
  await log.forget('row', 'r1');
  expect(JSON.stringify(await log.registers())).not.toContain(canary);
  expect((await log.registers()).at(-1)).toEqual(['cell', 'r11:c1', { value: 'Mitre 1' }]);
  expect(await log.deleted()).toEqual(['r1']);
});

it('forgets a planilla with its columns, rows and cells', async () => {
  const log = await logOf([
    ['planilla', 'p', 'title', canary],
    ['column', 'c1', 'planillaId', 'p'],
    ['column', 'c1', 'definition', { name: canary }],
    ['row', 'r1', 'origin', { planillaId: 'p' }],
    ['cell', 'r1:c1', 'content', { value: canary }],
    ['row', 'r2', 'origin', { planillaId: 'other' }],
    ['cell', 'r2:c9', 'content', { value: 'Mitre 1' }],
  ]);
  await log.forget('planilla', 'p');
  expect(JSON.stringify(await log.registers())).not.toContain(canary);
  expect((await log.registers()).at(-1)).toEqual(['cell', 'r2:c9', { value: 'Mitre 1' }]);
});

it('forgets an acta with its lines; of an approved one its number stays', async () => {
  const details = { book: 'Actas', date: '2026-03-02', number: 7, templateId: null, values: { lugar: canary } };
  const log = await logOf([
    ['acta', 'a', 'origin', { sourceId: canary, firstId: 'a', version: 1 }],
    ['acta', 'a', 'approval', { by: canary, details, lines: [{ text: canary }] }],
    ['acta-line', 'l1', 'place', { actaId: 'a', section: 'topics', position: 1 }],
    ['acta-line', 'l1', 'content', { text: canary }],
    ['acta-line', 'l2', 'place', { actaId: 'b', section: 'topics', position: 1 }],
    ['acta-line', 'l2', 'content', { text: 'Se aprueba.' }],
  ]);
  await log.forget('acta', 'a');
  const left = await log.registers();
  expect(JSON.stringify(left)).not.toContain(canary);
  expect(left[1]).toEqual(['acta', 'a', { details: { book: 'Actas', date: '2026-03-02', number: 7 } }]);
  expect(left.at(-1)).toEqual(['acta-line', 'l2', { text: 'Se aprueba.' }]);
  expect(await log.deleted()).toEqual(['a', 'l1']);
});

it('forgets nobody: people are forgotten at their school, with all that is theirs', async () => {
  const log = await logOf([['person', 'p1', 'familyName', canary]]);
  await expect(log.forget('person', 'p1')).rejects.toMatchObject({ code: 'PERSON_FORGOTTEN_AT_SCHOOL' });
  expect(await log.registers()).toEqual([['person', 'p1', canary]]);
});
