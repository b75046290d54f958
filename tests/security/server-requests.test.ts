import { randomUUID } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listProcedures, peopleOfDistrictContract } from '../../src-shared/contract/server-contract.ts';
import { type DistrictForTests, type PcForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../fixtures/person-for-tests.ts';
import { mostly, odd, type Schema, valuesOf } from '../fixtures/values-of-schema.ts';
import { makeOperation } from '../port-suites/district-log-suite.ts';

type Responses = Record<string, { content: { 'application/json': { schema: object } } }>;
type Operation = {
  parameters?: { name: string; schema: Schema }[];
  /** Of what comes as a form the JSON has no schema: whatever JSON is sent there is refused as declared. */
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
  responses: Responses;
};

const ajv = new Ajv2020({ strict: false });
const validators = new Map<string, ValidateFunction>();
let district: DistrictForTests;
let pc: PcForTests;
let paths: Record<string, { post: Operation; get?: Operation }>;
let administrator: PersonForTests | undefined;
let nowMs = Date.UTC(2026, 2, 2, 11);

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs });
  pc = await district.enrolPc(await district.addSchool('Escuela 12'));
  const document = await (await fetch(`${district.url}/api/openapi.json`)).json();
  ({ paths } = document as { paths: typeof paths });
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
  return expectAnswer(path, await pc.post(`/api${path}`, body, { headers }));
}

function expectAnswer(path: string, { status, json }: { status: number; json: unknown }): number {
  const declared = paths[path]!.post.responses[status];
  expect(declared, `${path} ${status} ${JSON.stringify(json)}`).toBeDefined();
  expect(status, JSON.stringify(json)).toBeLessThan(500);
  // What answers nothing has no shape.
  if (status === 200 && json === null) return status;
  const key = `${path} ${status}`;
  const validate = validators.get(key) ?? ajv.compile(declared!.content['application/json'].schema);
  validators.set(key, validate);
  expect(validate(json), `${key}: ${JSON.stringify(validate.errors)}`).toBe(true);
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
  expect(asked.sort()).toEqual(Object.keys(paths).sort());
});

it.each(Object.entries(ofPcs))('answers %s as it says it does, whatever it is asked', async (path, usual) => {
  const schema = paths[path]!.post.requestBody?.content['application/json']?.schema ?? {};
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
    const schema = paths[path]!.post.requestBody?.content['application/json']?.schema ?? {};
    await fc.assert(
      fc.asyncProperty(valuesOf(schema), async (body) => {
        nowMs += 1000;
        expectAnswer(path, await person.post(path, body));
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

/** What names a thing, which nobody guesses, finds none. */
const namingPaths: readonly string[] = ['/district/planillas/export'];

it.each(ofPeople.filter(({ method }) => method === 'GET'))(
  'answers a person $name, whatever its address says',
  async ({ path }) => {
    const person = await signedIn(path);
    const parameters = paths[path]!.get?.parameters ?? [];
    const asked = fc.record(
      Object.fromEntries(parameters.map(({ name, schema }) => [name, fc.oneof(valuesOf(schema), odd)])),
      { requiredKeys: [] },
    );
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(asked, async (query) => {
        nowMs += 1000;
        const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
        const { status, text } = await person.get(`${path}?${search}`);
        statuses.add(status);
        expect(paths[path]!.get?.responses[status], `${path}?${search}: ${status} ${text.slice(0, 200)}`).toBeDefined();
        expect(status, text).toBeLessThan(500);
      }),
      runs,
    );
    expect([...statuses]).toContain(namingPaths.includes(path) ? 404 : 200);
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
        const declared = name === 'put' ? paths['/sync/blob/chunk']!.post : paths['/sync/blob/read']!.get;
        expect(declared?.responses[status], `${name} ${status}`).toBeDefined();
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
      expect(paths['/sync/wait']!.get?.responses[status], `${query} ${status}`).toBeDefined();
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
