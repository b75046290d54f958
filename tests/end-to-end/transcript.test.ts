import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import { transcriptMessages as words } from '../../src-renderer/messages/transcript.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import type { TranscriptSegment } from '../../src-shared/domain/transcript.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 30_000 };
const recording = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.opus');

/** Words of 90 ms, one each tenth of a second; the last one was hard to hear. */
function said(text: string, startMs: number, speaker: string | null): TranscriptSegment {
  const spoken = text.split(' ').map((word, index, all) => ({
    text: word,
    startMs: startMs + index * 100,
    endMs: startMs + index * 100 + 90,
    confidence: index === all.length - 1 ? 0.2 : 0.9,
  }));
  return { startMs, endMs: spoken.at(-1)!.endMs, speaker, text, confidence: 0.9, words: spoken };
}

let model = 0;
const heard = [
  said('la señora gomez abre la reunion', 0, '1'),
  said('señor gomes pide la palabra', 900, '2'),
  said('se aprueba el hacta', 1_800, null),
  said('nada mas', 2_600, null),
];
const findTranscriber = async () => ({
  model: `ggml-${model}.bin`,
  transcriber: { name: 'oído de prueba', transcribe: async () => heard, close: async () => undefined },
});

let browser: BrowserHost;
let sourceId: SourceId;
beforeAll(async () => {
  browser = await openInBrowser({ findTranscriber });
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true, theme: 'system' });
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(browser.host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 50 });
  sourceId = items.find(({ kind }) => kind === 'recording')!.id;
  await client.recordings.transcribe({ sourceId });
  await waitForJobs(browser.host);
}, 120_000);
afterAll(() => browser.close());

const texts = async () => {
  const { segments } = await browser.host.client.recordings.corrected({ sourceId });
  return segments.map(({ text }) => text);
};
const field = (page: Page, name: RegExp) => page.getByRole('textbox', { name });
const kept = (page: Page) => page.getByRole('status').filter({ hasText: words.states.kept }).waitFor(patience);

/** Each test begins with the transcript as it was heard. */
beforeEach(async () => {
  const { client } = browser.host;
  while ((await client.library.undo()) !== null);
  await goTo(browser.page, '/papeles');
  await browser.page.reload();
  await goTo(browser.page, `/papeles/${sourceId}`);
  await field(browser.page, /^Voz 1,/).waitFor(patience);
  await browser.page.emulateMedia({ colorScheme: 'light' });
}, 90_000);

test('what is typed in a segment is kept as it is typed, and stays when the page is loaded again in the middle of it', async () => {
  const { page } = browser;
  await field(page, /^Voz 1,/).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' de hoy');
  await expect.poll(texts, patience).toContain('la señora gomez abre la reunion de hoy');
  await page.reload();
  await expect.poll(() => field(page, /^Voz 1,/).inputValue(), patience).toBe('la señora gomez abre la reunion de hoy');
  await expect
    .poll(async () => (await browser.host.client.library.undo())?.label, patience)
    .toBe('corregir lo que se dijo');
}, 90_000);

test('a segment is split with Enter, joined with Backspace and brought back with Ctrl+Z, by keyboard alone', async () => {
  const { page } = browser;
  await field(page, /^Voz 1,/).focus();
  await page.keyboard.press('Home');
  for (let word = 0; word < 3; word++) await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await texts()).slice(0, 2), patience).toEqual(['la señora gomez', 'abre la reunion']);
  await expect.poll(() => focusedText(page), patience).toBe('abre la reunion');
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await texts())[0], patience).toBe('la señora gomez abre la reunion');
  await expect.poll(() => focusedText(page), patience).toBe('la señora gomez abre la reunion');
  await page.keyboard.type('X');
  await page.keyboard.press('Control+z');
  await expect.poll(() => focusedText(page), patience).toBe('la señora gomez abre la reunion');
  await kept(page);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await texts()).slice(0, 2), patience).toEqual(['la señora gomez', 'abre la reunion']);
  await expect
    .poll(
      () =>
        field(page, /^Voz 1,/)
          .first()
          .inputValue(),
      patience,
    )
    .toBe('la señora gomez');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await texts())[0], patience).toBe('la señora gomez abre la reunion');
}, 90_000);

test('a word is found whatever its accents, and replaced everywhere as one change', async () => {
  const { page } = browser;
  await field(page, /^Voz 1,/).focus();
  await page.keyboard.press('Control+h');
  await page.getByRole('textbox', { name: words.find }).fill('SENOR');
  await page.getByText(words.matches(1, 2)).waitFor(patience);
  await page.getByRole('button', { name: words.wholeWord }).click();
  await page.getByText(words.matches(1, 1)).waitFor(patience);
  await page.getByRole('textbox', { name: words.find }).fill('gome');
  await page.getByText(words.matches(0, 0)).waitFor(patience);
  await page.getByRole('button', { name: words.wholeWord }).click();
  await page.getByRole('textbox', { name: words.replaceBy }).fill('Góme');
  expect(await seriousFindings(page, 'find and replace')).toEqual([]);
  await page.getByRole('button', { name: words.replaceAll, exact: true }).click();
  await expect
    .poll(async () => (await texts()).slice(0, 2), patience)
    .toEqual(['la señora Gómez abre la reunion', 'señor Gómes pide la palabra']);
  await page.getByText(words.replaced(2), { exact: true }).waitFor(patience);
  await page.getByRole('button', { name: commonMessages.undo }).click();
  await expect
    .poll(async () => (await texts()).slice(0, 2), patience)
    .toEqual(['la señora gomez abre la reunion', 'señor gomes pide la palabra']);
}, 90_000);

test('voices are marked by key, given to all that follow without one, and named once from the roster', async () => {
  const { page } = browser;
  const { client } = browser.host;
  const ines = { role: 'staff', familyName: 'Gómez', givenName: 'Inés', dni: null, course: null } as const;
  const { personId } = await client.people.create({ ...ines, birthDate: null, details: {} });
  const speakers = async () =>
    (await client.recordings.transcript({ sourceId })).segments.map(({ speaker }) => speaker);
  await field(page, /^¿Quién habla\?, 00:00:01/).focus();
  await page.keyboard.press('Alt+3');
  await expect.poll(speakers, patience).toEqual(['1', '2', '3', null]);
  expect(new URL(page.url()).hash).toContain(sourceId);
  await page.getByRole('button', { name: words.voiceOf('Voz 3') }).click();
  expect(await seriousFindings(page, 'the menu of a voice')).toEqual([]);
  await page.getByRole('menuitem', { name: words.following('Voz 3') }).click();
  await expect.poll(speakers, patience).toEqual(['1', '2', '3', '3']);
  await page
    .getByRole('toolbar', { name: words.bar })
    .getByRole('button', { name: words.nameVoice('Voz 3') })
    .click();
  await page.getByRole('combobox', { name: words.namePlaceholder }).fill('gomez');
  await page.getByRole('option', { name: /Inés Gómez/ }).waitFor(patience);
  expect(await seriousFindings(page, 'naming a voice')).toEqual([]);
  await page.getByRole('option', { name: /Inés Gómez/ }).click();
  await expect.poll(speakers, patience).toEqual(['1', '2', 'Inés Gómez', 'Inés Gómez']);
  const { voices } = await client.recordings.corrected({ sourceId });
  expect(voices).toContainEqual({ mark: '3', name: 'Inés Gómez', personId });
  await field(page, /^Inés Gómez, 00:00:02/).focus();
  await page.keyboard.press('Alt+0');
  await expect.poll(speakers, patience).toEqual(['1', '2', 'Inés Gómez', null]);
  expect(await seriousFindings(page, 'a transcript with voices')).toEqual([]);
}, 90_000);

test('F8 goes from doubtful word to doubtful word and hears it, ready to be typed over', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: words.doubtful(4) }).focus();
  await page.keyboard.press('F8');
  await expect.poll(() => selectedText(page), patience).toBe('reunion');
  await page.keyboard.type('reunión');
  await page.keyboard.press('F8');
  await expect.poll(() => selectedText(page), patience).toBe('palabra');
  await page.keyboard.press('Shift+F8');
  await expect.poll(() => selectedText(page), patience).toBe('mas');
  await page.getByRole('button', { name: words.doubtful(3) }).click();
  await expect.poll(() => selectedText(page), patience).toBe('palabra');
  await page.getByRole('button', { name: words.doubtful(3) }).click();
  await expect.poll(() => selectedText(page), patience).toBe('hacta');
  await page.keyboard.press('F4');
  await expect.poll(async () => (await texts())[0], patience).toBe('la señora gomez abre la reunión');
  await page.getByRole('button', { name: words.doubtful(3) }).waitFor(patience);
}, 90_000);

test('a doubtful word that is right is said to be so with Ctrl+Enter, and the next one follows', async () => {
  const { page } = browser;
  await page.keyboard.press('F8');
  await expect.poll(() => selectedText(page), patience).toBe('reunion');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => selectedText(page), patience).toBe('palabra');
  await page.getByRole('button', { name: words.doubtful(3) }).waitFor(patience);
  await kept(page);
  expect((await browser.host.client.library.undo())?.label).toBe('dar por buena una palabra');
  await page.keyboard.press('F4');
}, 90_000);

test('the line of sound goes to where it is clicked, and by the arrows', async () => {
  const { page } = browser;
  const slider = page.getByRole('slider', { name: recordingMessages.position });
  const heardAt = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  const box = (await slider.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(heardAt, patience).toBeGreaterThan(1.8);
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(heardAt, patience).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(heardAt, patience).toBeCloseTo(3, 1);
  await expect.poll(() => slider.getAttribute('aria-valuenow'), patience).toBe('3');
}, 90_000);

test('what cannot be kept for now stays on the screen, says so, and is kept as soon as it can', async () => {
  const { page } = browser;
  const gone = '**/rpc/recordings/**';
  await page.route(gone, (route) => route.abort());
  await field(page, /^Voz 2,/).fill('señor Gómez pide la palabra');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('status').filter({ hasText: words.states.failed }).waitFor(patience);
  expect(await field(page, /^Voz 2,/).inputValue()).toBe('señor Gómez pide la palabra');
  await page.unroute(gone);
  await kept(page);
  expect(await texts()).toContain('señor Gómez pide la palabra');
  expect(await field(page, /^Voz 2,/).inputValue()).toBe('señor Gómez pide la palabra');
}, 90_000);

test('the transcript is downloaded with what was corrected in it', async () => {
  const { page } = browser;
  await field(page, /^Voz 2,/).fill('el señor Gómez pide la palabra');
  await page.getByRole('toolbar', { name: words.bar }).getByRole('button', { name: words.export }).click();
  await expect.poll(texts, patience).toContain('el señor Gómez pide la palabra');
  const downloading = page.waitForEvent('download', patience);
  await page.getByRole('menuitem', { name: words.formats.srt }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('voice.srt');
  expect(readFileSync(await download.path(), 'utf8')).toContain('Voz 2: el señor Gómez pide la palabra');
}, 90_000);

test('what was corrected stays when the recording is put into words again', async () => {
  const { page } = browser;
  const { client } = browser.host;
  await field(page, /^¿Quién habla\?, 00:00:01/).fill('se aprueba el acta');
  await page.keyboard.press('ArrowDown');
  await expect.poll(texts, patience).toContain('se aprueba el acta');
  const again = page.getByRole('button', { name: recordingMessages.transcribeAgain });
  const start = page.getByRole('dialog').getByRole('button', { name: recordingMessages.transcribe, exact: true });
  await again.press('Enter');
  await page.getByText(recordingMessages.again.nothing(`ggml-${model}.bin`)).waitFor(patience);
  expect(await start.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => again.evaluate((node) => node === document.activeElement), patience).toBe(true);
  model += 1;
  await again.press('Enter');
  await page.getByText(recordingMessages.again.words(`ggml-${model}.bin`)).waitFor(patience);
  expect(await seriousFindings(page, 'hearing a recording again')).toEqual([]);
  await start.press('Enter');
  const heardWith = async () => (await client.recordings.transcript({ sourceId })).model;
  await expect.poll(heardWith, patience).toBe(`ggml-${model}.bin`);
  await waitForJobs(browser.host);
  const third = field(page, /^¿Quién habla\?, 00:00:01/);
  await expect.poll(() => third.inputValue(), patience).toBe('se aprueba el acta');
  expect(await texts()).toHaveLength(4);
}, 90_000);

function focusedText(page: Page): Promise<string | null> {
  return page.evaluate(() =>
    document.activeElement instanceof HTMLTextAreaElement ? document.activeElement.value : null,
  );
}

function selectedText(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active instanceof HTMLTextAreaElement
      ? active.value.slice(active.selectionStart, active.selectionEnd)
      : null;
  });
}
