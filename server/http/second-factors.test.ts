import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, openBrowser, type PersonForTests, tokenOf } from '../../tests/fixtures/person-for-tests.ts';
import { type ProviderForTests, startProviderForTests } from '../../tests/fixtures/provider-for-tests.ts';
import { refused } from '../../tests/fixtures/refused.ts';
import { createOpenIdProvider } from '../adapters/openid/openid-provider.ts';

const day = 24 * 60 * 60_000;
let nowMs = Date.now();
let district: DistrictForTests;
let provider: ProviderForTests;
let administrator: PersonForTests;

/** Where the provider sends people back to: nobody listens there, for the test is the browser. */
const address = 'http://127.0.0.1:8330/';

beforeAll(async () => {
  provider = await startProviderForTests(address);
  district = await startDistrictForTests(
    { now: () => nowMs },
    {
      said: {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_NAME: 'la cuenta del ministerio',
        AMANUENSE_ADDRESS: address,
      },
    },
  );
  administrator = await addPerson(district, { role: 'administrator' });
});
afterAll(async () => {
  await district?.stop();
  await provider?.stop();
});

const signIn = ({ userName, password }: { userName: string; password: string }, code: string | null = null) => {
  const browser = openBrowser(district.url);
  return browser.post('/account/sign-in', { userName, password, code }).then((answer) => ({ ...answer, browser }));
};
const actions = async (filter: object = {}) => {
  const { json } = await administrator.post('/district/audit/page', { filter });
  return (json as { entries: { action: string; result: string }[] }).entries;
};

/** Turns codes on; what shows them, and the codes for who lost it. */
async function turnCodesOn(person: PersonForTests) {
  const { json } = await person.post('/account/start-second-factor', { password: person.password });
  const telephone = new TOTP({ secret: (json as { secret: string }).secret });
  const shown = () => telephone.generate({ timestamp: nowMs });
  const answer = await person.post('/account/confirm-second-factor', { code: shown() });
  expect(answer.status, answer.text).toBe(200);
  // A code that was used is not good again.
  nowMs += 30_000;
  return { shown, codes: (answer.json as { recoveryCodes: string[] }).recoveryCodes };
}

describe('recovery codes', () => {
  it('let somebody in once each, however they are typed, and are not read in the database', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const { codes } = await turnCodesOn(person);
    expect(codes).toHaveLength(10);
    expect((await signIn(person, codes[0]!.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect(await signIn(person, codes[0])).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    expect((await person.post('/account/recovery-codes')).json).toEqual({ left: 9 });
    const other = await addPerson(district, { role: 'technician' });
    await turnCodesOn(other);
    expect(await signIn(other, codes[1])).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    const kept = await district.host.people.audit.page(machine, { filter: {}, before: null, limit: 100 });
    const used = kept.entries.filter(({ action }) => action === 'account.recovery-code.use');
    expect(used.map(({ subject }) => subject?.id)).toEqual([person.userId]);
  });

  it('are let in once, even where two use one at once', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const { codes } = await turnCodesOn(person);
    const answers = await Promise.all([signIn(person, codes[0]), signIn(person, codes[0])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('are replaced by new ones, and go with the telephone', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const { codes, shown } = await turnCodesOn(person);
    expect(await person.post('/account/new-recovery-codes', { password: 'no es' })).toMatchObject(
      refused(401, 'SIGN_IN_WRONG'),
    );
    const { json } = await person.post('/account/new-recovery-codes', { password: person.password });
    const [fresh] = (json as { recoveryCodes: string[] }).recoveryCodes;
    expect(await signIn(person, codes[0])).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    expect((await signIn(person, fresh)).status).toBe(200);
    expect(await person.post('/account/confirm-second-factor', { code: shown() })).toMatchObject(
      refused(400, 'INVALID_INPUT'),
    );
    await person.post('/account/stop-second-factor', { password: person.password });
    expect((await person.post('/account/recovery-codes')).json).toEqual({ left: 0 });
  });
});

describe('a code that is typed with a link', () => {
  it('counts among the tries of its name, so that whoever has the link alone cannot try them all', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const { shown } = await turnCodesOn(person);
    const asked = { userId: person.userId, reason: 'Olvidó la clave', turnsSecondFactorOff: false };
    const { json } = await administrator.post('/district/users/create-link', asked);
    const use = { token: tokenOf((json as { path: string }).path), password: 'otra clave bien larga' };
    const tryCode = (code: string) => openBrowser(district.url).post('/account/use-link', { ...use, code });
    const wrong = () => (shown().startsWith('0') ? '1' : '0') + shown().slice(1);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await tryCode(wrong())).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    }
    expect(await tryCode(shown())).toMatchObject(refused(429, 'SIGN_IN_LOCKED'));
    nowMs += 60_000;
    expect((await tryCode(shown())).status).toBe(200);
  });
});

describe('a second factor that is demanded', () => {
  it('leaves a week from the first time, and then the account alone, until it is on', async () => {
    const person = await addPerson(district, { role: 'technician' });
    const begunMs = nowMs;
    expect((await person.post('/account/me')).json).toMatchObject({
      missing: null,
      secondFactorDueMs: begunMs + 7 * day,
    });
    nowMs += 8 * day;
    const { browser, json } = await signIn(person);
    expect(json).toMatchObject({ missing: 'set-up', secondFactorDueMs: begunMs + 7 * day });
    expect((json as { capabilities: string[] }).capabilities.join()).not.toContain('district.');
    for (const path of ['/district/schools/list', '/district/audit/verify']) {
      expect(await browser.post(path)).toMatchObject(refused(403, 'SECOND_FACTOR_DEMANDED'));
    }
    expect((await browser.post('/account/sessions')).status).toBe(200);
    await turnCodesOn({ ...person, ...browser });
    expect((await browser.post('/account/me')).json).toMatchObject({ missing: null, secondFactorDueMs: null });
    expect((await browser.post('/district/schools/list')).status).toBe(200);
    await browser.post('/account/stop-second-factor', { password: person.password });
    expect((await browser.post('/account/me')).json).toMatchObject({ missing: 'set-up' });
    administrator = await addPerson(district, { role: 'administrator' });
  });

  it('is demanded of whom the administrator says, who are left a week too', async () => {
    const schoolId = await district.addSchool('Escuela 12');
    const principal = await addPerson(district, { role: 'principal', schoolIds: [schoolId] });
    expect((await administrator.post('/district/second-factor/demanded')).json).toEqual({
      roles: ['administrator', 'technician'],
    });
    const demand = (roles: string[]) =>
      administrator.post('/district/second-factor/demand', { roles, reason: 'Ordenanza 12' });
    expect((await demand(['administrator', 'principal', 'principal'])).status).toBe(200);
    expect((await administrator.post('/district/second-factor/demanded')).json).toEqual({
      roles: ['administrator', 'principal'],
    });
    expect((await principal.post('/account/me')).json).toMatchObject({ missing: null, secondFactorDueMs: null });
    expect((await signIn(principal)).json).toMatchObject({ missing: null, secondFactorDueMs: nowMs + 7 * day });
    nowMs += 7 * day;
    expect((await signIn(principal)).json).toMatchObject({ missing: 'set-up' });
    administrator = await addPerson(district, { role: 'administrator' });
    await demand(['administrator', 'technician']);
    expect((await signIn(principal)).json).toMatchObject({ missing: null, secondFactorDueMs: null });
    await demand(['administrator', 'technician', 'principal']);
    expect((await signIn(principal)).json).toMatchObject({ missing: null, secondFactorDueMs: nowMs + 7 * day });
    await demand(['administrator', 'technician']);
    expect((await actions()).map(({ action }) => action)).toContain('user.second-factor.demand');
  });

  it('is set anew by a link of the administrator’s who lost the telephone, which is told apart in the audit', async () => {
    const person = await addPerson(district, { role: 'technician' });
    await turnCodesOn(person);
    nowMs += 8 * day;
    administrator = await addPerson(district, { role: 'administrator' });
    const lost = { userId: person.userId, turnsSecondFactorOff: true, reason: 'Perdió el teléfono' };
    const { json } = await administrator.post('/district/users/create-link', lost);
    const use = { token: tokenOf((json as { path: string }).path), password: 'otra clave bien larga' };
    const browser = openBrowser(district.url);
    expect((await browser.post('/account/use-link', use)).json).toMatchObject({ missing: 'set-up' });
    expect((await browser.post('/account/recovery-codes')).json).toEqual({ left: 0 });
    expect((await actions()).map(({ action }) => action)).toContain('user.second-factor.reset');
  });
});

describe('the identity provider', () => {
  /** Invites somebody by an address, whom the provider then knows. */
  async function invite(email: string, role: 'technician' | 'administrator' = 'technician'): Promise<string> {
    const user = { userName: email, fullName: `Persona ${email}`, role, schoolIds: [] };
    provider.account = { id: `id-${email}`, email, isVerified: true };
    return (await district.host.people.users.invite(machine, user)).userId;
  }
  async function go(browser = openBrowser(district.url)) {
    const { json, status } = await browser.post('/account/start-provider-sign-in');
    expect(status).toBe(200);
    const { url } = json as { url: string };
    return { browser, url, search: await provider.visit(url) };
  }
  const finish = ({ browser, search }: Pick<Awaited<ReturnType<typeof go>>, 'browser' | 'search'>) =>
    browser.post('/account/finish-provider-sign-in', { search });
  async function comeIn() {
    const gone = await go();
    return { ...gone, ...(await finish(gone)) };
  }

  it('lets in who was invited by the address that it vouches for, and from then on by its name for them', async () => {
    const userId = await invite('rosa@ministerio.edu.ar');
    expect((await openBrowser(district.url).post('/account/provider')).json).toEqual({
      name: 'la cuenta del ministerio',
    });
    const first = await comeIn();
    expect(first).toMatchObject({ status: 200, json: { id: userId, hasPassword: false, missing: null } });
    expect(first.browser.cookie()).toContain('__Host-amanuense=');
    // They marry, and the address changes: the name stays.
    provider.account = { ...provider.account, email: 'otra@ministerio.edu.ar', isVerified: false };
    expect(await comeIn()).toMatchObject({ status: 200, json: { id: userId } });
    const acts = (await actions({ actorId: userId })).map(({ action }) => action);
    expect(acts).toEqual(['account.provider.sign-in', 'account.provider.sign-in', 'account.provider.link']);
    const { json } = await first.browser.post('/account/sign-out');
    const { leaveUrl } = json as { leaveUrl: string };
    expect(new URL(leaveUrl).origin).toBe(provider.issuer);
    expect(new URL(leaveUrl).searchParams.get('post_logout_redirect_uri')).toBe(address);
    expect((await fetch(leaveUrl)).status).toBe(200);
  });

  it.each([
    ['an address that it does not vouch for', { id: 'a', email: 'invitada@ministerio.edu.ar', isVerified: false }],
    ['an address that nobody invited', { id: 'b', email: 'nadie@ministerio.edu.ar', isVerified: true }],
  ])('lets nobody in by %s', async (_, account) => {
    await invite(`${account.id}-${'invitada@ministerio.edu.ar'}`);
    provider.account = account;
    if (account.id === 'a') {
      const user = { userName: account.email, fullName: 'Invitada', role: 'technician', schoolIds: [] } as const;
      await district.host.people.users.invite(machine, user);
    }
    const answer = await comeIn();
    expect(answer).toMatchObject(refused(403, 'PROVIDER_UNKNOWN'));
    expect(answer.browser.cookie()).not.toContain('__Host-amanuense=');
    expect((await actions())[0]).toMatchObject({ action: 'account.provider.sign-in', result: 'PROVIDER_UNKNOWN' });
  });

  it('lets in neither who is blocked, nor another account that took the address of somebody', async () => {
    const userId = await invite('bloqueada@ministerio.edu.ar');
    const who = { userId, reason: 'Se fue' };
    expect((await comeIn()).status).toBe(200);
    provider.account = { ...provider.account, id: 'otra-cuenta' };
    expect(await comeIn()).toMatchObject(refused(403, 'PROVIDER_UNKNOWN'));
    provider.account = { ...provider.account, id: 'id-bloqueada@ministerio.edu.ar' };
    await administrator.post('/district/users/block', who);
    expect(await comeIn()).toMatchObject(refused(403, 'PROVIDER_UNKNOWN'));
    await administrator.post('/district/users/unblock', who);
    expect((await comeIn()).status).toBe(200);
  });

  it('is believed once, in the browser that went, and as long as somebody takes to sign in', async () => {
    await invite('una@ministerio.edu.ar');
    const gone = await go();
    const other = await go();
    expect(await finish({ ...gone, browser: openBrowser(district.url) })).toMatchObject(
      refused(403, 'PROVIDER_REFUSED'),
    );
    expect(await finish({ ...gone, search: other.search })).toMatchObject(refused(403, 'PROVIDER_REFUSED'));
    const again = await go();
    expect((await finish(again)).status).toBe(200);
    expect(await finish(again)).toMatchObject(refused(403, 'PROVIDER_REFUSED'));
    const late = await go();
    nowMs += 10 * 60_000;
    expect(await finish(late)).toMatchObject(refused(403, 'PROVIDER_REFUSED'));
    nowMs -= 10 * 60_000;
  });

  it('is not believed with another state, issuer or code, nor with the nonce of another errand', async () => {
    await invite('dos@ministerio.edu.ar');
    const changes: [string, (search: URLSearchParams) => void][] = [
      ['state', (search) => search.set('state', 'x')],
      ['issuer', (search) => search.set('iss', 'https://otro.example')],
      ['code', (search) => search.set('code', 'x')],
      ['nothing but an error', (search) => search.set('error', 'access_denied')],
    ];
    for (const [what, change] of changes) {
      const gone = await go();
      const search = new URLSearchParams(gone.search);
      change(search);
      expect(await finish({ ...gone, search: search.toString() }), what).toMatchObject(
        refused(403, 'PROVIDER_REFUSED'),
      );
    }
    // A code that the provider gave for another nonce: somebody put theirs into the way of another.
    const browser = openBrowser(district.url);
    const { json } = await browser.post('/account/start-provider-sign-in');
    const url = new URL((json as { url: string }).url);
    url.searchParams.set('nonce', 'el-de-otra');
    expect(await finish({ browser, search: await provider.visit(url.href) })).toMatchObject(
      refused(403, 'PROVIDER_REFUSED'),
    );
  });

  it('counts for a second factor where it asked for one, and else leaves the district’s own', async () => {
    const userId = await invite('tres@ministerio.edu.ar');
    provider.account = { ...provider.account, amr: ['pwd', 'mfa'] };
    const { browser } = await comeIn();
    const person = { ...browser, userId, userName: 'tres@ministerio.edu.ar', password: '' };
    // Who has no password has just come in by the provider.
    const { shown } = await turnCodesOn({
      ...person,
      post: (path, body) =>
        browser.post(path, { ...Object(body), ...(Object(body).password === '' && { password: null }) }),
    });
    expect((await comeIn()).json).toMatchObject({ missing: null });
    provider.account = { ...provider.account, amr: ['pwd'] };
    const bare = await comeIn();
    expect(bare.json).toMatchObject({ missing: 'code' });
    for (const path of ['/district/schools/list', '/account/sessions']) {
      expect(await bare.browser.post(path)).toMatchObject(refused(403, 'SECOND_FACTOR_DEMANDED'));
    }
    expect(await bare.browser.post('/account/stop-second-factor', { password: null })).toMatchObject(
      refused(403, 'SECOND_FACTOR_DEMANDED'),
    );
    const prove = (code: string) => bare.browser.post('/account/prove-second-factor', { code });
    expect(await prove('000000')).toMatchObject(refused(403, 'SECOND_FACTOR_WRONG'));
    expect(await prove(shown())).toMatchObject({ status: 200, json: { missing: null } });
    expect((await bare.browser.post('/district/schools/list')).status).toBe(200);
    nowMs += 10 * 60_000;
    expect(await bare.browser.post('/account/stop-second-factor', { password: null })).toMatchObject(
      refused(401, 'SIGN_IN_AGAIN'),
    );
  });

  it('lets nobody guess codes', async () => {
    const userId = await invite('cuatro@ministerio.edu.ar');
    const { browser } = await comeIn();
    const secret = await browser.post('/account/start-second-factor', { password: null });
    const telephone = new TOTP({ secret: (secret.json as { secret: string }).secret });
    await browser.post('/account/confirm-second-factor', { code: telephone.generate({ timestamp: nowMs }) });
    const bare = await comeIn();
    const statuses: number[] = [];
    for (let count = 0; count < 6; count++) {
      statuses.push((await bare.browser.post('/account/prove-second-factor', { code: '000000' })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await actions()).map(({ action }) => action)).toContain('account.lock');
    expect(userId).toBeTruthy();
  });
});

it('is told apart where the provider does not answer', async () => {
  const gone = await startProviderForTests(address);
  await gone.stop();
  const { issuer, clientId, clientSecret } = gone;
  const failures: string[][] = [];
  const said = { issuer, clientId, clientSecret, address, name: 'x', alwaysHasSecondFactor: false };
  const away = createOpenIdProvider(said, (codes) => failures.push(codes));
  await expect(away.begin()).rejects.toMatchObject({ code: 'PROVIDER_AWAY' });
  expect(failures.flat()).toContain('ECONNREFUSED');
});
