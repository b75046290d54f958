import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireChatRequest } from '../fakes/ollama/scenario.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

type Datum = { numero: number; valor: string; cita: string };

let library: OpenLibrary;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
/** What the model says of a column in its first and its second reading, by the column's name. */
let readings: Record<string, { first?: Omit<Datum, 'numero'>; second?: Omit<Datum, 'numero'> }> = {};

/** Answers by the numbers under which a request asks for each column. */
function answer({ messages }: WireChatRequest) {
  const said = messages.map((message) => message.content).join('\n');
  const isSecond = said.includes('Controlás');
  const datos = Object.entries(readings).flatMap(([name, reading]): Datum[] => {
    const number = new RegExp(`(\\d+)\\. [^\\n]*${name}`).exec(said)?.[1];
    const datum = isSecond ? reading.second : reading.first;
    return number !== undefined && datum ? [{ numero: Number(number), ...datum }] : [];
  });
  return { pieces: [JSON.stringify({ datos })] };
}

beforeAll(async () => {
  ollama = await startFakeOllama({ chat: answer });
  library = await openLibrary();
  await library.client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: 'prueba:1b' });
  const text =
    'La familia cuenta que el nene es alérgico al maní.\nNació un doce de marzo y lo atiende la doctora Ibarra.\nSu abuela tiene 30.111.222 y su tía 31.222.333 de documento.\n';
  await library.ingest(library.write('nota.txt', text));
});
afterAll(() => ollama.close());

async function fillWith(
  column: { name: string; type: 'text' | 'dni'; instruction?: string },
  said: (typeof readings)[string],
) {
  readings = { [column.name]: said };
  const planillaId = await library.createPlanilla('document', [column]);
  await library.fill(planillaId, { useModel: true });
  return library.cell(planillaId, column.name);
}

test('a value whose quote stands in the paper is found, with the quote as the paper has it', async () => {
  const cell = await fillWith(
    { name: 'Alergias', type: 'text' },
    { first: { valor: 'maní', cita: 'el nene es alérgico al maní' } },
  );
  expect(cell).toMatchObject({ state: 'found', value: 'maní', reading: { kind: 'model', model: 'prueba:1b' } });
  expect(cell.evidence[0]?.quote).toBe('el nene es alérgico al maní');
});

test('a value whose quote is not in the paper is dropped', async () => {
  const cell = await fillWith(
    { name: 'Obra social', type: 'text' },
    { first: { valor: 'OSDE', cita: 'su obra social es OSDE' } },
  );
  expect(cell).toMatchObject({ state: 'absent', value: null, evidence: [] });
});

test('a quote that stands in the paper and does not hold the value leaves it doubtful', async () => {
  const cell = await fillWith(
    { name: 'Pediatra', type: 'text' },
    { first: { valor: 'Gutiérrez', cita: 'lo atiende la doctora Ibarra' } },
  );
  expect(cell.state).toBe('doubtful');
});

test('two readings that differ are doubtful, with both to choose from; two that agree are found', async () => {
  const one = { valor: '30111222', cita: 'Su abuela tiene 30.111.222' };
  const other = { valor: '31222333', cita: 'su tía 31.222.333' };
  const column = { name: 'Identidad de quien retira', type: 'dni' } as const;
  const differing = await fillWith(column, { first: one, second: other });
  expect(differing).toMatchObject({ state: 'doubtful', reading: { kind: 'model' } });
  const all = [differing.value, ...differing.alternatives.map((alternative) => alternative.value)];
  expect(all.sort()).toEqual(['30111222', '31222333']);
  const asked = ollama.requests.length;
  const agreeing = await fillWith(column, { first: one, second: one });
  expect(agreeing).toMatchObject({ state: 'found', value: '30111222', reading: { kind: 'model' } });
  expect(ollama.requests.length - asked).toBe(2);
});

test('no model running leaves what the rules say, and the fill ends well', async () => {
  await library.client.library.updateSettings({ ollamaUrl: 'http://127.0.0.1:9' });
  const cell = await fillWith({ name: 'Mascota', type: 'text' }, { first: { valor: 'gato', cita: 'gato' } });
  expect(cell.state).toBe('absent');
});
