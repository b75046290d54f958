import { expect, it } from 'vitest';
import type { AuditAct, AuditEntry } from '../../domain/district/audit.ts';
import { type AuditPlace, auditStart, followAudit } from '../../domain/district/audit-chain.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import { createRetireAudit } from './retire-audit.ts';

const dayMs = 24 * 60 * 60_000;
const nowMs = Date.UTC(2026, 2, 2);
const act: AuditAct = {
  actor: { kind: 'machine' },
  action: 'school.add',
  subject: null,
  schoolId: null,
  reason: null,
  result: 'done',
};

/** An audit of as many entries, the oldest of so many days ago. As in Postgres, nothing younger than 732 days goes. */
function createAudit(agesInDays: readonly number[], onCut: () => void = () => undefined) {
  let written: AuditEntry[] = [];
  let head: AuditPlace = auditStart;
  let start: AuditPlace = auditStart;
  const files: string[] = [];
  for (const days of agesInDays) {
    const entry = followAudit(head, act, nowMs - days * dayMs);
    written.push(entry);
    head = entry;
  }
  const audit: Partial<AuditLog> = {
    start: async () => start,
    lastBefore: async (atMs) => written.filter((entry) => entry.atMs < atMs).at(-1)?.sequence ?? 0,
    written: async (after, limit) => written.filter(({ sequence }) => sequence > after).slice(0, limit),
    async cut(upTo) {
      const going = written.filter(({ sequence }) => sequence <= upTo.sequence);
      if (going.some(({ atMs }) => atMs > nowMs - 732 * dayMs)) throw new Error('too young');
      start = upTo;
      written = written.filter((entry) => !going.includes(entry));
    },
    append: async () => onCut(),
  };
  const office = { enter: async (_reach, work) => work({ audit } as never) } satisfies DistrictOffice;
  const retire = createRetireAudit({
    office,
    archive: {
      async write(after, entries) {
        let end = after;
        for await (const entry of entries) end = entry;
        const name = `${after.sequence + 1}-${end.sequence}`;
        files.push(name);
        return { name, end };
      },
      forget: async (name) => void files.splice(files.indexOf(name), 1),
    },
    clock: { now: () => nowMs },
    years: 2,
  });
  return { retire, files };
}

it('keeps the audit for two years as the database counts them, and takes out what is a day older', async () => {
  const young = createAudit([731]);
  expect(await young.retire()).toEqual([]);
  const old = createAudit([733, 731]);
  expect(await old.retire()).toEqual(['1-1']);
  expect(old.files).toEqual(['1-1']);
});

it('keeps the file of what was cut though nobody heard that it was', async () => {
  const lost = createAudit([733], () => {
    throw new Error('the line broke');
  });
  await expect(lost.retire()).rejects.toThrow('the line broke');
  expect(lost.files).toEqual(['1-1']);
});
