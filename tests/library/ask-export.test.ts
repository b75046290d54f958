import { expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import { notInDocuments } from '../../src-shared/domain/answer.ts';
import type { ConversationId } from '../../src-shared/domain/identifiers.ts';
import { openLibrary } from './open-library.ts';

type Asked = { answer: Answer; conversationId: ConversationId };

test('a conversation goes out as a Word document that our own reader reads back, with every proof', async () => {
  const library = await openLibrary();
  const { client } = library;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 123' });
  const circular = 'Circular 12. La reunión de familias será el <viernes> 12 de junio a las 18 horas & en el patio.';
  await library.ingest(library.write('circular-12.txt', circular));
  const askIn = async (question: string, conversation: ConversationId | 'new'): Promise<Asked> => {
    for await (const event of await client.ask.ask({ question, in: conversation })) {
      if (event.type === 'answer' && event.kept) return { answer: event.answer, ...event.kept };
    }
    throw new Error('The answer was not kept');
  };
  const question = '¿Cuándo es la reunión de familias?';
  const { answer, conversationId } = await askIn(question, 'new');
  await askIn('¿Cuál es la capital de Mongolia?', conversationId);
  const quote = answer.citations[0]?.quote ?? '';
  expect(quote).toContain('viernes');

  // What XML cannot hold leaves the rest readable.
  await client.ask.rename({ conversationId, title: 'Reunión: <b>\u0001 & familias' });
  const file = await client.ask.export({ conversationId });
  expect(file.name).toBe('Reunión_ _b_ & familias.docx');
  await library.ingest(library.write('conversación.docx', await file.bytes()));
  const { id, status } = await library.paper('conversación.docx');
  expect(status).toBe('ready');
  const { text } = await client.sources.page({ sourceId: id, page: 1 });
  const written = text.replace(/\s+/g, ' ');
  expect(written).toContain(`[1] circular-12.txt, párrafo 1: «${quote}»`);
  expect(written).toContain('Reunión: <b> & familias');
  expect(written).toContain('Escuela N.º 123');
  const places = [question, answer.text, '¿Cuál es la capital de Mongolia?', notInDocuments];
  const found = places.map((place) => written.lastIndexOf(place));
  expect(Math.min(...found)).toBeGreaterThan(-1);
  expect(found).toEqual([...found].sort((left, right) => left - right));
});

test('a conversation that is not there cannot go out', async () => {
  const { client } = await openLibrary();
  await expect(client.ask.export({ conversationId: crypto.randomUUID() as ConversationId })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
});
