import { expect, test, vi } from 'vitest';
import type { JobId } from '../../src-shared/domain/identifiers.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { afterFile } from '../fixtures/after-file.ts';
import { openLibrary } from './open-library.ts';

const patience = { timeout: 30_000, interval: 50 };
const names = ['acosta.txt', 'benitez.txt', 'castro.txt'];
const task = { report: () => undefined, actor: { name: 'Marta' } };

test('a planilla that is read again whole goes on after a pause with the papers that are left', async () => {
  // Slow enough for each paper's cells to be written before the next one is read.
  const script = { firstDelayMs: 0 };
  const ollama = await startFakeOllama({ chat: () => ({ pieces: ['{"datos": []}'], ...script }) });
  afterFile(() => ollama.close());
  const library = await openLibrary();
  const { client } = library;
  const settings = { ollamaUrl: ollama.url, languageModel: 'prueba:1b', secondReading: false };
  await client.library.updateSettings(settings);
  await library.ingest(...names.map((name) => library.write(name, `El papel ${name} dice poco.`)));
  const planillaId = await library.createPlanilla('document', [{ name: 'Alergias', type: 'text' }]);
  await library.fill(planillaId, { useModel: true });
  expect(ollama.requests).toHaveLength(3);
  script.firstDelayMs = 1100;
  const { jobId } = await client.planillas.fill({ planillaId, useModel: true, everything: true });
  const stateOf = async (id: JobId) => (await client.jobs.get({ jobId: id })).state;
  await vi.waitFor(() => expect(ollama.requests).toHaveLength(5), patience);
  await client.jobs.pause({ jobId });
  expect(await stateOf(jobId)).toBe('paused');
  await client.jobs.goOn({ jobId });
  await library.ended({ jobId });
  // The second paper was being read when it was paused: it alone is asked about twice.
  expect(ollama.requests).toHaveLength(3 + 1 + 1 + 2);
  const asked = ollama.requests.map(({ messages }) => names.find((name) => JSON.stringify(messages).includes(name)));
  expect(asked.slice(3)).toEqual([names[0], names[1], names[1], names[2]]);
});

test('papers that are read again go on after a stop with those that are left', async () => {
  const library = await openLibrary();
  await library.ingest(...names.map((name) => library.write(name, `El papel ${name} dice poco.`)));
  const sourceIds = (await library.list()).map(({ id }) => id);
  const stop = new AbortController();
  await library.useCases.markUnread({ sourceIds }, { ...task, signal: stop.signal });
  const { readSources } = library.useCases.ingest;
  const stopped = readSources({ sourceIds }, { ...task, signal: stop.signal, deliver: () => stop.abort() });
  await expect(stopped).rejects.toThrow();
  const read = (await library.list()).filter(({ status }) => status === 'ready').map(({ id }) => id);
  expect(read.length).toBeGreaterThan(0);
  expect(read.length).toBeLessThan(names.length);
  const { result } = await readSources({ sourceIds }, { ...task, signal: new AbortController().signal });
  expect(result.papers.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready']);
  const untouched = result.papers.filter(({ ms }) => ms === 0).map(({ sourceId }) => sourceId);
  expect(untouched.sort()).toEqual(read.sort());
});
