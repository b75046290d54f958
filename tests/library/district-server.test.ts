import { cpSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../src-shared/domain/identifiers.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { openEnrolled, synchronizeChanges } from './enrolled-library.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let district: DistrictForTests;

beforeAll(async () => {
  district = await startDistrictForTests();
});
afterAll(() => district?.stop());

const addPupil = ({ client }: OpenLibrary, givenName: string) =>
  client.people.create({
    role: 'pupil',
    familyName: 'Ñáñez',
    givenName,
    dni: null,
    course: '3.º B',
    birthDate: null,
    details: {},
  });
const personOf = async ({ client }: OpenLibrary, personId: PersonId) => (await client.people.get({ personId })).person;
/** Whether it was in contact, and has nothing to send. */
const isAtRest = async ({ client }: OpenLibrary) => {
  const { membership, outbox } = await client.district.status();
  return membership?.lastContactAt != null && outbox === 0;
};
const tipOf = async (schoolId: string) => (await district.host.log.page(`school:${schoolId}`, 0, 0)).tip;

/** Puts the logs back to an empty copy, as their owner may; who is enrolled stays. */
async function restoreServer(): Promise<void> {
  const owner = new Client({ connectionString: district.databaseUrl });
  await owner.connect();
  await owner.query('truncate logs, operations, superseded, counter_blocks');
  await owner.end();
}

test('two PCs that edited the same offline agree through the district, and the server may be put back meanwhile', async () => {
  const schoolId = await district.addSchool('Escuela N.º 12');
  const secretary = await openEnrolled(district, { schoolId });
  const principal = await openEnrolled(district, { schoolId });
  const { personId } = await addPupil(secretary, 'Lucía');
  await synchronizeChanges(secretary);
  await synchronizeChanges(principal);

  await secretary.client.people.update({ id: personId, course: '4.º A' });
  await principal.client.people.update({ id: personId, course: '4.º C' });
  await synchronizeChanges(secretary);
  expect(await synchronizeChanges(principal)).toMatchObject({ conflicts: 1 });
  expect(await synchronizeChanges(secretary)).toMatchObject({ conflicts: 1 });
  expect(await personOf(secretary, personId)).toEqual(await personOf(principal, personId));

  const tip = await tipOf(schoolId);
  await restoreServer();
  expect(await tipOf(schoolId)).toBe(0);
  await principal.client.people.update({ id: personId, course: '4.º A' });
  expect(await synchronizeChanges(principal)).toMatchObject({ conflicts: 0 });
  expect(await tipOf(schoolId)).toBe(tip + 1);
  expect(await synchronizeChanges(secretary)).toMatchObject({ conflicts: 0 });
  expect(await personOf(secretary, personId)).toMatchObject({ course: '4.º A' });
  expect(await personOf(principal, personId)).toEqual(await personOf(secretary, personId));
});

test('a school of thousands of changes comes whole to a new PC, in pages', async () => {
  const schoolId = await district.addSchool('Escuela N.º 20');
  const first = await openEnrolled(district, { schoolId });
  for (let count = 0; count < 150; count++) await addPupil(first, `Alumna ${count}`);
  const { pushed } = await synchronizeChanges(first);
  expect(pushed).toBeGreaterThan(500);
  const second = await openEnrolled(district, { schoolId });
  expect(await synchronizeChanges(second)).toMatchObject({ pushed: 0, pulled: pushed });
  expect(await second.client.people.list({})).toEqual(await first.client.people.list({}));
});

test('what is written on one PC is soon on another, which asks by itself every ten minutes only', async () => {
  const schoolId = await district.addSchool('Escuela N.º 33');
  const atWork = { schoolId, resumeJobs: true, lookAtDistrictEveryMs: 20 };
  const [secretary, principal] = [await openEnrolled(district, atWork), await openEnrolled(district, atWork)];
  await expect.poll(() => isAtRest(secretary), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => isAtRest(principal), { timeout: 60_000 }).toBe(true);

  const { personId } = await addPupil(secretary, 'Lucía');
  const listed = async () => (await principal.client.people.list({})).length;
  await expect.poll(listed, { timeout: 60_000 }).toBe(1);
  await principal.client.people.update({ id: personId, course: '4.º A' });
  const course = async () => (await personOf(secretary, personId)).course;
  await expect.poll(course, { timeout: 60_000 }).toBe('4.º A');
});

test('a copied PC gets an identity and a key of its own, so that to shut one out leaves the other', async () => {
  const schoolId = await district.addSchool('Escuela N.º 34');
  const keys = new Map<string, Uint8Array>();
  const before = await openEnrolled(district, { schoolId, deviceKeys: memoryDeviceKeys(keys) });
  await synchronizeChanges(before);
  await before.close();
  const folder = temporaryFolder('copied');
  cpSync(before.folder, folder, { recursive: true });
  const copiedKeys = new Map(keys);
  const original = await openLibrary({ folder: before.folder, deviceKeys: memoryDeviceKeys(keys) });
  const copy = await openLibrary({ folder, deviceKeys: memoryDeviceKeys(copiedKeys) });
  await addPupil(original, 'Ana');
  await addPupil(copy, 'Bea');
  await synchronizeChanges(original);
  await synchronizeChanges(copy);
  await synchronizeChanges(original);
  // The new identity speaks for itself from the next call on.
  for (const library of [copy, original]) await synchronizeChanges(library);
  expect(await copy.client.people.list({})).toEqual(await original.client.people.list({}));

  const [originalId, copyId] = [keys, copiedKeys].map((each) => [...each.keys()].at(-1));
  expect(copiedKeys.has(originalId!) && keys.has(copyId!)).toBe(false);
  await district.host.registry.revoke(originalId!);
  await expect(synchronizeChanges(original)).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  await addPupil(copy, 'Carla');
  expect(await synchronizeChanges(copy)).toMatchObject({ conflicts: 0 });
  await copy.close();
  const again = await openLibrary({ folder, deviceKeys: memoryDeviceKeys(copiedKeys) });
  expect(await synchronizeChanges(again)).toMatchObject({ pushed: 0, pulled: 0 });
});

test('a library that was copied beside the first one leaves it the key that both had, and a backup of before too', async () => {
  const schoolId = await district.addSchool('Escuela N.º 35');
  const deviceKeys = memoryDeviceKeys();
  const before = await openEnrolled(district, { schoolId, deviceKeys });
  await synchronizeChanges(before);
  await before.close();
  const [folder, backup] = [temporaryFolder('copied'), temporaryFolder('backup')];
  for (const place of [folder, backup]) cpSync(before.folder, place, { recursive: true });
  const original = await openLibrary({ folder: before.folder, deviceKeys });
  const copy = await openLibrary({ folder, deviceKeys });
  await addPupil(original, 'Ana');
  await synchronizeChanges(original);
  for (const name of ['Bea', 'Carla']) {
    await addPupil(copy, name);
    await synchronizeChanges(copy);
  }
  await addPupil(original, 'Dora');
  expect(await synchronizeChanges(original)).toMatchObject({ conflicts: 0 });
  const putBack = await openLibrary({ folder: backup, deviceKeys });
  await synchronizeChanges(putBack);
  expect(await putBack.client.people.list({})).toHaveLength(4);
});

test('a PC that the district shut out says so, and sends nothing more', async () => {
  const schoolId = await district.addSchool('Escuela N.º 45');
  const library = await openEnrolled(district, { schoolId });
  await addPupil(library, 'Ana');
  for (const { id, schoolId: of } of await district.host.registry.devices()) {
    if (of === schoolId) await district.host.registry.revoke(id);
  }
  await library.useCases.district.look(new AbortController().signal);
  expect((await library.client.district.status()).membership?.isRevoked).toBe(true);
  expect(await tipOf(schoolId)).toBe(0);
});
