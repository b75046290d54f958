import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import { notInDocuments } from '../../src-shared/domain/answer.ts';
import type { AskScope } from '../../src-shared/domain/conversation.ts';
import type { ConversationId, TurnId } from '../../src-shared/domain/identifiers.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;
beforeAll(async () => {
  library = await openLibrary();
  const { client } = library;
  const pupils = [
    ['Pérez Gómez', 'María Ana', '50111222', '3.º B', null],
    ['Sosa', 'Juan', '50333444', '3.º B', '2018-05-06'],
    ['Ledesma', 'Brisa', '50555666', '3.º A', '2018-11-30'],
  ] as const;
  for (const [familyName, givenName, dni, course, birthDate] of pupils) {
    const person = { role: 'pupil', familyName, givenName, dni, course, birthDate, details: {} } as const;
    await client.people.create(person);
  }
  await library.ingest(
    library.write(
      'circular-12.txt',
      'Circular 12\n\nSe informa a las familias que la reunión será el viernes 12 de junio a las 18 horas en el patio cubierto. ¿Cuándo es la reunión?\n\nTraer cuaderno de comunicaciones.',
    ),
    library.write(
      'vacunas-perez.txt',
      'Certificado de vacunación\nApellido y nombre: PÉREZ GÓMEZ, María Ana\nDNI: 50.111.222\nCalendario nacional de vacunación completo.',
    ),
    library.write(
      'licencia-marzo.txt',
      'Solicitud de licencia\nFecha: 4/3/2026\nSolicito licencia por enfermedad. Docente: Marta Ríos',
    ),
    library.write(
      'licencia-abril.txt',
      'Solicitud de licencia\nFecha: 9/4/2026\nSolicito licencia por mudanza. Docente: Inés Paz',
    ),
  );
});

async function ask(question: string, scope: AskScope = {}): Promise<Answer> {
  for await (const event of await library.client.ask.ask({ question, scope })) {
    if (event.type === 'answer') return event.answer;
  }
  throw new Error('The question was not answered');
}

describe('an answer without a model', () => {
  test('quotes the sentence that answers, from its place on its page', async () => {
    const answer = await ask('¿Cuándo es la reunión de familias?');
    expect(answer).toMatchObject({ found: true, engine: 'passages' });
    const [citation] = answer.citations;
    expect(citation?.quote).toContain('viernes 12 de junio');
    expect(answer.text).toContain('[1]');
    const { sourceId, locator, quote } = citation!;
    if (locator.type === 'time') throw new Error('a page was expected');
    const page = await library.client.sources.page({ sourceId, page: locator.page });
    expect(page.text.slice(locator.start, locator.end)).toBe(quote);
  });

  test('quotes the sentence with what is asked for: a date, an hour, a name', async () => {
    await library.ingest(
      library.write(
        'excursion.txt',
        'Excursión al museo de ciencias\nLa excursión al museo es para todo el segundo ciclo. Será el jueves 22 de octubre. Se sale a las 8:30 de la puerta principal. Se pide llevar agua y gorra. La excursión al museo la organiza la seño Norma Paz.',
      ),
    );
    const quoteOf = async (question: string) => (await ask(question)).citations[0]?.quote;
    expect(await quoteOf('¿Cuándo es la excursión al museo?')).toContain('22 de octubre');
    expect(await quoteOf('¿Quién organiza la excursión al museo?')).toContain('Norma Paz');
    const { id } = await library.paper('excursion.txt');
    await library.client.sources.trash({ sourceIds: [id] });
  });

  test('is the fixed sentence when the papers do not say it', async () => {
    expect(await ask('¿Cuál es la capital de Mongolia?')).toMatchObject({
      found: false,
      text: notInDocuments,
      citations: [],
    });
  });

  test('keeps to the papers in scope', async () => {
    const { id } = await library.paper('licencia-abril.txt');
    const answer = await ask('¿Cuándo es la reunión de familias?', { sourceIds: [id] });
    expect(answer.found).toBe(false);
    expect((await ask('¿Por qué solicitó licencia?', { sourceIds: [id] })).citations[0]?.quote).toContain('mudanza');
  });

  test('looks in the papers of the person that the question names', async () => {
    const answer = await ask('¿Tiene las vacunas completas Pérez Gómez, María Ana?');
    expect(answer.citations[0]?.name).toBe('vacunas-perez.txt');
    expect(answer.retrieved[0]?.ranks).toMatchObject({ person: 1 });
  });
});

describe('counts and lists', () => {
  test('who lacks a paper is answered from the whole roster', async () => {
    const answer = await ask('¿Cuántos alumnos de 3.º B no trajeron el carnet de vacunación, y quiénes?');
    expect(answer).toMatchObject({ found: true, engine: 'roster', scan: { of: 'people', read: 3, total: 3 } });
    expect(answer.text).toBe('1 de 2 de 3.º B: Sosa, Juan.');
  });

  test('the whole school is counted in the roster', async () => {
    expect(await ask('cuantos alumnos hay en total')).toMatchObject({ engine: 'roster', found: true });
    expect((await ask('cuantas chicas hay en 3.º B')).engine).not.toBe('roster');
  });

  test('a whole year has all its sections', async () => {
    expect((await ask('¿Cuántos alumnos hay en 3.º?')).text).toBe(
      '3 de 3.º: Ledesma, Brisa; Pérez Gómez, María Ana; Sosa, Juan.',
    );
  });

  test('birthdays are looked for in the whole roster, by month, and who has no date is counted apart', async () => {
    const answer = await ask('¿Quiénes cumplen años en mayo?');
    expect(answer).toMatchObject({ found: true, engine: 'roster', scan: { of: 'people', read: 3, total: 3 } });
    expect(answer.text).toBe('1 en mayo: Sosa, Juan (el 6). 1 sin fecha de nacimiento en el padrón.');
    expect((await ask('¿Qué alumnos de 3.º A cumplen en mayo?')).text).toBe('Nadie de 3.º A en mayo.');
  });

  test('papers of a kind are counted in every paper, each with its proof', async () => {
    const answer = await ask('¿Cuántas licencias hubo en marzo de 2026?');
    expect(answer).toMatchObject({ engine: 'papers', scan: { of: 'papers', read: 4, total: 4 } });
    expect(answer.text).toBe('1: licencia-marzo.txt [1].');
    expect(answer.citations[0]?.quote).toBe('Solicitud de licencia');
  });
});

describe('papers that name or speak of something', () => {
  test('are gone through whole, each with the place that says it', async () => {
    const answer = await ask('todos los papeles que nombran a perez gomez');
    expect(answer).toMatchObject({ found: true, engine: 'papers', scan: { of: 'papers', read: 4, total: 4 } });
    expect(answer.text).toBe('1: vacunas-perez.txt [1].');
    expect(answer.citations[0]?.quote).toContain('PÉREZ GÓMEZ, María Ana');
  });

  test('a document number is found however its digits are parted', async () => {
    expect((await ask('¿En qué papeles figura el DNI 50111222?')).text).toBe('1: vacunas-perez.txt [1].');
  });

  test('of a kind are counted by what they say', async () => {
    const answer = await ask('¿Cuántas licencias por mudanza hubo?');
    expect(answer).toMatchObject({ engine: 'papers', text: '1: licencia-abril.txt [1].' });
    expect(answer.citations[0]?.quote).toContain('mudanza');
  });

  test('a name that no paper holds is not looked for otherwise', async () => {
    expect(await ask('¿Qué papeles nombran a Zabaleta?')).toMatchObject({
      found: false,
      text: notInDocuments,
      scan: { of: 'papers', read: 4, total: 4 },
    });
  });

  test('what the roster does not know is not answered with the whole course', async () => {
    expect((await ask('¿Cuántos alumnos de 3.º B usan transporte?')).engine).not.toBe('roster');
  });
});

describe('conversations', () => {
  type Asked = { answer: Answer; conversationId: ConversationId; turnId: TurnId };
  async function askIn(question: string, conversation: ConversationId | 'new'): Promise<Asked> {
    for await (const event of await library.client.ask.ask({ question, in: conversation })) {
      if (event.type === 'answer' && event.kept) return { answer: event.answer, ...event.kept };
    }
    throw new Error('The answer was not kept');
  }

  test('a question that leans on the one before it is answered with it', async () => {
    const first = await askIn('¿Cuántos alumnos de 3.º B no trajeron el carnet de vacunas?', 'new');
    const second = await askIn('¿Y los de 3.º A?', first.conversationId);
    expect(second.answer.text).toBe('1 de 1 de 3.º A: Ledesma, Brisa.');
    const { conversation, turns } = await library.client.ask.conversation({ conversationId: first.conversationId });
    expect(conversation.title).toBe('¿Cuántos alumnos de 3.º B no trajeron el carnet de vacunas?');
    expect(turns.map(({ question }) => question)).toEqual([
      '¿Cuántos alumnos de 3.º B no trajeron el carnet de vacunas?',
      '¿Y los de 3.º A?',
    ]);
    expect(turns[1]?.answer).toEqual(second.answer);
  });

  test('they are found by what was asked and answered, and come back after being removed', async () => {
    const { client } = library;
    const { conversationId } = await askIn('¿Cuándo es la reunión de familias?', 'new');
    const found = async (text: string) => (await client.ask.conversations({ text })).items.map(({ id }) => id);
    expect(await found('reunion')).toEqual([conversationId]);
    expect(await found('viernes patio')).toEqual([conversationId]);
    expect(await found('reunion mongolia')).toEqual([]);
    await client.ask.remove({ conversationId });
    expect(await found('reunion')).toEqual([]);
    await client.ask.restore({ conversationId });
    expect(await found('reunion')).toEqual([conversationId]);
  });

  test('a verdict stays with its question', async () => {
    const { client } = library;
    const { conversationId, turnId } = await askIn('¿Cuándo es la reunión de familias?', 'new');
    await client.ask.judge({ turnId, verdict: 'bad' });
    expect((await client.ask.conversation({ conversationId })).turns[0]?.verdict).toBe('bad');
    await client.ask.judge({ turnId, verdict: null });
    expect((await client.ask.conversation({ conversationId })).turns[0]?.verdict).toBeNull();
  });

  test('what was answered from a paper goes with it when it is purged', async () => {
    const { client } = library;
    await library.ingest(library.write('nota.txt', 'La bandera nueva la donó la familia Quiroga.'));
    const { conversationId } = await askIn('¿Quién donó la bandera nueva?', 'new');
    const { id } = await library.paper('nota.txt');
    await client.sources.trash({ sourceIds: [id] });
    await client.sources.purge({ sourceIds: [id] });
    expect((await client.ask.conversation({ conversationId })).turns).toEqual([]);
    expect((await client.ask.conversations({ text: 'Quiroga' })).items).toEqual([]);
  });

  test('a question that is not kept leaves nothing', async () => {
    const before = (await library.client.ask.conversations({})).total;
    await ask('¿Cuándo es la reunión de familias?');
    expect((await library.client.ask.conversations({})).total).toBe(before);
  });
});

describe('questions that cannot be answered', () => {
  test.each([
    ['nothing but signs', '  ¿? ', 'QUESTION_EMPTY'],
    ['twenty thousand letters', 'x'.repeat(20_000), 'QUESTION_TOO_LONG'],
  ])('%s', async (_, question, code) => {
    await expect(ask(question)).rejects.toMatchObject({ data: { code } });
  });

  test('with no papers it says what to do', async () => {
    await expect(ask('¿Cuándo?', { personId: crypto.randomUUID() as never })).rejects.toMatchObject({
      data: { code: 'NO_PAPERS' },
    });
  });

  test('papers that could not be read are told', async () => {
    await library.ingest(library.write('vacio.txt', '')).catch(() => undefined);
    await library.ingest(library.write('roto.pdf', '%PDF-1.4 roto')).catch(() => undefined);
    expect((await ask('¿Cuándo es la reunión de familias?')).unread).toBeGreaterThan(0);
    const answer = await ask('¿Qué papeles no se pudieron leer?');
    expect(answer).toMatchObject({ found: true, engine: 'papers', scan: { of: 'papers', read: 4, total: 6 } });
    expect(answer.text.split('\n')).toEqual([
      '2 papeles sin leer:',
      expect.stringMatching(/^roto\.pdf: (?!.*roto\.pdf)\S+/),
      expect.stringMatching(/^vacio\.txt: (?!.*vacio\.txt)\S+/),
    ]);
  });

  test('papers that could not be read are told where none could be', async () => {
    const other = await openLibrary();
    const told = async () => {
      for await (const event of await other.client.ask.ask({ question: '¿Qué archivos no se pudieron leer?' })) {
        if (event.type === 'answer') return event.answer.text;
      }
      return null;
    };
    await expect(told()).rejects.toMatchObject({ data: { code: 'NO_PAPERS' } });
    await other.ingest(other.write('roto.pdf', '%PDF-1.4 roto')).catch(() => undefined);
    expect(await told()).toMatch(/^1 papel sin leer:\nroto\.pdf: /);
  });
});
