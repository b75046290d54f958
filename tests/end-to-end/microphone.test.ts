import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createProcessAudioDecoder } from '../../src-main/adapters/audio/process-audio-decoder.ts';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { microphoneMessages as words } from '../../src-renderer/messages/microphone.ts';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import { audioSampleRate } from '../../src-shared/domain/transcript.ts';
import { goTo } from './browser-host.ts';
import { type BrowserPage, openInChromium } from './chromium.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 60_000 };
const workplace = mkdtempSync(join(tmpdir(), 'microphone-'));
const heard = join(workplace, 'heard.wav');

/** What the microphone of the test hears: a tone. */
function writeTone(path: string): void {
  const rate = 48_000;
  const samples = Int16Array.from({ length: rate * 5 }, (_, at) => 12_000 * Math.sin((2 * Math.PI * 440 * at) / rate));
  const head = new DataView(new ArrayBuffer(44));
  new Uint8Array(head.buffer).set(new TextEncoder().encode('RIFF____WAVEfmt ____________________data'));
  head.setUint32(4, 36 + samples.byteLength, true);
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, samples.byteLength],
  ] as const) {
    head.setUint32(at, value, true);
  }
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const) {
    head.setUint16(at, value, true);
  }
  writeFileSync(path, Buffer.concat([new Uint8Array(head.buffer), new Uint8Array(samples.buffer)]));
}

let host: LocalHost;
let opened: BrowserPage | null = null;
beforeAll(async () => {
  writeTone(heard);
  host = await createLocalHost(localConfiguration({ library: join(workplace, 'library'), plain: true, cores: 1 }, {}));
  await host.client.library.updateSettings({ firstRunDone: true, schoolName: 'Escuela N.º 123' });
});
afterEach(async () => {
  await opened?.close();
  opened = null;
});
afterAll(async () => {
  await host.close();
  rmSync(workplace, { recursive: true, force: true });
});

async function openPapers({ permitted = true } = {}): Promise<Page> {
  const switches = ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${heard}`];
  opened = await openInChromium(host, { switches, permissions: permitted ? ['microphone'] : [] });
  const { page } = opened;
  await page.getByRole('navigation', { name: frameMessages.screens }).waitFor(patience);
  await goTo(page, '/papeles');
  await button(page, words.record).waitFor(patience);
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const recorder = (page: Page) => page.getByRole('region', { name: words.recorder });
const keptMs = async () =>
  (await host.client.recordings.takes.unfinished()).reduce((sum, take) => sum + take.durationMs, 0);

async function begin(page: Page, name: string): Promise<void> {
  await button(page, words.record).click();
  const dialog = page.getByRole('dialog', { name: words.record });
  await dialog.getByRole('img', { name: words.level }).waitFor(patience);
  await dialog.getByLabel(words.name).fill(name);
  await dialog.getByRole('button', { name: words.start }).click();
  await recorder(page).getByText(words.recording).waitFor(patience);
}

const source = async (name: string) => {
  const order = { by: 'name', descending: false } as const;
  const { items } = await host.client.sources.list({ filter: { text: name }, order, offset: 0, limit: 5 });
  return items[0];
};

/** How often a second the sound of a recording rises through nothing: the pitch of a tone. */
async function pitchOf(id: SourceId): Promise<number> {
  const path = join(workplace, 'recorded.ogg');
  writeFileSync(path, await (await host.client.sources.content({ sourceId: id })).bytes());
  const entry = (file: string) => join(programFolder, 'src-main', file);
  const decoder = createProcessAudioDecoder({
    workerEntry: entry('host/audio-process.ts'),
    networkGuardEntry: entry('adapters/document-reader/network-guard.ts'),
  });
  let [rises, samples, last] = [0, 0, 0];
  for await (const piece of decoder.decode({ kind: 'path', path }, { signal: new AbortController().signal })) {
    for (const sample of piece) {
      if (last < 0 && sample >= 0) rises++;
      last = sample;
    }
    samples += piece.length;
  }
  return (rises * audioSampleRate) / samples;
}

test('a meeting is recorded, paused and gone on with, reaches the disk as it is made, and becomes a recording', async () => {
  const page = await openPapers();
  await begin(page, 'Reunión de personal');
  await expect.poll(keptMs, patience).toBeGreaterThan(2_000);
  await page.keyboard.press('Control+Shift+G');
  await recorder(page).getByText(words.paused).waitFor(patience);
  expect(await seriousFindings(page, 'recording')).toEqual([]);
  await button(page, words.goOn).click();
  await recorder(page).getByText(words.recording).waitFor(patience);
  await expect.poll(keptMs, patience).toBeGreaterThan(6_000);
  await button(page, words.end).click();
  await page.getByText(recordingMessages.notTranscribed).waitFor(patience);
  expect(await page.getByRole('heading', { name: 'Reunión de personal.ogg' }).count()).toBe(1);
  const kept = await source('Reunión de personal');
  expect(kept).toMatchObject({ kind: 'recording', status: 'ready' });
  expect(kept!.durationMs).toBeGreaterThan(6_000);
  const pitch = await pitchOf(kept!.id);
  expect(Math.abs(pitch - 440)).toBeLessThan(20);
  expect(await host.client.recordings.takes.unfinished()).toEqual([]);
  await button(page, recordingMessages.play).click();
  const heardAt = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(heardAt, patience).toBeGreaterThan(0.2);
  expect(opened!.pageErrors).toEqual([]);
}, 180_000);

test('what a power cut left is told at the next start, and is kept', async () => {
  const page = await openPapers();
  await begin(page, 'Reunión cortada');
  await expect.poll(keptMs, patience).toBeGreaterThan(2_000);
  const next = await page.context().newPage();
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  await Promise.race([page.goto('chrome://crash').catch(() => undefined), crashed]);
  await next.goto(new URL('/', page.url()).href);
  const left = next.getByRole('region', { name: words.unfinishedRegion });
  await left.getByText('Reunión cortada').waitFor(patience);
  await left.getByRole('button', { name: words.keep }).click();
  await next.getByText(recordingMessages.notTranscribed).waitFor(patience);
  expect(await source('Reunión cortada')).toMatchObject({ status: 'ready', kind: 'recording' });
  expect(await left.count()).toBe(0);
}, 180_000);

test('a second window is told that another one records, and closing the one that does asks first', async () => {
  const page = await openPapers();
  await begin(page, 'La de esta ventana');
  const second = await page.context().newPage();
  await second.goto(`${new URL('/', page.url()).href}#/papeles`);
  await button(second, words.record).click();
  await second.getByText(errorMessage('MICROPHONE_ELSEWHERE')).waitFor(patience);
  expect(await second.getByRole('region', { name: words.unfinishedRegion }).count()).toBe(0);
  const asked = page.waitForEvent('dialog', patience);
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await button(page, words.end).click();
  await page.getByText(recordingMessages.notTranscribed).waitFor(patience);
}, 180_000);

test('a microphone that is refused is told in a sentence, and nothing is begun', async () => {
  const page = await openPapers({ permitted: false });
  await button(page, words.record).click();
  await page.getByText(errorMessage('MICROPHONE_REFUSED')).waitFor(patience);
  expect(await seriousFindings(page, 'a refused microphone')).toEqual([]);
  await page.context().grantPermissions(['microphone']);
  await button(page, words.tryAgain).click();
  await button(page, words.start).waitFor(patience);
  expect(await host.client.recordings.takes.unfinished()).toEqual([]);
}, 180_000);
