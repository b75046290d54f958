import { beforeAll, expect, test } from 'vitest';
import type { PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { createReadPaper } from '../../src-shared/use-cases/read-paper.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const form = (name: string, dni: string) => `FICHA DE INSCRIPCIÓN\nApellido y nombres: ${name}\nDNI: ${dni}\n`;
const task = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'Marta' } };

let library: OpenLibrary;
let planillaId: PlanillaId;

const rows = async () => (await library.client.planillas.rows({ planillaId })).rows;
const labels = async () => (await rows()).map((row) => row.label);

beforeAll(async () => {
  library = await openLibrary();
  await library.ingest(
    library.write('acosta.txt', form('Acosta, Bruno', '55.123.456')),
    library.write('benitez.txt', form('Benítez, Delfina', '54.987.654')),
    library.write('castro.txt', form('Castro, Emma', '53.111.222')),
  );
  planillaId = await library.createPlanilla('document', [
    { name: 'Apellido y nombres', type: 'person' },
    { name: 'DNI', type: 'dni' },
  ]);
  await library.fill(planillaId);
});

test('a fill while a paper is being read again leaves its row where it was', async () => {
  const before = await rows();
  const { id } = await library.paper('acosta.txt');
  await library.useCases.markUnread({ sourceIds: [id] }, task);
  await library.fill(planillaId);
  expect(await rows()).toEqual(before);
  await library.ended(await library.client.sources.readAgain({ sourceIds: [id] }));
});

test('a paper that reads otherwise, though no longer and no worse, has its cells read again', async () => {
  const source = await library.paper('acosta.txt');
  expect((await library.cell(planillaId, 'DNI', 'acosta.txt')).value).toBe('55123456');
  const { sources, changeLog } = library.useCases;
  const before = (await sources.getText(source.id))!;
  const text = {
    ...before,
    pages: before.pages.map((page) => ({ ...page, text: page.text.replace('55.123.456', '55.123.465') })),
  };
  const content = { kind: 'bytes', bytes: new Uint8Array() } as const;
  const readAgain = createReadPaper({
    decodedSounds: { get: async () => null },
    sources,
    changeLog,
    files: { has: async () => true, open: async () => ({ content, release: async () => undefined }) },
    reader: { read: async () => ({ text, embedded: [] }) },
    audio: { recognize: async () => false, examine: async () => ({ format: '', durationMs: null }) },
    transcripts: library.useCases.transcripts,
  });
  const after = await readAgain({ sourceId: source.id, beforeReady: async () => undefined }, task);
  expect(after).toEqual({ ...source, people: undefined, textHash: expect.not.stringMatching(source.textHash!) });
  await library.fill(planillaId);
  expect((await library.cell(planillaId, 'DNI', 'acosta.txt')).value).toBe('55123465');
  await library.ended(await library.client.sources.readAgain({ sourceIds: [source.id] }));
  expect((await library.paper('acosta.txt')).textHash).toBe(source.textHash);
  await library.fill(planillaId);
  expect((await library.cell(planillaId, 'DNI', 'acosta.txt')).value).toBe('55123456');
});

test('a row that a person takes out stays out at the next fill, and undo brings it back', async () => {
  const { id } = (await rows()).find((row) => row.label === 'benitez.txt')!;
  await library.client.planillas.removeRows({ planillaId, rowIds: [id] });
  await library.fill(planillaId, { everything: true });
  expect(await labels()).toEqual(['acosta.txt', 'castro.txt']);
  await library.client.library.undo();
  await library.fill(planillaId);
  expect(await labels()).toEqual(['acosta.txt', 'benitez.txt', 'castro.txt']);
});

test('a stopped fill keeps what it had read, and the next one does the rest', async () => {
  const other = await library.createPlanilla('document', [{ name: 'DNI', type: 'dni' }]);
  const stop = new AbortController();
  const report = ({ done }: { done: number }) => done === 1 && stop.abort();
  const fill = () => library.useCases.fillPlanilla({ planillaId: other }, { ...task, report, signal: stop.signal });
  await expect(fill()).rejects.toThrow();
  const kept = (await library.client.planillas.rows({ planillaId: other })).total;
  expect(kept).toBe(2);
  await library.fill(other);
  const whole = await library.client.planillas.rows({ planillaId: other });
  expect(whole.rows.map((row) => row.label)).toEqual(['acosta.txt', 'benitez.txt', 'castro.txt']);
  expect(whole.rows.every((row) => row.cells.length === 1)).toBe(true);
});

test('a row that comes after a column was approved is filled in it too, what was approved stays, and the rest is counted', async () => {
  const { client } = library;
  const approved = await library.createPlanilla('document', [
    { name: 'Apellido y nombres', type: 'person' },
    { name: 'DNI', type: 'dni' },
  ]);
  await library.fill(approved);
  const column = (await client.planillas.get({ planillaId: approved })).columns[1]!;
  await client.planillas.approveColumn({ planillaId: approved, columnId: column.id, approved: true });
  const since = async () => (await client.planillas.get({ planillaId: approved })).counts.rowsSinceApproval;
  const cells = async () => (await client.planillas.rows({ planillaId: approved })).rows.map((row) => row.cells[1]);
  const before = await cells();
  expect(await since()).toEqual({});

  // Another question, whose answers would be other cells.
  await client.planillas.updateColumn({ planillaId: approved, columnId: column.id, definition: { type: 'integer' } });
  const asked = await cells();
  await library.ingest(library.write('dominguez.txt', form('Domínguez, Félix', '52.333.444')));
  await library.fill(approved, { everything: true });
  expect((await cells()).slice(0, before.length)).toEqual(asked);
  expect((await library.cell(approved, 'DNI', 'dominguez.txt')).value).toBe('52333444');
  expect(await since()).toEqual({ [column.id]: 1 });
  expect(
    (await client.planillas.list({ trashed: false })).find(({ id }) => id === approved)?.counts.rowsSinceApproval,
  ).toEqual({ [column.id]: 1 });

  // Until it is approved again, the new row's cell is read again as any other.
  await client.planillas.updateColumn({ planillaId: approved, columnId: column.id, definition: { type: 'dni' } });
  await library.fill(approved);
  expect((await library.cell(approved, 'DNI', 'dominguez.txt')).state).toBe('found');
  await client.planillas.approveColumn({ planillaId: approved, columnId: column.id, approved: true });
  expect(await since()).toEqual({});
});
