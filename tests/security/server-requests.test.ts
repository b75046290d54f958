import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listProcedures, peopleOfDistrictContract } from '../../src-shared/contract/server-contract.ts';
import { type DeclaredAnswers, fetchDeclared } from '../fixtures/declared-answers.ts';
import { type DistrictForTests, type PcForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { type AnswerForTests, addPerson, type PersonForTests } from '../fixtures/person-for-tests.ts';
import { formOf, mostly, odd, searchOf, valuesOf } from '../fixtures/values-of-schema.ts';
import { makeOperation } from '../port-suites/district-log-suite.ts';

let district: DistrictForTests;
let pc: PcForTests;
let declared: DeclaredAnswers;
let administrator: PersonForTests | undefined;
let nowMs = Date.UTC(2026, 2, 2, 11);

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs });
  pc = await district.enrolPc(await district.addSchool('Escuela 12'));
  declared = await fetchDeclared(district);
});
afterAll(() => district?.stop());

/** Operations that are sealed and still odd: what passes the seal goes furthest. */
const sealed = fc
  .record({
    counter: mostly(fc.nat(20), fc.constantFrom(2 ** 31, 2 ** 53, -1, 0.5)),
    deviceId: mostly(fc.constantFrom('pc1', 'pc2'), odd),
    value: fc.oneof(fc.jsonValue(), odd),
    bases: fc.array(mostly(fc.constant('pc1:1:000000000000'), odd), { maxLength: 2 }),
    clock: mostly(fc.constantFrom('0000000000aa-0000-pc1', 'ffffffffffff-ffff-pc1'), odd),
  })
  .map((said) => makeOperation({ ...said, value: JSON.parse(JSON.stringify(said.value)) }));

async function expectDeclared(path: string, body: object | null): Promise<number> {
  // Nobody is to be refused for coming often.
  nowMs += 1000;
  const headers = { 'x-forwarded-for': randomUUID() };
  const bytes = body === null ? null : new TextEncoder().encode(JSON.stringify(body));
  const response = await pc.ask(`/api${path}`, bytes, { headers });
  const { status, headers: told } = response;
  return expectAnswer({ path, method: 'post' }, { status, text: await response.text(), headers: told });
}

type Asked = { path: string; method: 'post' | 'get' };

function expectAnswer(
  asked: Asked,
  { status, text, headers }: Pick<AnswerForTests, 'status' | 'text' | 'headers'>,
): number {
  const answered = { ...asked, status, text, type: headers.get('content-type') };
  expect(declared.faultsOf(answered), `${asked.path} ${status} ${text.slice(0, 500)}`).toBe('');
  expect(status, text).toBeLessThan(500);
  return status;
}

const runs = { numRuns: 40 };

/** What a PC asks by JSON, and what it is answered where it passes the door: the code of one that enrols nobody guesses. */
const ofPcs: Record<string, number> = {
  '/sync/enrol': 403,
  '/sync/hello': 200,
  '/sync/push': 200,
  '/sync/pull': 409,
  '/sync/snapshot': 410,
  '/sync/missing': 200,
  '/sync/renew': 200,
  '/sync/blob/kept': 200,
  '/sync/blob/plan': 200,
  '/sync/blob/commit': 200,
};
/** Whoever asks it may ask nothing afterwards, whatever stands in it: `serve-district.test.ts` does. */
const lastPath = '/sync/leave';
const unqueuedPaths = ['/sync/blob/chunk', '/sync/blob/read', '/sync/wait'];
const ofPeople = listProcedures(peopleOfDistrictContract);

it('asks all that the server says that it answers', () => {
  const asked = [...Object.keys(ofPcs), ...unqueuedPaths, lastPath, ...ofPeople.map(({ path }) => path)];
  expect(asked.sort()).toEqual(Object.keys(declared.paths).sort());
});

it.each(Object.entries(ofPcs))('answers %s as it says it does, whatever it is asked', async (path, usual) => {
  const { schema } = declared.bodyOf(path);
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(valuesOf(schema), async (body) => {
      statuses.add(await expectDeclared(path, Object(body)));
    }),
    runs,
  );
  expect([...statuses]).toContain(usual);
});

/** A password is looked at for as long as it takes to make guessing dear. What passes the door is in the matrix. */
const slowPaths = /sign-in|password|start-second|stop-second/;

it.each(ofPeople.filter(({ method }) => method === 'POST'))(
  'answers a person $name as it says it does, whatever it is asked',
  async ({ path }) => {
    const person = await signedIn(path);
    const { schema, isForm } = declared.bodyOf(path);
    // What is asked by a form is asked without one too.
    const asked = fc.record({ body: valuesOf(schema), spelled: mostly(fc.constant(isForm), fc.constant(false)) });
    await fc.assert(
      fc.asyncProperty(asked, async ({ body, spelled }) => {
        nowMs += 1000;
        expectAnswer({ path, method: 'post' }, await person.post(path, spelled ? formOf(body) : body));
      }),
      { numRuns: slowPaths.test(path) ? 8 : 25 },
    );
  },
);

/** An administrator's session; one of its own for what ends it. */
async function signedIn(path: string): Promise<PersonForTests> {
  if (path === '/account/sign-out') return addPerson(district, { role: 'administrator' });
  administrator ??= await addPerson(district, { role: 'administrator' });
  return administrator;
}

/** What is asked by an address, as it is usually asked, and how that is answered: what names a thing finds none. */
const ofAddresses: Record<string, { usual: object; status: number }> = {
  '/district/audit/export': { usual: { reason: 'Control del año' }, status: 200 },
  '/district/planillas/export': { usual: { kin: 'published:none', reason: 'Control', format: 'csv' }, status: 404 },
};

it.each(ofPeople.filter(({ method }) => method === 'GET'))(
  'answers a person $name, whatever its address says',
  async ({ path }) => {
    const person = await signedIn(path);
    const { usual, status: usualStatus } = ofAddresses[path]!;
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(valuesOf(declared.queryOf(path)), async (query) => {
        nowMs += 1000;
        const answer = await person.get(`${path}?${searchOf(query)}`);
        statuses.add(expectAnswer({ path, method: 'get' }, answer));
      }),
      { ...runs, examples: [[usual]] },
    );
    expect([...statuses]).toContain(usualStatus);
  },
);

it('answers the bytes of files as it says it does, whatever it is asked', async () => {
  const asked = fc.record({
    blob: mostly(fc.stringMatching(/^[0-9a-f]{64}$/), odd),
    index: mostly(fc.nat(3), fc.oneof(odd, fc.integer())),
    bytes: fc.uint8Array({ maxLength: 3000 }),
    range: mostly(fc.constantFrom('bytes=0-', 'bytes=5-9'), odd),
  });
  const statuses = new Set<string>();
  await fc.assert(
    fc.asyncProperty(asked, async ({ blob, index, bytes, range }) => {
      nowMs += 1000;
      const query = new URLSearchParams({ blob, index: String(index) });
      const headers = { 'x-forwarded-for': randomUUID() };
      const put = await pc.ask(`/api/sync/blob/chunk?${query}`, bytes, { headers });
      const isHeader = /^[\x20-\x7e]*$/.test(range);
      const got = await pc.ask(`/api/sync/blob/read?${query}`, null, {
        method: 'GET',
        headers: isHeader ? { ...headers, range } : headers,
      });
      for (const [name, { status }] of Object.entries({ put, got })) {
        statuses.add(`${name} ${status}`);
        const { paths } = declared;
        const operation = name === 'put' ? paths['/sync/blob/chunk']!.post : paths['/sync/blob/read']!.get;
        expect(operation?.responses[status], `${name} ${status}`).toBeDefined();
        expect(status).toBeLessThan(500);
      }
    }),
    runs,
  );
  for (const usual of ['put 200', 'got 404']) expect([...statuses]).toContain(usual);
});

it('answers who would wait as it says it does, whatever it is asked', async () => {
  // No log is as long: nobody has to wait for the answer.
  const asked = fc.record({ school: fc.oneof(fc.integer(), odd), district: fc.integer({ min: 1_000_000 }) });
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(asked, async ({ school, district: place }) => {
      nowMs += 1000;
      const query = new URLSearchParams({ school: String(school), district: String(place) });
      const headers = { 'x-forwarded-for': randomUUID() };
      const { status } = await pc.ask(`/api/sync/wait?${query}`, null, { method: 'GET', headers });
      statuses.add(status);
      expect(declared.paths['/sync/wait']!.get?.responses[status], `${query} ${status}`).toBeDefined();
      expect(status).toBeLessThan(500);
    }),
    runs,
  );
  expect([...statuses].sort()).toEqual([200, 400]);
});

it('takes or refuses operations one by one, however odd they are, and gives back what it took', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sealed, { maxLength: 8 }), async (operations) => {
      expect(await expectDeclared('/sync/push', { operations })).toBeLessThan(500);
      const place = { sequence: 0, chain: '0'.repeat(32) };
      expect(await expectDeclared('/sync/pull', { scope: 'school', place })).toBe(200);
    }),
    runs,
  );
  const { json } = await pc.post('/api/sync/pull', { scope: 'school', place: { sequence: 0, chain: '0'.repeat(32) } });
  expect((json as { tip: number }).tip).toBeGreaterThan(10);
});
