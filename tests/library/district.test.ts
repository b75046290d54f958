import { expect, test } from 'vitest';
import type { PersonId } from '../../src-shared/domain/identifiers.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { openPc as open, startServer, synchronize } from './fake-district.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const pupil = {
  role: 'pupil' as const,
  familyName: 'Ñáñez',
  givenName: 'Lucía',
  dni: null,
  course: '3.º B',
  birthDate: null,
  details: {},
};
const courseOf = async ({ client }: OpenLibrary, personId: PersonId) =>
  (await client.people.get({ personId })).person.course;

test('two PCs that worked apart hold the same, show what they disagree about, and agree once one of them says', async () => {
  const { enrol } = await startServer();
  const [secretary, principal] = [await open(), await open()];
  const { personId } = await secretary.client.people.create(pupil);
  expect(await enrol(secretary)).toEqual({ id: '12', name: 'Escuela N.º 12' });
  await synchronize(secretary);
  await enrol(principal);
  expect(await synchronize(principal)).toMatchObject({ pushed: 0, conflicts: 0 });
  expect(await courseOf(principal, personId)).toBe('3.º B');

  await secretary.client.people.update({ id: personId, course: '4.º A' });
  await principal.client.people.update({ id: personId, course: '4.º C' });
  await principal.client.people.update({ id: personId, givenName: 'Lucía Inés' });
  await synchronize(secretary);
  expect(await synchronize(principal)).toMatchObject({ pushed: 2, pulled: 1, conflicts: 1 });
  expect(await synchronize(secretary)).toMatchObject({ pushed: 0, pulled: 2, conflicts: 1 });
  expect(await courseOf(secretary, personId)).toBe(await courseOf(principal, personId));

  await secretary.client.people.update({ id: personId, course: '4.º A' });
  expect(await synchronize(secretary)).toMatchObject({ pushed: 1, conflicts: 0 });
  expect(await synchronize(principal)).toMatchObject({ pulled: 1, conflicts: 0 });
  const { person } = await principal.client.people.get({ personId });
  expect(person).toMatchObject({ course: '4.º A', givenName: 'Lucía Inés' });
});

test('a paper that another PC added is known here, and says where its file is', async () => {
  const { enrol } = await startServer();
  const [one, other] = [await open(), await open()];
  await one.ingest(one.write('nota.txt', 'Se pide el boletín de Lucía Ñáñez.'));
  await enrol(one);
  await enrol(other);
  await synchronize(one);
  await synchronize(other);
  const { id: sourceId } = await other.paper('nota.txt');
  const content = other.client.sources.content({ sourceId });
  const data = expect.objectContaining({ code: 'FILE_NOT_HERE', data: { name: 'nota.txt' } });
  await expect(content).rejects.toEqual(expect.objectContaining({ data }));
});

test('one school sees nothing of another', async () => {
  const { enrol } = await startServer();
  const [one, other] = [await open(), await open()];
  await one.client.people.create(pupil);
  await enrol(one, '12');
  await enrol(other, '45');
  await synchronize(one);
  expect(await synchronize(other)).toMatchObject({ pushed: 0, pulled: 0 });
  expect(await other.client.people.list({})).toEqual([]);
});

test('nothing is sent before somebody says that it is the right school', async () => {
  const { server, url } = await startServer();
  const { client, useCases } = await open();
  await client.people.create(pupil);
  server.codes.set('ABCDE12345', { id: '12', name: 'Escuela N.º 12' });
  await client.district.enrol({ server: url, code: 'abcde-12345' });
  await useCases.district.look(new AbortController().signal);
  expect(server.log.logOf('school:12').kept.size).toBe(0);
  expect(await client.district.status()).toMatchObject({ membership: { isConfirmed: false } });
  await client.district.confirm();
  await useCases.district.look(new AbortController().signal);
  expect(server.log.logOf('school:12').kept.size).toBeGreaterThan(0);
  expect(await client.district.status()).toMatchObject({
    membership: { isConfirmed: true },
    outbox: 0,
    errorCode: null,
  });
});

test('work goes on without the server, which is told and tried again by itself', async () => {
  const { server, enrol } = await startServer();
  const library = await open();
  const { client, useCases } = library;
  await enrol(library);
  server.interfere = (response) => void response.destroy();
  await client.people.create(pupil);
  const { signal } = new AbortController();
  await useCases.district.look(signal);
  const failed = await client.district.status();
  expect(failed).toMatchObject({ errorCode: 'SYNC_UNREACHABLE', membership: { lastContactAt: null } });
  expect(failed.outbox).toBeGreaterThan(0);
  const { outbox } = failed;
  const files = { count: 0, bytes: 0, waitsFor: null };
  const texts = { toSend: 0, toFetch: 0, refused: 0 };
  const inStep = { outbox, files, texts, lastContactAt: null };
  expect(await client.district.news()).toEqual({ received: 0, tries: 1, inStep });
  const asked = server.requests.length;
  await useCases.district.look(signal);
  expect(server.requests).toHaveLength(asked);
  await client.district.synchronizeNow();
  await useCases.district.look(signal);
  const reached = await client.district.status();
  expect(reached).toMatchObject({ errorCode: null, outbox: 0, progress: null });
  expect(reached.membership?.lastContactAt).not.toBeNull();
  const { lastContactAt } = reached.membership!;
  expect(await client.district.news()).toEqual({
    received: 0,
    tries: 2,
    inStep: { outbox: 0, files, texts, lastContactAt },
  });
});

test('a PC that was let go keeps what it has, and goes on with a new code', async () => {
  const { server, enrol } = await startServer();
  const library = await open();
  const { client, useCases } = library;
  await enrol(library);
  server.revokeAll();
  await client.people.create(pupil);
  await useCases.district.look(new AbortController().signal);
  expect((await client.district.status()).membership?.isRevoked).toBe(true);
  expect(await client.people.list({})).toHaveLength(1);
  await enrol(library);
  await synchronize(library);
  expect(await client.district.status()).toMatchObject({ outbox: 0, membership: { isRevoked: false } });
});

test('a wrong code, an unsafe address and a server that is not there are told, and nothing is kept', async () => {
  const { url } = await startServer();
  const { client } = await open();
  const enrol = (server: string, code: string) => client.district.enrol({ server, code });
  const refused = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });
  await expect(enrol(url, 'AAAAA-AAAAA')).rejects.toEqual(refused('ENROLMENT_CODE_WRONG'));
  await expect(enrol(url, 'corto')).rejects.toEqual(refused('ENROLMENT_CODE_WRONG'));
  await expect(enrol('http://distrito.example', 'AAAAA-AAAAA')).rejects.toEqual(refused('DISTRICT_ADDRESS_WRONG'));
  await expect(enrol('http://127.0.0.1:1', 'AAAAA-AAAAA')).rejects.toEqual(refused('SYNC_UNREACHABLE'));
  expect((await client.district.status()).membership).toBeNull();
});

test('a PC that left sends nothing more and keeps its library', async () => {
  const { server, enrol } = await startServer();
  const library = await open();
  await enrol(library);
  await library.client.people.create(pupil);
  expect(await library.client.district.leave()).toEqual({ isTold: true });
  expect([...server.log.disk.devices.values()]).toMatchObject([{ isRevoked: true }]);
  await library.useCases.district.look(new AbortController().signal);
  expect(server.log.logOf('school:12').kept.size).toBe(0);
  expect(await library.client.district.status()).toMatchObject({ membership: null, outbox: 0 });
  expect(await library.client.people.list({})).toHaveLength(1);
});

test('a PC that cannot reach its district leaves it all the same, and says that it was not told', async () => {
  const { server, enrol } = await startServer();
  const library = await open();
  await enrol(library);
  await server.close();
  expect(await library.client.district.leave()).toEqual({ isTold: false });
  expect(await library.client.district.status()).toMatchObject({ membership: null });
});

test('an open library sends what was edited by itself', async () => {
  const { server, enrol } = await startServer();
  const library = await openLibrary({ deviceKeys: memoryDeviceKeys(), resumeJobs: true, lookAtDistrictEveryMs: 20 });
  await enrol(library);
  await library.client.people.create(pupil);
  await expect
    .poll(async () => (await library.client.district.status()).outbox, { timeout: 30_000, interval: 50 })
    .toBe(0);
  expect(server.log.logOf('school:12').kept.size).toBeGreaterThan(0);
});
