import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditPlace } from '../../src-shared/domain/district/audit-chain.ts';
import { createSigningKeys } from '../../src-shared/domain/sync/device-keys.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { checkAuditFile, createAuditFiles } from '../adapters/audit-files/audit-files.ts';

const yearMs = 366 * 24 * 60 * 60_000;
let nowMs = Date.UTC(2005, 2, 2);
let district: DistrictForTests;
const folder = temporaryFolder('server');

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs }, { said: { AMANUENSE_FOLDER: folder } });
});
afterAll(() => district?.stop());

const addSchools = async (count: number) => {
  for (let index = 0; index < count; index++) await district.host.people.schools.add(machine, `Escuela ${index}`);
};
const verify = (noted?: AuditPlace) => district.host.people.audit.verify(noted);
const files = () => readdirSync(join(folder, 'audit')).sort();
const pathOf = (name: string) => join(folder, 'audit', name);
async function asOwner<Row>(query: string, options = ''): Promise<Row[]> {
  const owner = new Client({ connectionString: district.databaseUrl, options });
  await owner.connect();
  try {
    return (await owner.query(query)).rows as Row[];
  } finally {
    await owner.end();
  }
}
const entries = () => asOwner<{ sequence: number }>('select sequence from audit_entries order by sequence');

it('takes what is older than its years to a signed file, from which the rest of the chain goes on', async () => {
  await addSchools(3);
  const { entries: old, head } = await verify();
  expect(await district.host.retireAudit()).toEqual([]);
  nowMs += 6 * yearMs;
  await addSchools(2);
  nowMs += 5 * yearMs;
  const [name] = await district.host.retireAudit();
  expect(name).toBe('audit-0000000001-0000000003.jsonl.gz');
  expect((await entries())[0]).toEqual({ sequence: old + 1 });
  expect(await verify()).toMatchObject({ entries: old + 3, startsAfter: old, brokenAt: null });
  expect(await verify({ sequence: old, chain: head })).toMatchObject({ brokenAt: null });
  expect(await verify({ sequence: old, chain: '0'.repeat(64) })).toMatchObject({ brokenAt: old });
  expect(await checkAuditFile(pathOf(name!))).toEqual({
    after: { sequence: 0, chain: '0'.repeat(64) },
    end: { sequence: old, chain: head },
    publicKey: district.host.publicKey,
  });
  const { entries: shown, startsAfter } = await district.host.people.audit.page(machine, {
    filter: {},
    before: null,
    limit: 10,
  });
  expect(shown[0]).toMatchObject({ action: 'audit.retire', subject: { kind: 'audit', id: `1-${old}` } });
  expect(startsAfter).toBe(old);
  expect(await district.host.retireAudit()).toEqual([]);
  expect(files()).toEqual([name]);
});

it('lets nothing go that could not be written to a file, or that is younger than two years', async () => {
  const before = await entries();
  nowMs = Date.now();
  await addSchools(1);
  const after = await entries();
  expect(after.length).toBe(before.length + 1);
  nowMs += 20 * yearMs;
  const left = files();
  await expect(district.host.retireAudit()).rejects.toThrow();
  expect(await entries()).toEqual(after);
  expect(files()).toEqual(left);
  expect(await verify()).toMatchObject({ startsAfter: 3, brokenAt: null });
  nowMs -= 20 * yearMs;
  await asOwner(`update audit_entries set reason = 'otro' where sequence = 4`);
  nowMs += yearMs;
  await expect(district.host.retireAudit()).rejects.toThrow('El renglón 4');
  expect(await entries()).toEqual(after);
  expect(files()).toEqual(left);
  await asOwner('update audit_entries set reason = null where sequence = 4');
  expect(await district.host.retireAudit()).toHaveLength(1);
});

it('gives the server’s own role no way to take an entry out but behind a cut', async () => {
  const asServer = '-c role=amanuense_server';
  await expect(asOwner('delete from audit_entries', asServer)).rejects.toThrow('permission denied');
  await expect(asOwner('select retire_audit(5000)', asServer)).rejects.toThrow('not cut there');
  await expect(asOwner('select retire_audit(1)', '-c role=amanuense_people')).rejects.toThrow('permission denied');
});

it('tells a file in which an entry, its end or its signature is not what it was', async () => {
  const path = pathOf(files()[0]!);
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const spoilt = join(temporaryFolder('spoilt'), 'audit.jsonl.gz');
  const checkWith = (changed: string[]) => {
    writeFileSync(spoilt, gzipSync(changed.join('\n')));
    return checkAuditFile(spoilt);
  };
  await expect(checkWith(lines)).resolves.toMatchObject({ end: { sequence: 3 } });
  const changed = lines.with(2, lines[2]!.replace('school.add', 'school.rename'));
  await expect(checkWith(changed)).rejects.toThrow('El renglón 2');
  await expect(checkWith(lines.toSpliced(2, 1))).rejects.toThrow('El renglón 2');
  await expect(checkWith(lines.toSpliced(3, 1))).rejects.toThrow('no termina');
  await expect(checkWith(lines.slice(0, -1))).rejects.toThrow('está dañado');
  await expect(checkAuditFile(`${path}x`)).rejects.toThrow('No hay ningún archivo');
  writeFileSync(spoilt, 'otra cosa');
  await expect(checkAuditFile(spoilt)).rejects.toThrow('no es un archivo de la auditoría');
  await expect(checkAuditFile(path, { sequence: 2, chain: '0'.repeat(64) })).rejects.toThrow('El lugar anotado');
  const other = createAuditFiles(temporaryFolder('others'), await createSigningKeys());
  const start = { sequence: 0, chain: '0'.repeat(64) };
  const nothing = (async function* () {
    yield* [];
  })();
  await expect(other.write(start, nothing)).rejects.toThrow('no termina');
});
