import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actaMessages as words } from '../../src-renderer/messages/actas.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import type { ActaId } from '../../src-shared/domain/identifiers.ts';
import type { ChatScript } from '../fakes/chat-script.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { hearing, meeting } from '../library/said-in-meeting.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 30_000 };
const recording = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.opus');
const decided = { texto: 'Luis pide las doce mesas.', responsable: 'Luis', plazo: '', segmentos: [6] };
const invented = { texto: 'Norma compra cuarenta sillas.', responsable: '', plazo: '', segmentos: [6] };

let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let browser: BrowserHost;
let actaId: ActaId;
beforeAll(async () => {
  ollama = await startFakeOllama({
    chat: ({ messages }): ChatScript => {
      const prompt = messages.at(-1)?.content ?? '';
      const isDecisions = prompt.includes('las decisiones y los acuerdos a los que se llegó');
      return { pieces: [JSON.stringify({ renglones: isDecisions ? [decided, invented] : [] })] };
    },
  });
  browser = await openInBrowser({
    findTranscriber: async () => ({ transcriber: hearing(() => meeting), model: 'ggml-de-prueba.bin' }),
  });
  const { client } = browser.host;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 123', userName: 'Ana', firstRunDone: true });
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(browser.host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: { kind: 'recording' }, order, offset: 0, limit: 1 });
  const sourceId = items[0]!.id;
  await client.recordings.transcribe({ sourceId });
  await waitForJobs(browser.host);
  const { templateId } = await client.documents.addReadyTemplate({ key: 'acta-de-reunion' });
  ({ actaId } = await client.actas.create({ sourceId, templateId }));
  await browser.page.reload();
  await browser.page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await ollama.close();
});

const draftButton = () => browser.page.getByRole('button', { name: words.draft, exact: true });

test('without a chosen model nothing offers to have the acta drafted by one', async () => {
  const { page } = browser;
  await goTo(page, `/documentos/actas/${actaId}`);
  await page.getByRole('region', { name: words.sections.decisions, exact: true }).waitFor(patience);
  expect(await draftButton().count()).toBe(0);
}, 90_000);

test('the model drafts it with one button: what was said has its second, what was not is marked', async () => {
  const { page, host } = browser;
  await host.client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: 'prueba:1b' });
  await page.reload();
  const decisions = page.getByRole('region', { name: words.sections.decisions, exact: true });
  await draftButton().click(patience);
  await expect
    .poll(
      () =>
        decisions
          .getByRole('textbox', { name: words.line.decisions })
          .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value)),
      patience,
    )
    .toEqual([decided.texto, invented.texto]);
  await decisions.getByText(words.marks.unproven, { exact: true }).waitFor(patience);
  await decisions
    .getByRole('button', { name: words.hear('00:00:50') })
    .first()
    .waitFor(patience);
  expect(await page.getByRole('button', { name: words.approve }).getAttribute('aria-disabled')).toBe('true');
  expect(await seriousFindings(page, 'a drafted acta')).toEqual([]);
}, 90_000);
