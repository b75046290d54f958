import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { conflictMessages } from '../../src-renderer/messages/conflicts.ts';
import { connectionMessages } from '../../src-renderer/messages/connection.ts';
import { districtAccountMessages } from '../../src-renderer/messages/district-account.ts';
import { districtFrameMessages } from '../../src-renderer/messages/district-frame.ts';
import { documentListMessages } from '../../src-renderer/messages/documents.ts';
import { frameMessages, screenTitles } from '../../src-renderer/messages/frame.ts';
import { microphoneMessages } from '../../src-renderer/messages/microphone.ts';
import { paperStateNames } from '../../src-renderer/messages/papers.ts';
import { gridMessages } from '../../src-renderer/messages/planillas.ts';
import { schoolAreaMessages } from '../../src-renderer/messages/school-area.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import type { ChatScript } from '../fakes/chat-script.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type BreakableLine, startBreakableLine } from '../fixtures/breakable-line.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../fixtures/person-for-tests.ts';
import { type ProviderForTests, startProviderForTests } from '../fixtures/provider-for-tests.ts';
import { atSchool } from '../fixtures/school-client.ts';
import { synchronizeChanges } from '../library/enrolled-library.ts';
import { type OpenLibrary, openLibrary } from '../library/open-library.ts';
import { samplePerson } from '../port-suites/library-fixtures.ts';
import { textOfSheets } from '../text-of-sheets.ts';
import { goTo } from './browser-host.ts';
import { type BrowserPage, chromiumProgram, openPage } from './chromium.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 60_000 };
const { signIn, account } = districtAccountMessages;
const threeHoursMs = 3 * 60 * 60_000;

/** How much later it is for the server than for everybody else. */
let shiftMs = 0;
let district: DistrictForTests;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let script: (prompt: string) => ChatScript = quoting;
let line: BreakableLine;
let provider: ProviderForTests;
let schoolId: string;
let secretary: PersonForTests;
let browser: BrowserPage;
/** Two PCs of the school, which synchronise when the test says so. */
let pcs: [OpenLibrary, OpenLibrary];
let planillaId: PlanillaId;

beforeAll(async () => {
  // Where the server is reached is known before it is there: the provider sends people back to it.
  line = await startBreakableLine('http://127.0.0.1:9');
  provider = await startProviderForTests(`${line.url}/`);
  ollama = await startFakeOllama({ chat: ({ messages }) => script(messages.at(-1)?.content ?? '') });
  const said = {
    OLLAMA_URL: ollama.url,
    OLLAMA_MODEL: 'prueba:1b',
    CHROMIUM_PATH: chromiumProgram,
    AMANUENSE_ADDRESS: line.url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'la cuenta del ministerio',
  };
  district = await startDistrictForTests({ now: () => Date.now() + shiftMs }, { keepsLibraries: true, said });
  line.leadTo(district.url);
  schoolId = await district.addSchool('Escuela N.º 12 «Ñandú»');
  secretary = await addPerson(district, { role: 'secretary', schoolIds: [schoolId] });
  pcs = [await enrolPc(), await enrolPc()];
  planillaId = await createPlanilla(pcs[0]);
  browser = await openPage(line.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await line?.stop();
  await district?.stop();
  await provider?.stop();
  await ollama?.close();
});

/** What a model writes that proves two sentences by the words of the first passage. */
function quoting(prompt: string): ChatScript {
  const cita = /<pasaje[^>]*>\s*([\s\S]*?)\s*<\/pasaje>/.exec(prompt)?.[1] ?? '';
  const sentence = { pasaje: 1, cita, oracion: cita };
  const text = JSON.stringify({ consta: true, oraciones: [sentence, sentence] });
  return { pieces: text.match(/.{1,9}/gs) ?? [] };
}

async function enrolPc(): Promise<OpenLibrary> {
  const pc = await openLibrary({ deviceKeys: memoryDeviceKeys() });
  const { code } = await district.host.enrolment.createCode(schoolId);
  await pc.client.district.enrol({ server: district.url, code });
  await pc.client.district.confirm();
  return pc;
}

/** A planilla with one row and one column, whose cell is empty. */
async function createPlanilla({ client }: OpenLibrary): Promise<PlanillaId> {
  const columns = [columnDefinitionSchema.parse({ name: 'Domicilio', type: 'text' })];
  const scope = planillaScopeSchema.parse({});
  const made = await client.planillas.create({ title: 'Domicilios', rowKind: 'document', scope, columns });
  await client.planillas.addRow({ planillaId: made.planillaId });
  return made.planillaId;
}

const cellOn = async ({ client }: OpenLibrary) =>
  (await client.planillas.rows({ planillaId })).rows[0]?.cells[0]?.value;

async function write({ client }: OpenLibrary, text: string): Promise<void> {
  const { rows } = await client.planillas.rows({ planillaId });
  const { columns } = await client.planillas.get({ planillaId });
  await client.planillas.edit({ planillaId, edits: [{ rowId: rows[0]!.id, columnId: columns[0]!.id, text }] });
}

async function signInAs(page: Page, { userName, password }: PersonForTests): Promise<void> {
  await page.getByLabel(signIn.userName, { exact: true }).fill(userName, patience);
  await page.getByLabel(signIn.password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Has somebody be asked for codes from now on; gives what their telephone shows. */
async function turnCodesOn({ post, userName, password }: PersonForTests): Promise<() => string> {
  await post('/account/sign-in', { userName, password, code: null });
  const { json } = await post('/account/start-second-factor', { password });
  const { secret } = z.object({ secret: z.string() }).parse(json);
  const telephone = new TOTP({ secret });
  const shown = () => telephone.generate({ timestamp: Date.now() + shiftMs });
  expect((await post('/account/confirm-second-factor', { code: shown() })).status).toBe(200);
  return shown;
}

const navigation = (page: Page) => page.getByRole('navigation', { name: frameMessages.screens });
const statusLine = (page: Page) => page.locator('[data-region="status"]');

test('a secretary who signs in is in the school, by keyboard, and sees nothing that only a PC can do', async () => {
  const { page } = browser;
  await signInAs(page, secretary);
  await navigation(page).getByText('Escuela N.º 12 «Ñandú»').waitFor(patience);
  expect(new URL(page.url()).pathname).toBe(`/school/${schoolId}/`);
  await page.getByRole('heading', { level: 1, name: new RegExp(secretary.userName) }).waitFor();
  await statusLine(page).getByText(frameMessages.onServer).waitFor();
  await navigation(page).getByRole('link', { name: screenTitles.settings }).waitFor();
  expect(await navigation(page).getByRole('link', { name: screenTitles.models }).count()).toBe(0);
  expect(await seriousFindings(page, 'the school in a browser')).toEqual([]);

  await page.keyboard.press('Alt+8');
  await page.getByRole('heading', { name: settingsMessages.elsewhere.title }).waitFor(patience);
  for (const title of [settingsMessages.backup.title, settingsMessages.watched.title, settingsMessages.night.title]) {
    expect(await page.getByRole('heading', { name: title, exact: true }).count(), title).toBe(0);
  }
  expect(await seriousFindings(page, 'the settings of a school in a browser')).toEqual([]);

  await page.getByRole('button', { name: new RegExp(`^Persona ${secretary.userName}`) }).press('Enter');
  expect(await seriousFindings(page, 'what is theirs')).toEqual([]);
  await page.getByRole('menuitem', { name: districtFrameMessages.account }).press('Enter');
  await page.getByRole('heading', { level: 1, name: districtFrameMessages.account }).waitFor(patience);
  await page.getByText(secretary.userName, { exact: true }).waitFor();
  expect(await seriousFindings(page, 'the account')).toEqual([]);
}, 120_000);

test('what two PCs wrote without each other is told in the browser, and is the same everywhere after one press', async () => {
  const { page } = browser;
  const [one, other] = pcs;
  await synchronizeChanges(one);
  await synchronizeChanges(other);
  await write(one, 'Rivadavia 100');
  await write(other, 'Mitre 200');
  await synchronizeChanges(one);
  await synchronizeChanges(other);
  await statusLine(page).getByText(conflictMessages.mark(1)).click(patience);
  const values = page.getByRole('list', { name: conflictMessages.versions });
  for (const text of ['Rivadavia 100', 'Mitre 200']) await values.getByText(text).waitFor(patience);
  expect(await seriousFindings(page, 'a conflict of two PCs')).toEqual([]);
  await values.getByRole('listitem').filter({ hasText: 'Rivadavia 100' }).getByText(conflictMessages.use).click();
  await page.getByText(conflictMessages.none, { exact: true }).waitFor(patience);
  for (const pc of pcs) {
    const settled = async () => {
      await synchronizeChanges(pc);
      return [await cellOn(pc), (await pc.client.conflicts.registers()).length];
    };
    await expect.poll(settled, patience).toEqual(['Rivadavia 100', 0]);
  }
  await goTo(page, `/planillas/${planillaId}`);
  await page.getByRole('gridcell').getByText('Rivadavia 100').waitFor(patience);
  expect(await page.getByText(gridMessages.states.disputed).count()).toBe(0);
}, 120_000);

test('a paper dropped in the browser is read there and reaches the PCs', async () => {
  const { page } = browser;
  await goTo(page, '/papeles');
  await page.getByRole('button', { name: microphoneMessages.record }).waitFor(patience);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Nota: Lucía Ñáñez se retira a las once.'], 'retiro.txt', { type: 'text/plain' }));
    return data;
  });
  await page.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
  const row = page.getByRole('row').filter({ hasText: 'retiro.txt' });
  await row.getByText(paperStateNames.good).waitFor(patience);
  await row.getByText('retiro.txt').dblclick();
  await page.getByText('Lucía Ñáñez se retira a las once.').first().waitFor(patience);
  const [pc] = pcs;
  const there = async () => {
    await synchronizeChanges(pc);
    return (await pc.list()).map(({ name, status }) => [name, status]);
  };
  await expect.poll(there, patience).toEqual([['retiro.txt', 'ready']]);
}, 120_000);

test('a question is answered by the server’s model with its proof, stops when told to, and is quoted once it is away', async () => {
  const { page } = browser;
  await goTo(page, '/preguntar');
  const box = page.getByRole('textbox', { name: askMessages.box });
  const conversation = page.getByRole('region', { name: askMessages.conversation });
  const send = async (question: string) => {
    await box.fill(question, patience);
    await page.keyboard.press('Enter');
  };
  await send('¿Cuándo se retira Lucía Ñáñez?');
  await conversation.getByText('Escrito con prueba:1b').waitFor(patience);
  await conversation
    .getByRole('button', { name: /^Prueba 1:/ })
    .first()
    .click();
  await page.getByRole('complementary').locator('mark, [data-paint]').first().waitFor(patience);
  expect(await seriousFindings(page, 'an answer in a browser')).toEqual([]);
  await page.keyboard.press('Escape');

  script = (prompt) => {
    const { pieces } = quoting(prompt);
    return { pieces, stallAfter: Math.ceil(pieces.length * 0.75) };
  };
  const aborted = ollama.abortedRequests();
  await send('¿Y quién se retira a las once?');
  await conversation.getByText(askMessages.writing('prueba:1b')).waitFor(patience);
  await page.getByRole('button', { name: askMessages.stop }).click();
  await conversation.getByText(askMessages.stopped).waitFor(patience);
  await expect.poll(() => ollama.abortedRequests(), patience).toBe(aborted + 1);

  await ollama.close();
  await send('¿Qué nota habla de Lucía Ñáñez?');
  await conversation.getByText('Citas textuales, sin modelo').waitFor(patience);
}, 120_000);

test('a document that was written in the browser is taken along as a PDF, which the server prints', async () => {
  const { page } = browser;
  const client = atSchool(district, secretary, schoolId);
  await client.people.create({ ...samplePerson(), familyName: 'Ñáñez', givenName: 'Lucía' });
  const { templateId } = await client.documents.addReadyTemplate({ key: 'constancia-de-alumno-regular' });
  const place = { templateId, rowsFrom: { kind: 'roster', course: null }, date: '2026-11-23' } as const;
  const { mapping } = await client.documents.plan(place);
  const { documentId, jobId } = await client.documents.write({ ...place, mapping, as: 'one', leaveBlanks: true });
  await expect.poll(async () => (await client.jobs.get({ jobId })).state, patience).toBe('completed');
  const { name } = await client.documents.writtenFile({ documentId });
  await goTo(page, '/documentos');
  await page.getByRole('button', { name: documentListMessages.menuOf(name) }).click(patience);
  const downloading = page.waitForEvent('download', patience);
  await page.getByRole('menuitem', { name: documentListMessages.savePdf }).click();
  const sheets = await textOfSheets(new Uint8Array(readFileSync(await (await downloading).path())));
  expect(sheets.join(' ')).toContain('Ñáñez, Lucía');
}, 120_000);

test('what was typed is kept and sent when the session ends, and the server’s silence is told and passes', async () => {
  const { page } = browser;
  await goTo(page, `/planillas/${planillaId}`);
  const cell = page.getByRole('row').last().getByRole('gridcell').last();
  await cell.getByText('Rivadavia 100').waitFor(patience);
  const again = page.getByRole('dialog', { name: schoolAreaMessages.signInAgain });
  const [pc] = pcs;
  const there = async () => {
    await synchronizeChanges(pc);
    return cellOn(pc);
  };
  await cell.click();
  await page.keyboard.type('Moreno 400');
  shiftMs += threeHoursMs;
  await page.keyboard.press('Enter');
  provider.account = { id: 'nadie', email: 'nadie@ministerio.edu.ar', isVerified: true };
  const opening = page.waitForEvent('popup', patience);
  await again.getByRole('button', { name: signIn.byProvider('la cuenta del ministerio') }).click(patience);
  const small = await opening;
  await small.getByText(errorMessage('PROVIDER_UNKNOWN')).waitFor(patience);
  await again.getByText(signIn.inSmallWindow).waitFor();
  provider.account = { id: 'lucia', email: secretary.userName, isVerified: true };
  const closing = small.waitForEvent('close', patience);
  await small.getByRole('button', { name: signIn.byProvider('la cuenta del ministerio') }).click(patience);
  await closing;
  await again.waitFor({ state: 'detached', ...patience });
  await page.getByRole('gridcell').getByText('Moreno 400').waitFor(patience);
  await expect.poll(there, patience).toBe('Moreno 400');

  // Where she was has the focus again: she goes on by typing.
  await page.keyboard.type('Belgrano 300');
  shiftMs += threeHoursMs;
  await page.keyboard.press('Enter');
  await again.getByText(signIn.expiredBelow).waitFor(patience);
  expect(await again.getByLabel(signIn.userName, { exact: true }).inputValue()).toBe(secretary.userName);
  expect(await seriousFindings(page, 'signing in again')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.type(secretary.password);
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached', ...patience });
  await page.getByRole('gridcell').getByText('Belgrano 300').waitFor(patience);
  await expect.poll(there, patience).toBe('Belgrano 300');

  line.cut();
  await statusLine(page).getByText(connectionMessages.serverLost).waitFor(patience);
  await goTo(page, '/personas');
  line.mend();
  await statusLine(page).getByText(frameMessages.saved).waitFor(patience);
  await page.getByRole('heading', { level: 1, name: screenTitles.people }).waitFor();
  expect(browser.pageErrors).toEqual([]);
  expect(browser.outsideRequests).toEqual([]);
}, 180_000);

test('what was typed waits for who owes the code of the telephone, and for who finds somebody else signed in', async () => {
  const { page } = browser;
  const [pc] = pcs;
  const there = async () => {
    await synchronizeChanges(pc);
    return cellOn(pc);
  };
  await goTo(page, `/planillas/${planillaId}`);
  const cell = page.getByRole('row').last().getByRole('gridcell').last();
  await cell.getByText('Belgrano 300').click(patience);
  const again = page.getByRole('dialog', { name: schoolAreaMessages.signInAgain });
  const telephone = await turnCodesOn(secretary);
  await page.keyboard.type('Alberdi 500');
  shiftMs += threeHoursMs;
  await page.keyboard.press('Enter');
  const opening = page.waitForEvent('popup', patience);
  await again.getByRole('button', { name: signIn.byProvider('la cuenta del ministerio') }).click(patience);
  const small = await opening;
  await small.getByLabel(signIn.code).fill(telephone(), patience);
  expect(await again.isVisible()).toBe(true);
  const closing = small.waitForEvent('close', patience);
  await small.keyboard.press('Enter');
  await closing;
  await again.waitFor({ state: 'detached', ...patience });
  await page.getByRole('gridcell').getByText('Alberdi 500').waitFor(patience);
  await expect.poll(there, patience).toBe('Alberdi 500');

  const inspector = await addPerson(district, { role: 'inspector', schoolIds: [schoolId] });
  await page.keyboard.type('Alsina 600');
  shiftMs += threeHoursMs;
  await page.keyboard.press('Enter');
  await again.getByText(signIn.expiredBelow).waitFor(patience);
  const other = await page.context().newPage();
  await other.goto(`${line.url}/`);
  await signInAs(other, inspector);
  await other.getByRole('button', { name: districtFrameMessages.signOut }).waitFor(patience);
  await other.close();
  await again.getByLabel(signIn.password, { exact: true }).fill(secretary.password);
  await page.keyboard.press('Enter');
  await again.getByLabel(signIn.code).fill(telephone(), patience);
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached', ...patience });
  await expect.poll(there, patience).toBe('Alsina 600');
  expect(browser.pageErrors).toEqual([]);
}, 120_000);

test('somebody of another school sees nothing of it, and a PC that was shut out is told', async () => {
  const otherId = await district.addSchool('Escuela de otra');
  const stranger = await addPerson(district, { role: 'secretary', schoolIds: [otherId] });
  const theirs = await openPage(`${district.url}/school/${schoolId}/`);
  await signInAs(theirs.page, stranger);
  await theirs.page.getByText(schoolAreaMessages.notYours).waitFor(patience);
  expect(await seriousFindings(theirs.page, 'a school of others')).toEqual([]);
  await theirs.page.getByRole('link', { name: schoolAreaMessages.toYours }).press('Enter');
  await navigation(theirs.page).getByText('Escuela de otra').waitFor(patience);
  expect(await theirs.page.getByText('Domicilios').count()).toBe(0);
  await theirs.close();

  const { page } = browser;
  const [pc] = pcs;
  for (const { id } of await district.host.registry.devices()) await district.host.registry.revoke(id);
  await expect(synchronizeChanges(pc)).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  await page.getByRole('button', { name: new RegExp(`^Persona ${secretary.userName}`) }).click();
  await page.getByRole('menuitem', { name: districtFrameMessages.signOut }).click();
  await page.getByLabel(signIn.userName, { exact: true }).waitFor(patience);
  expect(new URL(page.url()).pathname).toBe('/');
}, 120_000);

test('what was typed waits for who signs in again after the code of the telephone came to be demanded', async () => {
  const other = await addPerson(district, { role: 'secretary', schoolIds: [schoolId] });
  const administrator = await addPerson(district, { role: 'administrator' });
  const reason = 'Lo ordena la inspección general';
  await administrator.post('/district/second-factor/demand', { roles: ['secretary'], reason });
  const { page } = browser;
  await signInAs(page, other);
  await navigation(page).getByText('Escuela N.º 12 «Ñandú»').waitFor(patience);
  await goTo(page, `/planillas/${planillaId}`);
  await page.getByRole('row').last().getByRole('gridcell').last().click(patience);
  await page.keyboard.type('Sarmiento 700');
  // They may do without for a week.
  shiftMs += 8 * 24 * 3_600_000;
  await page.keyboard.press('Enter');
  const again = page.getByRole('dialog', { name: schoolAreaMessages.signInAgain });
  await again.getByLabel(signIn.password, { exact: true }).fill(other.password, patience);
  await page.keyboard.press('Enter');
  await again.getByText(schoolAreaMessages.codeOwed).waitFor(patience);
  expect(await seriousFindings(page, 'a code that is owed')).toEqual([]);
  const opening = page.waitForEvent('popup', patience);
  await page.keyboard.press('Enter');
  const tab = await opening;
  const inTab = (name: string) => tab.getByRole('button', { name, exact: true });
  await inTab(account.secondFactor.start).click(patience);
  await tab.getByRole('dialog').getByLabel(signIn.password, { exact: true }).fill(other.password, patience);
  await tab.keyboard.press('Enter');
  const secret = (await tab.getByText(/^([A-Z2-7]{4} ?)+$/).textContent(patience)) ?? '';
  const telephone = new TOTP({ secret: secret.replaceAll(' ', '') });
  await tab.getByLabel(account.secondFactor.type).fill(telephone.generate({ timestamp: Date.now() + shiftMs }));
  await tab.keyboard.press('Enter');
  await inTab(account.recovery.kept).click(patience);
  await again.waitFor({ state: 'detached', ...patience });
  await page.getByRole('gridcell').getByText('Sarmiento 700').waitFor(patience);
  expect(browser.pageErrors).toEqual([]);
}, 120_000);
