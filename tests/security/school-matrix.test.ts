import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src-shared/contract/index.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import { listProcedures } from '../../src-shared/contract/server-contract.ts';
import { type Role, roles } from '../../src-shared/domain/district/account.ts';
import { type DeclaredAnswers, fetchDeclared } from '../fixtures/declared-answers.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { addPerson } from '../fixtures/person-for-tests.ts';
import { makeOperation } from '../port-suites/district-log-suite.ts';

/** What a school's people ask in a browser, what its principal alone, and what of a PC alone: written by hand. */
type Branch = { here?: string; ofPrincipals?: string; onPcs?: string };

const library: Record<keyof typeof contract, Branch> = {
  library: {
    here: 'capabilities status updateSettings undo redo',
    onPcs: 'doctor recoveryKey choosePaths revealFile',
  },
  ask: {
    here: 'ask conversations conversation rename remove restore export judge',
  },
  sources: {
    here: 'list groups counts get page pageImage content search folders tags fetchFile upload readAgain unlock update trash restore purge createFolder renameFolder removeFolder',
    onPcs: 'ingestPaths addSampleSchool watchFolder unwatchFolder followReplacement',
  },
  people: {
    here: 'list courses get suggestedMatches requiredPapers create update remove restore previewRoster importRoster decideMatch setRequiredPapers',
  },
  rights: {
    here: 'ofPerson ofPaper marks known retention overdue toReview markPerson holdPaper purgePerson setRetention markReviewed keep',
    onPcs: 'exportPerson',
  },
  planillas: {
    here: 'list gallery get rows publishedNews export exportDesign readDesign create createPublished followPublished createFromForm update trash restore addColumn updateColumn removeColumn tryColumn fill edit accept choose approveColumn addRow removeRows inspectForm setForm',
    onPcs: 'exportTo',
  },
  prompts: {
    here: 'list ready versions fill create save copy trash restore try export previewImport import',
  },
  documents: {
    here: 'templates readyTemplates templateVersions templateText templateFile plan check written writtenFile writtenPdf addTemplate addReadyTemplate replaceTemplate renameTemplate trashTemplate restoreTemplate restoreVersion write trashWritten restoreWritten',
  },
  actas: {
    here: 'get file pdf create saveDetails addLine editLine acceptLine citeLine moveLine removeLine draft approve reopen trash restore',
  },
  markings: {
    here: 'list show choices preview beginFrom mark finish leave',
  },
  recordings: {
    here: 'transcript corrected knownNames secondPass waveform export edit keepTyping settleTyping nameVoice takeBackSecondPass takes.begin takes.add takes.unfinished takes.keep takes.discard sounds.wanted sounds.begin sounds.keep',
    onPcs: 'transcribe transcribeSeveral wouldHear hearAgain',
  },
  chats: {
    here: 'files placeOf',
  },
  jobs: {
    here: 'list get watch watchParts watchAll pause putOff goOn cancel retry remove',
  },
  models: {
    here: 'status',
    onPcs: 'start check pull remove load unload measure importFile copyOut',
  },
  speechModels: {
    here: 'status',
    onPcs: 'pull remove importFile copyOut',
  },
  transcription: {
    onPcs: 'programs setServer forgetServer build',
  },
  backup: {
    onPcs: 'start',
  },
  district: {
    here: 'status news view',
    ofPrincipals: 'decideView',
    onPcs: 'enrol confirm leave synchronizeNow',
  },
  conflicts: {
    here: 'registers list get refused paperStates decide sendAgain discard',
  },
  door: {
    here: 'state',
    onPcs: 'openWithKey',
  },
};

type Kind = keyof Branch;
const kinds = new Map(
  Object.entries(library).flatMap(([branch, parts]) =>
    Object.entries(parts).flatMap(([kind, names]) =>
      names.split(' ').map((name) => [`${branch}.${name}`, kind as Kind]),
    ),
  ) as [string, Kind][],
);

/** How each role is answered by its own school: let in, or by which code not. */
const answers: Record<Role, Record<Kind, string>> = {
  secretary: { here: 'in', ofPrincipals: 'NOT_ALLOWED', onPcs: 'ONLY_ON_PC' },
  principal: { here: 'in', ofPrincipals: 'in', onPcs: 'ONLY_ON_PC' },
  inspector: { here: 'NOT_ALLOWED', ofPrincipals: 'NOT_ALLOWED', onPcs: 'NOT_ALLOWED' },
  administrator: { here: 'NOT_ALLOWED', ofPrincipals: 'NOT_ALLOWED', onPcs: 'NOT_ALLOWED' },
  technician: { here: 'NOT_ALLOWED', ofPrincipals: 'NOT_ALLOWED', onPcs: 'NOT_ALLOWED' },
};

const statuses = { NOT_ALLOWED: 403, NOT_IN_DISTRICT: 404, SESSION_ENDED: 401, ONLY_ON_PC: 422 } as const;
const isRefusal = (code: unknown): code is keyof typeof statuses => Object.hasOwn(statuses, String(code));

const atOnce = 16;
const secret = 'Legajo ajeno 4711';
let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let own: string;
let other: string;
let declared: DeclaredAnswers;

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs }, { keepsLibraries: true });
  own = await district.addSchool('Escuela propia');
  other = await district.addSchool(secret);
  await district.host.log.write(`school:${other}`, (writing) =>
    writing.append([makeOperation({ counter: 1, value: secret })]),
  );
  declared = await fetchDeclared(district);
});
afterAll(() => district?.stop());

/** Where a school's page asks its library, and where programs do by the OpenAPI: they are let in by the same. */
const doors = { page: schoolAddresses.rpc, api: schoolAddresses.api };
type Asking = { cookie: string | null; school: string; door: keyof typeof doors };

/** How a call that says nothing is answered: a code of refusal, or `in`. */
async function ask({ cookie, school, door }: Asking, name: string): Promise<string> {
  // Nobody is to be refused for coming often.
  nowMs += 500;
  const stop = new AbortController();
  const headers = { 'content-type': 'application/json', 'x-amanuense': '1', ...(cookie !== null && { cookie }) };
  const url = `${district.url}${doors[door](school)}/${name.replaceAll('.', '/')}`;
  const body = door === 'page' ? '{"json":{}}' : '{}';
  const response = await fetch(url, { method: 'POST', headers, body, signal: stop.signal });
  const isNews = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isNews ? '' : await response.text();
  if (isNews) stop.abort();
  if (door === 'api' && !response.ok && kinds.get(name) !== 'onPcs') {
    const path = `/schools/{schoolId}/${name.replaceAll('.', '/')}`;
    const type = response.headers.get('content-type');
    expect(declared.faultsOf({ path, method: 'post', status: response.status, type, text }), name).toBe('');
  }
  if (school === other) expect(text).not.toContain(secret);
  const isJson = response.headers.get('content-type') === 'application/json';
  const told = isJson ? JSON.parse(text) : null;
  const code: unknown = door === 'page' ? told?.json?.data?.code : told?.code;
  if (!isRefusal(code)) return response.status === 405 || response.status >= 500 ? `${response.status}` : 'in';
  expect(response.status).toBe(statuses[code]);
  return code;
}

async function askAll(asking: Asking): Promise<Record<string, string>> {
  const answered: Record<string, string> = {};
  const names = [...kinds.keys()];
  const askNext = async (): Promise<void> => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      answered[name] = await ask(asking, name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askNext));
  return answered;
}

function expected(answerTo: (kind: Kind) => string): Record<string, string> {
  return Object.fromEntries([...kinds].map(([name, kind]) => [name, answerTo(kind)]));
}

it('has a cell for every procedure of the contract', () => {
  expect([...kinds.keys()].sort()).toEqual(
    listProcedures(contract)
      .map(({ name }) => name)
      .sort(),
  );
});

describe.each(roles)('a %s', (role) => {
  it('is answered by the library of their school as far as they may ask, and by no other one', async () => {
    const isOfDistrict = role === 'administrator' || role === 'technician';
    const schoolIds = isOfDistrict ? [] : [own];
    const person = await addPerson(district, { role, schoolIds });
    const cookie = person.cookie();
    // Whoever works in no library is told no more by one school than by another.
    const elsewhere = answers[role].here === 'in' ? () => 'NOT_IN_DISTRICT' : (kind: Kind) => answers[role][kind];
    for (const door of ['page', 'api'] as const) {
      expect(await askAll({ cookie, school: own, door }), door).toEqual(expected((kind) => answers[role][kind]));
      expect(await askAll({ cookie, school: other, door }), door).toEqual(expected(elsewhere));
    }
  }, 60_000);
});

it('answers nobody', async () => {
  for (const door of ['page', 'api'] as const) {
    expect(await askAll({ cookie: null, school: own, door }), door).toEqual(expected(() => 'SESSION_ENDED'));
  }
}, 60_000);

it('answers no page of another site, and no address that is made up', async () => {
  const { cookie } = await addPerson(district, { role: 'secretary', schoolIds: [own] });
  const call = (path: string, init: RequestInit) =>
    fetch(`${district.url}${path}`, { ...init, headers: { cookie: cookie() ?? '', ...init.headers } });
  const ours = { 'content-type': 'application/json', 'x-amanuense': '1' };
  for (const door of Object.values(doors)) {
    const status = `${door(own)}/library/status`;
    expect((await call(status, { method: 'POST', headers: ours, body: '{}' })).status).toBe(200);
    expect((await call(status, { method: 'POST', body: '{}' })).status).toBe(403);
    const foreign = { ...ours, origin: 'https://otro.example' };
    expect((await call(status, { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
    expect((await call(status, { method: 'GET' })).status).toBe(405);
    for (const path of [
      'library/../library/status/x',
      'library.status',
      'library%2Fstatus',
      'rpc/library/status',
      'constructor',
      '__proto__',
    ]) {
      const made = await call(`${door(own)}/${path}`, { method: 'POST', headers: ours, body: '{}' });
      expect(made.status, path).toBe(404);
    }
  }
});

it('lets one address ask no more than a school’s people do, whoever they are', async () => {
  const url = `${district.url}${schoolAddresses.rpc(own)}/library/status`;
  const headers = { 'content-type': 'application/json', 'x-amanuense': '1', 'x-forwarded-for': '192.0.2.7' };
  const statuses = new Map<number, number>();
  const askSome = async () => {
    for (let asked = 0; asked < 65; asked += 1) {
      const { status, body } = await fetch(url, { method: 'POST', headers, body: '{}' });
      await body?.cancel();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, askSome));
  expect(Object.fromEntries(statuses)).toEqual({ 401: 2_000, 429: 80 });
}, 60_000);
