import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeopleProcedure } from '../../src-shared/contract/district-permissions.ts';
import {
  listProcedures,
  type NamedProcedure,
  peopleOfDistrictContract,
  serverContract,
} from '../../src-shared/contract/server-contract.ts';
import { type Role, roles } from '../../src-shared/domain/district/account.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { type DeclaredAnswers, fetchDeclared } from '../fixtures/declared-answers.ts';
import { type DistrictForTests, type PcForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import {
  type AnswerForTests,
  addPerson,
  type BrowserForTests,
  openBrowser,
  type PersonForTests,
} from '../fixtures/person-for-tests.ts';
import { makeOperation } from '../port-suites/district-log-suite.ts';

/** What a school has that others may not see, made anew for each question: some of them take it away. */
type Target = { schoolId: string; deviceId: string; userId: string };

/** How far a role gets with a procedure: not at all, with what is of its school, with all of the district. */
type Far = 'no' | 'own' | 'all';
type Expected = Far | number;

/** By role, in the order of `roles`: secretary, principal, inspector, administrator, technician. */
type Row = readonly [Expected, Expected, Expected, Expected, Expected];

const each = (status: number): Row => [status, status, status, status, status];
/** Who is of schools may not ask at all. */
const ofDistrict = (status: number): Row => ['no', 'no', 'no', status, status];
function form(fields: Record<string, string | File>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  return made;
}

const noPublication = () => ({ publicationId: randomUUID() });

/** Every cell that people have, written by hand: the program's own table is not asked. A number is of any school. */
const people: Record<PeopleProcedure, { row: Row; nobody: number; ask: (target: Target) => object }> = {
  'account.signIn': { row: each(401), nobody: 401, ask: () => ({ userName: randomUUID(), password: 'otra' }) },
  'account.link': { row: each(403), nobody: 403, ask: () => ({ token: 'x'.repeat(64) }) },
  'account.useLink': { row: each(403), nobody: 403, ask: () => ({ token: 'x'.repeat(64), password: 'una clave' }) },
  'account.signOut': { row: each(200), nobody: 401, ask: () => ({}) },
  'account.me': { row: each(200), nobody: 401, ask: () => ({}) },
  'account.changePassword': { row: each(422), nobody: 401, ask: () => ({ password: 'x', newPassword: 'corta' }) },
  'account.startSecondFactor': { row: each(401), nobody: 401, ask: () => ({ password: 'no es' }) },
  'account.confirmSecondFactor': { row: each(403), nobody: 401, ask: () => ({ code: '000000' }) },
  'account.stopSecondFactor': { row: each(401), nobody: 401, ask: () => ({ password: 'no es' }) },
  'account.proveSecondFactor': { row: each(400), nobody: 401, ask: () => ({ code: '000000' }) },
  'account.newRecoveryCodes': { row: each(400), nobody: 401, ask: () => ({ password: 'no es' }) },
  'account.recoveryCodes': { row: each(200), nobody: 401, ask: () => ({}) },
  'account.provider': { row: each(200), nobody: 200, ask: () => ({}) },
  'account.startProviderSignIn': { row: each(404), nobody: 404, ask: () => ({}) },
  'account.finishProviderSignIn': { row: each(404), nobody: 404, ask: () => ({ search: 'code=x&state=y' }) },
  'account.sessions': { row: each(200), nobody: 401, ask: () => ({}) },
  'account.endSession': { row: each(404), nobody: 401, ask: () => ({ sessionId: randomUUID() }) },
  'account.endOtherSessions': { row: each(200), nobody: 401, ask: () => ({}) },
  'district.schools.list': { row: each(200), nobody: 401, ask: () => ({}) },
  'district.schools.get': {
    row: ['own', 'own', 'own', 'all', 'all'],
    nobody: 401,
    ask: ({ schoolId }) => ({ schoolId }),
  },
  'district.schools.add': {
    row: ['no', 'no', 'no', 'all', 'all'],
    nobody: 401,
    ask: () => ({ name: 'Escuela nueva' }),
  },
  'district.schools.rename': {
    row: ['no', 'no', 'no', 'all', 'all'],
    nobody: 401,
    ask: ({ schoolId }) => ({ schoolId, name: `Escuela ${schoolId}` }),
  },
  'district.devices.list': { row: each(200), nobody: 401, ask: () => ({}) },
  'district.devices.createCode': {
    row: ['no', 'own', 'no', 'all', 'all'],
    nobody: 401,
    ask: ({ schoolId }) => ({ schoolId }),
  },
  'district.devices.revoke': {
    row: ['no', 'own', 'no', 'all', 'all'],
    nobody: 401,
    ask: ({ deviceId }) => ({ deviceId, reason: 'Se perdió' }),
  },
  'district.users.list': { row: ['no', 200, 'no', 200, 'no'], nobody: 401, ask: () => ({}) },
  'district.users.invite': {
    row: ['no', 'no', 'no', 'all', 'no'],
    nobody: 401,
    ask: ({ schoolId }) => ({ userName: randomUUID(), fullName: 'Nueva', role: 'secretary', schoolIds: [schoolId] }),
  },
  'district.users.setRole': {
    row: ['no', 'no', 'no', 'all', 'no'],
    nobody: 401,
    ask: ({ userId, schoolId }) => ({ userId, role: 'principal', schoolIds: [schoolId], reason: 'Concurso' }),
  },
  'district.users.block': { row: ['no', 'no', 'no', 'all', 'no'], nobody: 401, ask: because },
  'district.users.unblock': { row: ['no', 'no', 'no', 'all', 'no'], nobody: 401, ask: because },
  'district.users.createLink': {
    row: ['no', 'no', 'no', 'all', 'no'],
    nobody: 401,
    ask: (target) => ({ ...because(target), turnsSecondFactorOff: true }),
  },
  'district.published.list': { row: ofDistrict(200), nobody: 401, ask: () => ({}) },
  'district.published.get': { row: ofDistrict(404), nobody: 401, ask: noPublication },
  'district.published.look': {
    row: ofDistrict(422),
    nobody: 401,
    ask: () => form({ file: new File(['{"columns": []}'], 'diseño.json') }),
  },
  'district.published.publish': {
    row: ofDistrict(200),
    nobody: 401,
    ask: () => ({ note: '', draft: { kind: 'prompt', prompt: { name: randomUUID(), use: 'ask', text: 'Contestá.' } } }),
  },
  'district.published.publishTemplate': {
    row: ofDistrict(422),
    nobody: 401,
    ask: () => form({ name: 'Nota', note: '', file: new File(['no'], 'nota.docx') }),
  },
  'district.published.putBack': {
    row: ofDistrict(404),
    nobody: 401,
    ask: () => ({ ...noPublication(), version: 1, note: '' }),
  },
  'district.published.withdraw': {
    row: ofDistrict(404),
    nobody: 401,
    ask: () => ({ ...noPublication(), reason: 'Ya no se usa' }),
  },
  'district.published.offer': { row: ofDistrict(404), nobody: 401, ask: noPublication },
  'district.secondFactor.demanded': { row: ['no', 'no', 'no', 200, 'no'], nobody: 401, ask: () => ({}) },
  'district.secondFactor.demand': {
    row: ['no', 'no', 'no', 200, 'no'],
    nobody: 401,
    ask: () => ({ roles: ['technician'], reason: 'Ordenanza' }),
  },
  'district.planillas.list': { row: ['no', 'no', 200, 200, 'no'], nobody: 401, ask: () => ({}) },
  // Nobody shows anything here: who may ask is told that there is none.
  'district.planillas.page': {
    row: ['no', 'no', 404, 404, 'no'],
    nobody: 401,
    ask: () => ({ kin: 'published:none' }),
  },
  'district.planillas.export': {
    row: ['no', 'no', 404, 404, 'no'],
    nobody: 401,
    ask: () => ({ kin: 'published:none', reason: 'Control', format: 'csv' }),
  },
  'district.audit.page': {
    row: ['no', 'own', 'own', 'all', 'no'],
    nobody: 401,
    ask: ({ schoolId }) => ({ filter: { schoolId } }),
  },
  'district.audit.verify': { row: ['no', 'no', 'no', 200, 200], nobody: 401, ask: () => ({}) },
  'district.audit.export': {
    row: ['no', 'own', 'no', 'all', 'no'],
    nobody: 401,
    ask: ({ schoolId }) => ({ reason: 'Control', schoolId }),
  },
};

function because({ userId }: Target) {
  return { userId, reason: 'Porque sí' };
}

const place = { sequence: 0, chain: '0'.repeat(32) };
const noBlob = createHash('sha256').digest('hex');
/** What a PC asks, with as much of another school as can be said. */
const pcs: Record<keyof typeof serverContract.sync, (target: Target) => object | string> = {
  enrol: () => ({ code: 'AAAAAAAAAA', publicKey: 'A'.repeat(43) }),
  hello: ({ schoolId }) => ({ protocol: 1, places: { school: place, district: place }, nowMs, schoolId }),
  push: ({ deviceId }) => ({ operations: [makeOperation({ counter: 7, deviceId })] }),
  pull: ({ schoolId }) => ({ scope: 'school', place, schoolId }),
  snapshot: ({ schoolId }) => ({ scope: 'school', place, cursor: null, schoolId }),
  missing: ({ schoolId }) => ({ blocks: [], schoolId }),
  renew: () => ({}),
  leave: () => ({}),
  wait: () => '?school=1&district=0',
  blobsKept: () => ({ blobs: [noBlob] }),
  blobPlan: () => ({ blobs: [] }),
  blobCommit: () => ({ blobs: [] }),
  blobChunk: () => `?blob=${noBlob}&index=0`,
  blobRead: () => `?blob=${noBlob}`,
};

const secret = 'Legajo ajeno 4711';
let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let own: string;
let other: string;
let pc: PcForTests;
let declared: DeclaredAnswers;
const sessions = new Map<Role, PersonForTests>();

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs });
  own = await district.addSchool('Escuela propia');
  other = await district.addSchool(secret);
  pc = await district.enrolPc(own);
  declared = await fetchDeclared(district);
  await district.host.log.write(`school:${other}`, (writing) =>
    writing.append([makeOperation({ counter: 1, value: secret })]),
  );
  for (const role of roles) {
    const schoolIds = role === 'administrator' || role === 'technician' ? [] : [own];
    sessions.set(role, await addPerson(district, { role, schoolIds }));
  }
});
afterAll(() => district?.stop());

async function makeTarget(schoolId: string): Promise<Target> {
  const { deviceId } = await district.enrolPc(schoolId);
  const user = { userName: randomUUID(), fullName: 'Alguien', role: 'secretary', schoolIds: [schoolId] } as const;
  const { userId } = await district.host.people.users.invite(machine, user);
  return { schoolId, deviceId, userId };
}

function ask(browser: BrowserForTests, { path, method }: NamedProcedure, body: object | string) {
  // Nobody is to be refused for coming often.
  nowMs += 500;
  if (method !== 'GET') return browser.post(path, body);
  const query = typeof body === 'string' ? body : `?${new URLSearchParams(body as Record<string, string>)}`;
  return browser.get(`${path}${query}`);
}

/** What an answer may not hold for who is of another school: neither its name nor what is in it. */
function expectNothingOf({ schoolId, deviceId, userId }: Target, { text }: { text: string }): void {
  for (const word of [secret, schoolId, deviceId, userId]) expect(text).not.toContain(word);
}

const peopleProcedures = listProcedures(peopleOfDistrictContract);
const syncProcedures = listProcedures(serverContract.sync);

it('has a cell for every procedure of the contract', () => {
  expect(Object.keys(people).sort()).toEqual(peopleProcedures.map(({ name }) => name).sort());
  expect(Object.keys(pcs).sort()).toEqual(syncProcedures.map(({ name }) => name).sort());
});

describe.each(peopleProcedures)('$name', (procedure) => {
  const { row, nobody, ask: bodyOf } = people[procedure.name as PeopleProcedure];
  const targets = () => [makeTarget(own), makeTarget(other)];

  it.each(roles.map((role, index) => [role, row[index]!] as const))('answers a %s: %s', async (role, far) => {
    const isOfSchools = role !== 'administrator' && role !== 'technician';
    for (const target of await Promise.all(targets())) {
      const browser = await sessionOf(role, procedure.name);
      const answer = await ask(browser, procedure, bodyOf(target));
      expect(answer.status, answer.text).toBe(expectedStatus(far, target.schoolId === own));
      expectDeclared(procedure, answer);
      if (isOfSchools && target.schoolId === other) expectNothingOf(target, answer);
    }
  });

  it('answers nobody, nor a PC, more than the way in', async () => {
    const [target] = await Promise.all(targets());
    const body = bodyOf(target!);
    expect((await ask(openBrowser(district.url), procedure, body)).status).toBe(nobody);
    if (procedure.method === 'GET') return;
    const headers = { 'content-type': 'application/json', 'x-amanuense': '1', 'x-forwarded-for': randomUUID() };
    expect((await pc.post(`/api${procedure.path}`, body, { headers })).status).toBe(nobody);
  });
});

/** What they are told is as the OpenAPI says. */
function expectDeclared({ path, method }: NamedProcedure, { status, text, headers }: AnswerForTests): void {
  const asked = { path, method: method === 'GET' ? 'get' : 'post' } as const;
  const type = headers.get('content-type');
  expect(declared.faultsOf({ ...asked, status, text, type }), `${path} ${status}`).toBe('');
}

function expectedStatus(far: Expected, isOwn: boolean): number {
  if (typeof far === 'number') return far;
  if (far === 'no') return 403;
  return far === 'all' || isOwn ? 200 : 404;
}

/** Their session; one of its own for what ends it. */
async function sessionOf(role: Role, name: string): Promise<PersonForTests> {
  const person = sessions.get(role)!;
  if (name !== 'account.signOut') return person;
  const browser = openBrowser(district.url);
  const { userName, password } = person;
  expect((await browser.post('/account/sign-in', { userName, password })).status).toBe(200);
  return { ...person, ...browser };
}

describe.each(syncProcedures)('sync.$name', (procedure) => {
  const bodyOf = pcs[procedure.name as keyof typeof pcs];

  it('answers no person and nobody', async () => {
    const status = procedure.name === 'enrol' ? 403 : 401;
    const target = await makeTarget(own);
    const callers = [openBrowser(district.url), ...sessions.values()];
    const answers: AnswerForTests[] = [];
    for (const browser of callers) {
      const body = bodyOf(target);
      const asked = typeof body === 'string' ? { ...procedure, path: `${procedure.path}${body}` } : procedure;
      answers.push(await ask(browser, { ...asked, method: procedure.method }, typeof body === 'string' ? '' : body));
    }
    expect(answers.map((answer) => answer.status)).toEqual(callers.map(() => status));
  });

  it('answers a PC, tells it nothing of another school and writes nothing there', async () => {
    const target = await makeTarget(other);
    const before = await tipOf(other);
    // Whoever leaves asks nothing afterwards.
    const asking = procedure.name === 'leave' ? await district.enrolPc(own) : pc;
    const response = await askAs(asking, target);
    if (procedure.name !== 'enrol') expect([401, 403], `${response.status}`).not.toContain(response.status);
    expect(response.status).toBeLessThan(500);
    expectNothingOf(target, { text: await response.text() });
    expect(await tipOf(other)).toBe(before);
  });

  it('answers a PC that was let go with that alone', async () => {
    const target = await makeTarget(own);
    const gone = await district.enrolPc(own);
    await district.host.registry.revoke(gone.deviceId);
    const response = await askAs(gone, target);
    const { code } = (await response.json()) as { code: string };
    const isEnrolment = procedure.name === 'enrol';
    expect([response.status, code]).toEqual([403, isEnrolment ? 'ENROLMENT_CODE_WRONG' : 'DEVICE_REVOKED']);
  });

  async function askAs(asking: PcForTests, target: Target): Promise<Response> {
    nowMs += 500;
    const body = bodyOf(target);
    const { method } = procedure;
    const headers = { 'x-forwarded-for': randomUUID() };
    if (typeof body !== 'string') {
      return asking.ask(`/api${procedure.path}`, new TextEncoder().encode(JSON.stringify(body)), { method, headers });
    }
    return asking.ask(`/api${procedure.path}${body}`, method === 'GET' ? null : new Uint8Array(1), { method, headers });
  }
});

const tipOf = async (schoolId: string) => (await district.host.log.page(`school:${schoolId}`, 0, 0)).tip;
