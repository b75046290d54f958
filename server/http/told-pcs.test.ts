import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditListItem, PcListItem, SchoolListItem } from '../../src-shared/contract/district-area-contract.ts';
import { sha256Schema } from '../../src-shared/domain/identifiers.ts';
import type { ToldPc } from '../../src-shared/domain/sync/told-pc.ts';
import {
  type DistrictForTests,
  type PcForTests,
  startDistrictForTests,
} from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../../tests/fixtures/person-for-tests.ts';
import { programVersion } from '../host/program-version.ts';

const told: ToldPc = {
  name: 'Secretaría',
  version: '0.0.1',
  system: 'Windows_NT 10.0.19045',
  freeBytes: 12_000_000_000,
  libraryBytes: null,
  failure: { code: 'SYNC_DIFFERS', atMs: 1_000 },
};
const start = { sequence: 0, chain: '0'.repeat(32) };
const places = { school: start, district: start };

let district: DistrictForTests;
let own: string;
let pc: PcForTests;
let inspector: PersonForTests;

beforeAll(async () => {
  district = await startDistrictForTests();
  own = await district.addSchool('Escuela propia');
  pc = await district.enrolPc(own);
  inspector = await addPerson(district, { role: 'inspector', schoolIds: [own] });
});
afterAll(() => district?.stop());

const greet = (device: PcForTests, also: object = {}) =>
  device.post('/api/sync/hello', { protocol: 1, places, nowMs: Date.now(), ...also });

async function listPcs(person: PersonForTests): Promise<{ version: string; devices: PcListItem[] }> {
  const { status, json, text } = await person.post('/district/devices/list');
  expect(status, text).toBe(200);
  return json as { version: string; devices: PcListItem[] };
}

it('shows what a PC told of itself to those who see its school, and to nobody else', async () => {
  const elsewhere = await district.addSchool('Escuela ajena');
  const secret = `PC de ${randomUUID()}`;
  expect((await greet(await district.enrolPc(elsewhere), { pc: { ...told, name: secret } })).status).toBe(200);
  expect((await greet(pc, { pc: told })).status).toBe(200);
  const { version, devices } = await listPcs(inspector);
  expect(version).toBe(programVersion());
  expect(devices).toMatchObject([{ id: pc.deviceId, school: { id: own, name: 'Escuela propia' }, told }]);
  expect(JSON.stringify(devices)).not.toContain(secret);
  const technician = await addPerson(district, { role: 'technician' });
  expect((await listPcs(technician)).devices.map((device) => device.told?.name)).toContain(secret);
});

it('is named in the audit as the PC calls itself, to who did something and to what was done to it', async () => {
  await greet(pc, { pc: told });
  const { json } = await inspector.post('/district/audit/page', { filter: { actions: ['device.enrol'] } });
  const { entries } = json as { entries: AuditListItem[] };
  expect(entries).toMatchObject([{ actor: { deviceId: pc.deviceId }, actorName: told.name, subjectName: told.name }]);
});

it('synchronises with a PC that tells nothing of itself, or what nobody can read, and keeps what it knew', async () => {
  await greet(pc, { pc: told });
  expect((await greet(pc)).status).toBe(200);
  expect((await greet(pc, { pc: { ...told, name: 'x'.repeat(5_000) } })).status).toBe(200);
  expect((await greet(pc, { pc: 'una PC' })).status).toBe(200);
  expect((await listPcs(inspector)).devices[0]?.told).toEqual(told);
});

it("counts a school's files with what it takes, once each, until they are forgotten", async () => {
  const storage = async () => {
    const { json } = await inspector.post('/district/schools/get', { schoolId: own });
    return (json as { school: SchoolListItem }).school.storageBytes;
  };
  const before = await storage();
  const bytes = new TextEncoder().encode('una constancia');
  const sha256 = sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  const manifest = { sha256, sizeBytes: bytes.length, chunks: [sha256] };
  const { blobs } = district.host;
  await blobs.putChunk(
    own,
    { blob: sha256, index: 0, sha256 },
    (async function* () {
      yield bytes;
    })(),
  );
  expect(await storage()).toBe(before);
  expect((await blobs.commit(own, manifest)).isKept).toBe(true);
  await blobs.commit(own, manifest);
  expect(await storage()).toBe(before + bytes.length);
  await blobs.remove(own, sha256);
  expect(await storage()).toBe(before);
});
