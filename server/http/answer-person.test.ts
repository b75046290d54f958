import { TOTP } from 'otpauth';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, openBrowser, type PersonForTests, tokenOf } from '../../tests/fixtures/person-for-tests.ts';
import { refused } from '../../tests/fixtures/refused.ts';

let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let administrator: PersonForTests;
let schoolId: string;

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs });
  schoolId = await district.addSchool('Escuela 12');
  administrator = await addPerson(district, { role: 'administrator' });
});
afterAll(() => district?.stop());

const minutes = (count: number) => count * 60_000;
const signIn = ({ userName, password }: { userName: string; password: string }, code: string | null = null) => {
  const browser = openBrowser(district.url);
  return browser.post('/account/sign-in', { userName, password, code }).then((answer) => ({ ...answer, browser }));
};
const actions = async () => {
  const { json } = await administrator.post('/district/audit/page', {});
  return (json as { entries: { action: string; result: string; reason: string | null }[] }).entries;
};
async function inDatabase<Row>(query: string): Promise<Row[]> {
  const owner = new Client({ connectionString: district.databaseUrl });
  await owner.connect();
  try {
    return (await owner.query(query)).rows as Row[];
  } finally {
    await owner.end();
  }
}

describe('the first administrator', () => {
  it('comes in by a link that is good once, and may do what administrators may', async () => {
    const { path } = await district.host.people.users.createFirstLink();
    const browser = openBrowser(district.url);
    const token = tokenOf(path);
    expect((await browser.post('/account/link', { token })).json).toMatchObject({
      purpose: 'first-administrator',
      role: 'administrator',
      userName: null,
    });
    const names = { userName: 'Ana.Pérez', fullName: 'Ana Pérez' };
    const use = { token, password: 'cuatro palabras que recuerdo', ...names };
    expect(await browser.post('/account/use-link', { ...use, password: 'corta' })).toMatchObject(
      refused(422, 'PASSWORD_WEAK'),
    );
    const { status, json } = await browser.post('/account/use-link', use);
    expect([status, json]).toMatchObject([200, { userName: 'ana.pérez', role: 'administrator' }]);
    expect((json as { capabilities: string[] }).capabilities).toContain('district.users.invite');
    expect(await openBrowser(district.url).post('/account/use-link', use)).toMatchObject(refused(403, 'LINK_WRONG'));
    expect((await signIn({ userName: ' ANA.PÉREZ ', password: use.password })).status).toBe(200);
  });

  it('has a day for it, and the last link is the one that is good', async () => {
    const { users } = district.host.people;
    const older = await users.createFirstLink();
    const newer = await users.createFirstLink();
    const look = ({ path }: { path: string }) =>
      openBrowser(district.url).post('/account/link', { token: tokenOf(path) });
    expect(await look(older)).toMatchObject(refused(403, 'LINK_WRONG'));
    expect((await look(newer)).status).toBe(200);
    nowMs = newer.expiresMs;
    expect(await look(newer)).toMatchObject(refused(403, 'LINK_WRONG'));
  });
});

describe('who signs in', () => {
  it('has a session in a cookie that no page reads and no other site sends', async () => {
    administrator = await addPerson(district, { role: 'administrator' });
    const { headers, browser } = await signIn(administrator);
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/^__Host-amanuense=[0-9a-f]{64}; /);
    for (const flag of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']) expect(cookie).toContain(flag);
    expect((await browser.post('/account/me')).json).toMatchObject({ userName: administrator.userName });
    const token = browser.cookie()!.split('=')[1]!;
    const kept = JSON.stringify(await inDatabase('select * from sessions'));
    expect(kept).not.toContain(token);
    await browser.post('/account/sign-out');
    expect(browser.cookie()).toBeNull();
    const stolen = { cookie: `__Host-amanuense=${token}` };
    expect(await openBrowser(district.url).post('/account/me', {}, stolen)).toMatchObject(
      refused(401, 'SESSION_ENDED'),
    );
  });

  it('keeps a password that nobody can read in the database', async () => {
    const [row] = await inDatabase<{ password: string }>(
      `select password from users where id = '${administrator.userId}'`,
    );
    expect(row!.password).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  });

  it('is told the same whatever is wrong', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const wrong = await signIn({ ...person, password: 'otra' });
    const unknown = await signIn({ userName: 'nadie', password: 'otra' });
    expect(wrong).toMatchObject(refused(401, 'SIGN_IN_WRONG'));
    expect(unknown.text).toBe(wrong.text);
    const odd = await signIn({ userName: "\u0000'; drop table users", password: 'otra' });
    expect(odd.text).toBe(wrong.text);
  });

  it('waits longer and longer after five wrong ones, whether or not there is anybody of that name', async () => {
    const person = await addPerson(district, { role: 'technician' });
    for (const userName of [person.userName, 'nadie.de.nada']) {
      for (let count = 0; count < 5; count++) {
        expect(await signIn({ userName, password: 'otra' })).toMatchObject(refused(401, 'SIGN_IN_WRONG'));
      }
      const locked = await signIn({ userName, password: person.password });
      expect(locked).toMatchObject({ ...refused(429, 'SIGN_IN_LOCKED') });
      expect(locked.headers.get('retry-after')).toBe('30');
      nowMs += 30_000;
      expect(await signIn({ userName, password: 'otra' })).toMatchObject(refused(401, 'SIGN_IN_WRONG'));
      expect((await signIn({ userName, password: 'otra' })).json).toMatchObject({ data: { retryAfterSeconds: 60 } });
    }
    nowMs += 60_000;
    expect((await signIn(person)).status).toBe(200);
    expect((await actions()).map(({ action }) => action)).toContain('account.lock');
  });

  it('is not let guess faster by asking at once', async () => {
    const { userName } = await addPerson(district, { role: 'technician' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn({ userName, password: 'otra' })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('comes from one address as often as somebody types', async () => {
    const browser = openBrowser(district.url);
    const statuses = new Set<number>();
    for (let count = 0; count < 25; count++) {
      const link = { token: `${count}`.padStart(64, '0') };
      statuses.add((await browser.post('/account/link', link, { 'x-forwarded-for': '203.0.113.9' })).status);
    }
    expect(statuses).toEqual(new Set([403, 429]));
  });

  it('is out when nobody used the session for two hours, and after twelve in any case', async () => {
    const { browser } = await signIn(administrator);
    nowMs += minutes(119);
    expect((await browser.post('/account/me')).status).toBe(200);
    nowMs += minutes(119);
    expect((await browser.post('/account/me')).status).toBe(200);
    nowMs += minutes(120);
    expect(await browser.post('/account/me')).toMatchObject(refused(401, 'SESSION_ENDED'));
    const again = await signIn(administrator);
    for (let hours = 0; hours < 11; hours++) {
      nowMs += minutes(60);
      expect((await again.browser.post('/account/me')).status).toBe(200);
    }
    nowMs += minutes(60);
    expect((await again.browser.post('/account/me')).status).toBe(401);
    administrator = await addPerson(district, { role: 'administrator' });
  });
});

describe('a request', () => {
  it.each([
    ['without the header that no other page can send', { 'x-amanuense': '' }],
    ['of a page of another site', { origin: 'https://otro.example' }],
    ['of a page that hides where it is from', { origin: 'null' }],
    ['that the browser says is of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a site beside it', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    expect(await administrator.post('/account/me', {}, headers)).toMatchObject(refused(403, 'NOT_ALLOWED'));
  });

  it('of a page of this server’s is taken', async () => {
    const headers = { origin: district.url, 'sec-fetch-site': 'same-origin' };
    expect((await administrator.post('/account/me', {}, headers)).status).toBe(200);
  });

  it.each([
    ['a name with a control character', '/district/schools/add', { name: 'Escuela\u0000' }],
    ['a name with half a letter', '/district/schools/add', { name: 'Escuela \ud800' }],
    ['an id that is none', '/district/schools/get', { schoolId: '\u0000' }],
    ['no body', '/district/schools/add', null],
    ['a role with a school too many', '/district/users/invite', { schoolIds: ['a', 'b'] }],
  ])('with %s is refused with a code', async (_, path, body) => {
    const whole =
      path === '/district/users/invite' ? { userName: 'x.y', fullName: 'X', role: 'secretary', ...body } : body;
    expect(await administrator.post(path, whole)).toMatchObject(refused(400, 'INVALID_INPUT'));
  });
});

describe('codes by time', () => {
  const codeOf = (secret: string) => new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 });

  it('are asked for once they are on, are good once, and are not read in the database', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const { json } = await person.post('/account/start-second-factor', { password: person.password });
    const { secret, uri } = json as { secret: string; uri: string };
    expect(uri).toContain(`secret=${secret}`);
    expect((await signIn(person)).status).toBe(200);
    const code = () => codeOf(secret).generate({ timestamp: nowMs });
    const wrong = () => (code().startsWith('0') ? '1' : '0') + code().slice(1);
    expect(await person.post('/account/confirm-second-factor', { code: wrong() })).toMatchObject(
      refused(403, 'SECOND_FACTOR_WRONG'),
    );
    expect((await person.post('/account/confirm-second-factor', { code: code() })).status).toBe(200);
    expect(await signIn(person)).toMatchObject(refused(401, 'SECOND_FACTOR_NEEDED'));
    expect(await signIn(person, code())).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    nowMs += 30_000;
    expect((await signIn(person, `${code().slice(0, 3)} ${code().slice(3)}`)).status).toBe(200);
    expect(await signIn(person, code())).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    expect(JSON.stringify(await inDatabase('select second_factor from users'))).not.toContain(secret);

    const asked = { userId: person.userId, reason: 'Perdió el teléfono' };
    const kept = await administrator.post('/district/users/create-link', { ...asked, turnsSecondFactorOff: false });
    const use = { token: tokenOf((kept.json as { path: string }).path), password: 'otra clave bien larga' };
    const browser = openBrowser(district.url);
    expect(await browser.post('/account/use-link', use)).toMatchObject(refused(401, 'SECOND_FACTOR_NEEDED'));
    const off = await administrator.post('/district/users/create-link', { ...asked, turnsSecondFactorOff: true });
    const token = tokenOf((off.json as { path: string }).path);
    expect((await browser.post('/account/use-link', { ...use, token })).status).toBe(200);
    expect((await signIn({ ...person, password: use.password })).status).toBe(200);
  });
});

describe('one’s own account', () => {
  it('changes its password, which ends every other session', async () => {
    const person = await addPerson(district, { role: 'secretary', schoolIds: [schoolId] });
    const { browser } = await signIn(person);
    const { json } = await person.post('/account/sessions');
    expect((json as { isThisOne: boolean }[]).map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true]);
    const newPassword = 'otra clave bien larga';
    const change = { password: 'no es ésta', newPassword };
    expect(await person.post('/account/change-password', change)).toMatchObject(refused(401, 'SIGN_IN_WRONG'));
    expect((await person.post('/account/change-password', { ...change, password: person.password })).status).toBe(200);
    expect((await browser.post('/account/me')).status).toBe(401);
    expect((await person.post('/account/me')).status).toBe(200);
    expect((await signIn({ ...person, password: newPassword })).status).toBe(200);
    expect((await person.post('/account/end-other-sessions')).json).toEqual({ ended: 1 });
  });

  it('ends no session of somebody else’s', async () => {
    const person = await addPerson(district, { role: 'secretary', schoolIds: [schoolId] });
    const { json } = await administrator.post('/account/sessions');
    const [theirs] = json as { id: string }[];
    expect(await person.post('/account/end-session', { sessionId: theirs!.id })).toMatchObject(
      refused(404, 'NOT_IN_DISTRICT'),
    );
    expect((await administrator.post('/account/me')).status).toBe(200);
  });
});

describe('an administrator', () => {
  it('shuts somebody out at once and lets them in again', async () => {
    const person = await addPerson(district, { role: 'secretary', schoolIds: [schoolId] });
    const who = { userId: person.userId, reason: 'Se jubiló' };
    expect((await administrator.post('/district/users/block', who)).status).toBe(200);
    expect((await person.post('/account/me')).status).toBe(401);
    expect(await signIn(person)).toMatchObject(refused(401, 'SIGN_IN_WRONG'));
    expect((await administrator.post('/district/users/unblock', who)).json).toEqual({ state: 'active' });
    expect((await signIn(person)).status).toBe(200);
    expect(await actions()).toContainEqual(expect.objectContaining({ action: 'user.block', reason: 'Se jubiló' }));
  });

  it('makes somebody something else, who is asked to come in anew as that', async () => {
    const person = await addPerson(district, { role: 'secretary', schoolIds: [schoolId] });
    const change = { userId: person.userId, role: 'principal', schoolIds: [schoolId], reason: 'Concurso' };
    expect((await administrator.post('/district/users/set-role', change)).status).toBe(200);
    expect((await person.post('/account/me')).status).toBe(401);
    expect((await signIn(person)).json).toMatchObject({ role: 'principal' });
  });

  it('is not the last one to go, even where two shut each other out at once', async () => {
    await inDatabase(`update users set is_blocked = true where role = 'administrator'`);
    const [first, second] = [
      await addPerson(district, { role: 'administrator' }),
      await addPerson(district, { role: 'administrator' }),
    ];
    const block = ({ userId }: PersonForTests) =>
      district.host.people.users.block(machine, { userId, reason: 'Se va' });
    const [one, other] = await Promise.allSettled([block(first), block(second)]);
    expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = one.status === 'rejected' ? one : other;
    expect(refusal).toMatchObject({ reason: { code: 'LAST_ADMINISTRATOR' } });
    administrator = one.status === 'rejected' ? first : second;
    const own = { userId: administrator.userId, reason: 'Me voy', role: 'technician', schoolIds: [] };
    expect(await administrator.post('/district/users/set-role', own)).toMatchObject(refused(409, 'LAST_ADMINISTRATOR'));
  });

  it('sees how a school does', async () => {
    const pc = await district.enrolPc(schoolId);
    await pc.post('/api/sync/renew', null);
    const { json } = await administrator.post('/district/schools/get', { schoolId });
    expect(json).toMatchObject({
      school: { name: 'Escuela 12', devices: 1, operations: 0, lastContactMs: nowMs },
      devices: [{ isRevoked: false, lastContactMs: nowMs, refusedOperations: 0 }],
    });
  });
});

describe('the audit', () => {
  it('says who did what, without a word of passwords, and is downloaded as CSV that no spreadsheet runs', async () => {
    await administrator.post('/district/schools/rename', { schoolId, name: '=HYPERLINK("x")' });
    const { text, headers } = await administrator.get('/district/audit/export?reason=Control%20anual');
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(text).toMatch(/^\ufeff?Número;/);
    expect(text).toContain(`;"'=HYPERLINK(""x"")";`);
    expect(text).toContain('audit.export');
    expect(text).not.toContain(administrator.password);
    expect(text.trim().split('\r\n')).toHaveLength(
      1 +
        (await inDatabase('select from audit_entries where sequence <= (select max(sequence) from audit_entries)'))
          .length,
    );
    expect(await administrator.get('/district/audit/export')).toMatchObject(refused(400, 'INVALID_INPUT'));
  });

  it('says with what program somebody came in', async () => {
    const { userId, userName, password } = await addPerson(district, { role: 'technician' });
    const { status } = await fetch(`${district.url}/api/account/sign-in`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-amanuense': '1',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      body: JSON.stringify({ userName, password, code: null }),
    });
    expect(status).toBe(200);
    const { json } = await administrator.post('/district/audit/page', { filter: { actorId: userId } });
    expect((json as { entries: object[] }).entries[0]).toMatchObject({
      action: 'account.sign-in',
      subject: { kind: 'program', id: 'Firefox en Windows' },
    });
  });

  it('is narrowed by who, what, school and time, and paged', async () => {
    const page = async (filter: object, rest: object = {}) => {
      const { json } = await administrator.post('/district/audit/page', { filter, ...rest });
      return json as { entries: { sequence: number; action: string }[]; hasMore: boolean };
    };
    const blocked = await page({ actions: ['user.block'] });
    expect(new Set(blocked.entries.map(({ action }) => action))).toEqual(new Set(['user.block']));
    const first = await page({}, { limit: 2 });
    expect(first.hasMore).toBe(true);
    const next = await page({}, { limit: 2, before: first.entries[1]!.sequence });
    expect(next.entries[0]!.sequence).toBe(first.entries[1]!.sequence - 1);
    expect((await page({ toMs: 0 })).entries).toEqual([]);
    expect((await page({ actorId: administrator.userId, schoolId })).entries[0]).toMatchObject({
      action: 'school.rename',
      actorName: expect.stringContaining('Persona'),
    });
  });

  it('is whole until somebody changes it, cuts its end off or takes one out', async () => {
    const verify = async () => (await administrator.post('/district/audit/verify')).json as { brokenAt: number | null };
    expect(await verify()).toMatchObject({ brokenAt: null });
    const noted = (await inDatabase<{ sequence: number; chain: string }>('select sequence, chain from audit_head'))[0]!;
    expect(await district.host.people.audit.verify(noted)).toMatchObject({ brokenAt: null });
    const { sequence } = noted;
    await inDatabase(`update audit_entries set reason = 'otro' where sequence = 3`);
    expect(await verify()).toMatchObject({ brokenAt: 3 });
    await inDatabase(`update audit_entries set reason = null where sequence = 3`);
    expect(await verify()).toMatchObject({ brokenAt: null });
    await inDatabase(`delete from audit_entries where sequence = ${sequence}`);
    expect(await verify()).toMatchObject({ brokenAt: sequence });
    await inDatabase(`update audit_head set (sequence, chain) =
      (select sequence, chain from audit_entries order by sequence desc limit 1)`);
    expect(await verify()).toMatchObject({ brokenAt: null });
    expect(await district.host.people.audit.verify(noted)).toMatchObject({ brokenAt: sequence });
  });

  it('is not written where the act was not, nor the act where it is not', async () => {
    const before = await inDatabase('select from audit_entries');
    await expect(district.host.people.schools.revoke(machine, { id: 'ninguna', reason: null })).rejects.toThrow();
    expect(await inDatabase('select from audit_entries')).toHaveLength(before.length);
    await inDatabase(`alter table audit_entries add constraint closed check (action <> 'school.add')  not valid`);
    try {
      expect((await administrator.post('/district/schools/add', { name: 'Nunca' })).status).toBe(500);
      expect(await inDatabase(`select from schools where name = 'Nunca'`)).toHaveLength(0);
    } finally {
      await inDatabase('alter table audit_entries drop constraint closed');
    }
  });
});
