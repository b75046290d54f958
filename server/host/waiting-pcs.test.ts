import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOperation } from '../../tests/port-suites/district-log-suite.ts';
import { MemoryDistrictLog } from '../../tests/simulation/memory-district-log.ts';
import { createWaitingPcs, type WaitingPcs } from './waiting-pcs.ts';

const nothingHeld = { school: 0, district: 0 };
const [told, sentAway] = ['{"hasNews":true}', '{"hasNews":false}'];
let log: MemoryDistrictLog;
let waitingPcs: WaitingPcs;

beforeEach(async () => {
  log = new MemoryDistrictLog();
  for (const [id, schoolId] of [
    ['pc1', '12'],
    ['pc2', '12'],
    ['pc3', '45'],
  ] as const) {
    await log.addDevice({ id, schoolId, publicKey: '', isRevoked: false });
  }
  waitingPcs = createWaitingPcs(log);
});
afterEach(() => waitingPcs.close());

it('tells the PCs of the school that was written, and nobody else', async () => {
  const lines = await Promise.all(['pc1', 'pc2', 'pc3'].map((id) => waitingPcs.wait(id, nothingHeld)));
  waitingPcs.tell('school:12');
  waitingPcs.dismiss();
  expect(await Promise.all(lines.map((line) => text(line)))).toEqual([told, told, sentAway]);
});

it('tells a PC at once that lacks something of a log, or holds what the log has no more', async () => {
  await log.write('school:12', ({ append }) => append([makeOperation({ counter: 1 })]));
  expect(await text(await waitingPcs.wait('pc1', nothingHeld))).toBe(told);
  expect(await text(await waitingPcs.wait('pc1', { school: 2, district: 0 }))).toBe(told);
  expect(await text(await waitingPcs.wait('pc1', { school: 1, district: 1 }))).toBe(told);
});

it('tells of what was written while it was looked where the logs end', async () => {
  const standings = log.standings.bind(log);
  log.standings = async (one, other) => {
    const seen = await standings(one, other);
    waitingPcs.tell('school:12');
    return seen;
  };
  expect(await text(await waitingPcs.wait('pc1', nothingHeld))).toBe(told);
});

it('has each PC wait once, and forgets whoever goes away', async () => {
  const first = await waitingPcs.wait('pc1', nothingHeld);
  const second = await waitingPcs.wait('pc1', nothingHeld);
  expect(await text(first)).toBe(sentAway);
  second.destroy();
  const third = await waitingPcs.wait('pc1', nothingHeld);
  waitingPcs.tell('school:12');
  expect(await text(third)).toBe(told);
});

it('lets no school keep more lines than PCs it may have, and no PC that was shut out', async () => {
  for (let count = 0; count < 60; count++) {
    await log.addDevice({ id: `more${count}`, schoolId: '12', publicKey: '', isRevoked: false });
    await waitingPcs.wait(`more${count}`, nothingHeld);
  }
  await expect(waitingPcs.wait('pc1', nothingHeld)).rejects.toMatchObject({ code: 'SERVER_BUSY' });
  await waitingPcs.wait('pc3', nothingHeld);
  await log.addDevice({ id: 'pc3', schoolId: '45', publicKey: '', isRevoked: true });
  await expect(waitingPcs.wait('pc3', nothingHeld)).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
});
