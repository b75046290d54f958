import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { personHeader } from '../../src-shared/contract/accounts-contract.ts';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import { personFieldChanges } from '../../src-shared/domain/changes.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../../tests/fixtures/person-for-tests.ts';
import { actor, openTestLibrary, samplePerson, temporaryFolder } from '../../tests/port-suites/library-fixtures.ts';

let district: DistrictForTests;
let school: string;
let secretary: PersonForTests;
let browser: AmanuenseClient;

beforeAll(async () => {
  district = await startDistrictForTests(undefined, { keepsLibraries: true });
  school = await district.addSchool('Escuela 12');
  secretary = await addPerson(district, { role: 'secretary', schoolIds: [school] });
  browser = atSchool(secretary);
});
afterAll(() => district?.stop());

/** What a page of a school's asks with. */
function atSchool({ cookie }: PersonForTests, id = school): AmanuenseClient {
  const headers = () => ({
    cookie: cookie() ?? '',
    [personHeader.name]: personHeader.value,
    'x-forwarded-for': randomUUID(),
  });
  return createORPCClient(new RPCLink({ url: district.url + schoolAddresses.rpc(id), headers }));
}

/** A PC of the school, whose library takes and gives what its server has. */
async function withPc(work: (pc: LibraryStorage, synchronize: () => Promise<void>) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const pc = await openTestLibrary(folder.path);
  const log = `school:${school}` as const;
  await work(pc, async () => {
    const outbox = await pc.sync.outbox(10_000);
    if (outbox.length > 0) await district.host.log.write(log, (writing) => writing.append(outbox));
    const { operations } = await district.host.log.page(log, 0, 10_000);
    await pc.sync.apply({ received: operations });
  });
  await pc.close();
  folder.dispose();
}

it('takes what is written in a browser to the PCs of the school, and what they write to the browser', async () => {
  await withPc(async (pc, synchronize) => {
    const person = { ...samplePerson(), familyName: 'Gómez', dni: '50123456' };
    const { personId } = await browser.people.create(person);
    await vi.waitFor(async () => {
      await synchronize();
      expect(await pc.people.get(personId)).toMatchObject({ familyName: 'Gómez', dni: '50123456' });
    }, 20_000);
    const seen = await browser.district.news();
    await pc.changeLog.commit(personFieldChanges(personId, { course: '5.º A' }), { actor });
    await synchronize();
    await vi.waitFor(async () => {
      expect((await browser.district.news()).received).not.toBe(seen.received);
      expect((await browser.people.get({ personId })).person.course).toBe('5.º A');
    }, 20_000);
  });
}, 60_000);
