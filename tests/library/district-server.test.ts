import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../src-shared/domain/identifiers.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let district: DistrictForTests;

beforeAll(async () => {
  district = await startDistrictForTests();
});
afterAll(() => district?.stop());

async function openEnrolled(schoolId: string): Promise<OpenLibrary> {
  const library = await openLibrary({ deviceKeys: memoryDeviceKeys() });
  const { code } = await district.host.enrolment.createCode(schoolId);
  await library.client.district.enrol({ server: district.url, code });
  await library.client.district.confirm();
  return library;
}

const synchronize = ({ useCases }: OpenLibrary) =>
  useCases.synchronizeLibrary({ signal: new AbortController().signal, report: () => undefined });
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
  const secretary = await openEnrolled(schoolId);
  const principal = await openEnrolled(schoolId);
  const { personId } = await addPupil(secretary, 'Lucía');
  await synchronize(secretary);
  await synchronize(principal);

  await secretary.client.people.update({ id: personId, course: '4.º A' });
  await principal.client.people.update({ id: personId, course: '4.º C' });
  await synchronize(secretary);
  expect(await synchronize(principal)).toMatchObject({ conflicts: 1 });
  expect(await synchronize(secretary)).toMatchObject({ conflicts: 1 });
  expect(await personOf(secretary, personId)).toEqual(await personOf(principal, personId));

  const tip = await tipOf(schoolId);
  await restoreServer();
  expect(await tipOf(schoolId)).toBe(0);
  await principal.client.people.update({ id: personId, course: '4.º A' });
  expect(await synchronize(principal)).toMatchObject({ conflicts: 0 });
  expect(await tipOf(schoolId)).toBe(tip + 1);
  expect(await synchronize(secretary)).toMatchObject({ conflicts: 0 });
  expect(await personOf(secretary, personId)).toMatchObject({ course: '4.º A' });
  expect(await personOf(principal, personId)).toEqual(await personOf(secretary, personId));
});

test('a school of thousands of changes comes whole to a new PC, in pages', async () => {
  const schoolId = await district.addSchool('Escuela N.º 20');
  const first = await openEnrolled(schoolId);
  for (let count = 0; count < 150; count++) await addPupil(first, `Alumna ${count}`);
  const { pushed } = await synchronize(first);
  expect(pushed).toBeGreaterThan(500);
  const second = await openEnrolled(schoolId);
  expect(await synchronize(second)).toMatchObject({ pushed: 0, pulled: pushed });
  expect(await second.client.people.list({})).toEqual(await first.client.people.list({}));
});

test('a PC that the district shut out says so, and sends nothing more', async () => {
  const schoolId = await district.addSchool('Escuela N.º 45');
  const library = await openEnrolled(schoolId);
  await addPupil(library, 'Ana');
  for (const { id, schoolId: of } of await district.host.registry.devices()) {
    if (of === schoolId) await district.host.registry.revoke(id);
  }
  await library.useCases.district.look(new AbortController().signal);
  expect((await library.client.district.status()).membership?.isRevoked).toBe(true);
  expect(await tipOf(schoolId)).toBe(0);
});
