import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import { scanWords } from '../../src-shared/domain/answer-words.ts';
import type { AskScope } from '../../src-shared/domain/conversation.ts';
import type { ConversationId, PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;
let planillaId: PlanillaId;

beforeAll(async () => {
  library = await openLibrary();
  await library.ingest(
    library.write(
      'transporte.csv',
      [
        'Apellido y nombre;DNI;Grado;Transporte;Cuota',
        'PÉREZ GÓMEZ, María Ana;50.111.222;3° B;Sí;$ 1.250,50',
        'SOSA, Juan;50.333.444;3° B;No;$ 900,00',
        'LEDESMA, Brisa;50.555.666;3° A;Sí;$ 1.250,50',
        'ÁVALOS, Ciro;50.777.888;3° B;;',
      ].join('\r\n'),
    ),
  );
  planillaId = await library.createPlanilla('record', [
    { name: 'Alumno', type: 'person' },
    { name: 'Grado', type: 'grade' },
    { name: 'Transporte', type: 'boolean' },
    { name: 'Cuota', type: 'money' },
  ]);
  await library.fill(planillaId);
});

async function ask(question: string, scope: AskScope = {}): Promise<Answer> {
  for await (const event of await library.client.ask.ask({ question, scope })) {
    if (event.type === 'answer') return event.answer;
  }
  throw new Error('The question was not answered');
}

describe('a planilla with a column for what is asked', () => {
  test('answers with its rows, each proven by its own cell', async () => {
    const answer = await ask('cuantos de tercero b usan transporte');
    expect(answer).toMatchObject({ found: true, engine: 'planilla', scan: { of: 'rows', read: 4, total: 4 } });
    expect(answer.text).toBe('1 según la planilla «Prueba»: Pérez Gómez, María Ana [1]. 1 sin el dato.');
    expect(answer.citations).toMatchObject([{ name: 'transporte.csv', quote: 'Sí' }]);
    expect(answer.scan && scanWords(answer.scan)).toBe('Leí 4 de 4 filas de la planilla «Prueba»');
  });

  test('tells who says no', async () => {
    expect((await ask('¿Quiénes no usan transporte?')).text).toMatch(
      /^1 según la planilla «Prueba»: Sosa, Juan \[1\]\./,
    );
  });

  test('adds its numbers up', async () => {
    const answer = await ask('¿Cuánto suman las cuotas de 3.º B?');
    expect(answer.text.split('\n')).toEqual([
      'Suman $ 2.150,50 en 2 filas, según la planilla «Prueba»:',
      'Pérez Gómez, María Ana: $ 1.250,50 [1]',
      'Sosa, Juan: $ 900,00 [2].',
      '1 sin el dato.',
    ]);
    expect(answer.citations).toHaveLength(2);
  });

  test('counts what a person typed, without a paper to prove it', async () => {
    const { columns } = await library.client.planillas.get({ planillaId });
    const { rows } = await library.client.planillas.rows({ planillaId });
    const columnId = columns.find(({ name }) => name === 'Transporte')!.id;
    const empty = rows.find(({ cells }) => cells.some((cell) => cell.value === 'Ávalos, Ciro'))!;
    await library.client.planillas.edit({ edits: [{ rowId: empty.id, columnId, text: 'Sí' }], planillaId });
    const answer = await ask('¿Cuántos de 3.º B usan transporte?');
    expect(answer.text).toBe('2 según la planilla «Prueba»: Pérez Gómez, María Ana [1]; Ávalos, Ciro.');
  });

  test('follows a question that leans on the one before it', async () => {
    const { kept } = await askIn('¿Cuántos alumnos de 3.º B usan transporte?', 'new');
    const { answer } = await askIn('¿Y los de 3.º A?', kept!.conversationId);
    expect(answer.text).toBe('1 según la planilla «Prueba»: Ledesma, Brisa [1].');
  });

  test('does not speak for papers chosen one by one', async () => {
    const { id } = await library.paper('transporte.csv');
    expect((await ask('¿Cuántos alumnos usan transporte?', { sourceIds: [id] })).engine).not.toBe('planilla');
  });
});

test('a planilla without the column is left alone', async () => {
  expect((await ask('¿Quiénes tienen hermanos en la escuela?')).engine).not.toBe('planilla');
});

async function askIn(question: string, conversation: ConversationId | 'new') {
  for await (const event of await library.client.ask.ask({ question, in: conversation })) {
    if (event.type === 'answer') return event;
  }
  throw new Error('The question was not answered');
}
