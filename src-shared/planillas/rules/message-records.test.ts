import { describe, expect, it } from 'vitest';
import { documentOfLines, documentOfRows } from '../../../tests/fixtures/made-documents.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { createId, type SourceId } from '../../domain/identifiers.ts';
import { type ColumnDefinition, columnDefinitionSchema } from '../../domain/planilla.ts';
import { createRuleFieldReader } from './create-rule-field-reader.ts';

const reader = createRuleFieldReader();
const column = (name: string, type: ColumnDefinition['type'], more: Partial<ColumnDefinition> = {}) =>
  columnDefinitionSchema.parse({ name, type, ...more });

function readAll(text: DocumentText, columns: ColumnDefinition[]) {
  const records = reader.readRecords({ sourceId: createId<SourceId>(), text, paperKind: 'message', columns });
  for (const { locator, quote } of records.flatMap(({ fields }) => fields.flat().flatMap(({ evidence }) => evidence))) {
    const page = text.pages.find((one) => locator.type !== 'time' && one.number === locator.page);
    expect(locator.type !== 'time' && page?.text.slice(locator.start, locator.end)).toBe(quote);
  }
  return records.map(({ key, fields }) => ({
    key,
    values: fields.map((candidates, index) => {
      const { state, value } = decideCell(candidates, columns[index]!);
      return state === 'found' ? value : state === 'doubtful' ? `¿${value}?` : null;
    }),
  }));
}
const valuesOf = (text: DocumentText, columns: ColumnDefinition[]) =>
  readAll(text, columns).map(({ values }) => values);

/** One block for each message, as the reader of chats gives them. */
function chatOf(...messages: string[]): DocumentText {
  const text = documentOfLines(messages, 'message');
  const page = text.pages[0]!;
  let start = 0;
  const blocks = messages.map((message) => {
    const block = { kind: 'message' as const, start, end: start + message.length };
    start += message.length + 1;
    return block;
  });
  return { ...text, format: 'whatsapp', pages: [{ ...page, blocks }] };
}

function mailOf(body: readonly string[]): DocumentText {
  const headers = [
    'De: Ana Ruiz <ana.ruiz@correo.example>',
    'Para: escuela@example.ar',
    'Fecha: 12/03/2024 10:15',
    'Asunto: Ausentes de hoy',
  ];
  return { ...documentOfLines([...headers, ...body]), format: 'eml' };
}

const chat = chatOf(
  '05/03/2024 07:00 Los mensajes y las llamadas están cifrados de extremo a extremo.',
  '05/03/2024 08:10 Laura Gómez: Buen día. María Ana Pérez Gómez no va hoy, tiene fiebre',
  '05/03/2024 08:12 Silvia Paz: ¿A qué hora es la reunión?',
  '06/03/2024 09:40 Prof. Marta Ríos: Faltaron hoy: Sosa Juan, Luna Carla y Vega Bruno',
);

describe('reading the messages of a chat as records', () => {
  it('gives a row for each message that somebody wrote, with its date, hour, author and words', () => {
    const columns = [
      column('Fecha', 'date'),
      column('Hora', 'time'),
      column('Remitente', 'text'),
      column('Mensaje', 'text'),
    ];
    expect(valuesOf(chat, columns)).toEqual([
      ['2024-03-05', '08:10', 'Laura Gómez', 'Buen día. María Ana Pérez Gómez no va hoy, tiene fiebre'],
      ['2024-03-05', '08:12', 'Silvia Paz', '¿A qué hora es la reunión?'],
      ['2024-03-06', '09:40', 'Prof. Marta Ríos', 'Faltaron hoy: Sosa Juan, Luna Carla y Vega Bruno'],
    ]);
  });

  it('gives only the messages that say what is asked, and a row for each name of a list', () => {
    const columns = [column('Fecha', 'date'), column('Quién avisa', 'text'), column('Alumno', 'person')];
    expect(valuesOf(chat, columns)).toEqual([
      ['2024-03-05', 'Laura Gómez', 'Pérez Gómez, María Ana'],
      ['2024-03-06', 'Prof. Marta Ríos', 'Sosa, Juan'],
      ['2024-03-06', 'Prof. Marta Ríos', 'Luna, Carla'],
      ['2024-03-06', 'Prof. Marta Ríos', 'Vega, Bruno'],
    ]);
  });

  it('keeps the keys of the rows between readings', () => {
    const columns = [column('Alumno', 'person')];
    expect(readAll(chat, columns).map(({ key }) => key)).toEqual(['p1/b1', 'p1/b3/n0', 'p1/b3/n1', 'p1/b3/n2']);
    expect(readAll(chat, columns)).toEqual(readAll(chat, columns));
  });

  it('reads what labels and sentences of a message say, never those of another', () => {
    const columns = [column('Alumno', 'person'), column('DNI', 'dni'), column('Teléfono', 'text')];
    const labelled = chatOf(
      '05/03/2024 08:10 Laura Gómez: Alumno: Pérez, Juan. DNI: 50.111.222',
      '05/03/2024 08:11 Silvia Paz: Alumna: Luna, Carla. Tel.: 2604-111222',
    );
    expect(valuesOf(labelled, columns)).toEqual([
      ['Pérez, Juan', '50111222', null],
      ['Luna, Carla', null, '2604-111222'],
    ]);
  });

  it('reads lists of a name a line, numbered, with the course and what is said of each', () => {
    const listed = chatOf(
      '05/03/2024 08:10 Seño Marta: Ausentes 3.º B:\n1) Pérez, Juan (fiebre)\n2) LUNA Carla - viaje\n- Franco Bruno\nGracias',
    );
    const columns = [column('Alumno', 'person'), column('Grado', 'grade'), column('Observaciones', 'text')];
    expect(valuesOf(listed, columns)).toEqual([
      ['Pérez, Juan', '3.º B', 'fiebre'],
      ['Luna, Carla', '3.º B', 'viaje'],
      ['Franco, Bruno', '3.º B', null],
    ]);
  });

  it('takes no list of things for a list of people', () => {
    const things = chatOf(
      '05/03/2024 08:10 Seño Marta: Traer mañana: Lápiz Negro, Goma Blanca y Cuaderno Rivadavia',
      '05/03/2024 08:11 Seño Marta: Materias de hoy: Lengua, Matemática y Ciencias Naturales',
    );
    expect(valuesOf(things, [column('Alumno', 'person')])).toEqual([]);
  });
});

describe('reading e-mails as records', () => {
  it('gives a row for each name of a list, with the date and the author of the e-mail', () => {
    const mail = mailOf(['Buenos días:', 'Faltaron hoy: Sosa, Juan; Luna, Carla; Vega, Bruno.', 'Saludos', 'Ana']);
    const columns = [column('Fecha', 'date'), column('Remitente', 'text'), column('Alumno', 'person')];
    expect(valuesOf(mail, columns)).toEqual([
      ['2024-03-12', 'Ana Ruiz', 'Sosa, Juan'],
      ['2024-03-12', 'Ana Ruiz', 'Luna, Carla'],
      ['2024-03-12', 'Ana Ruiz', 'Vega, Bruno'],
    ]);
  });

  it('gives one row for an e-mail without a list', () => {
    const mail = mailOf(['Soy la mamá de Juan Sosa. Hoy falta por fiebre.']);
    const columns = [
      column('Fecha', 'date'),
      column('Remitente', 'text'),
      column('Asunto', 'text'),
      column('Mensaje', 'text'),
    ];
    expect(valuesOf(mail, columns)).toEqual([
      ['2024-03-12', 'Ana Ruiz', 'Ausentes de hoy', 'Soy la mamá de Juan Sosa. Hoy falta por fiebre.'],
    ]);
  });

  it('knows the pupil of whom a family writes, and until when the pupil is absent', () => {
    const mail = mailOf([
      'Buenos días: soy Ana Ruiz, mamá de Juan Pablo Sosa, de 3.º B.',
      'Falta hasta el 15/03/2024.',
    ]);
    const columns = [column('Alumno', 'person'), column('Grado', 'grade'), column('Hasta', 'date')];
    expect(valuesOf(mail, columns)).toEqual([['Sosa, Juan Pablo', '3.º B', '2024-03-15']]);
  });

  it('reads the entries of a table in an e-mail, with the date and the author of the e-mail', () => {
    const headers = 'De: Ana Ruiz <ana.ruiz@correo.example>\nFecha: 12/03/2024 10:15\n';
    const table = documentOfRows([
      ['Alumno', 'DNI'],
      ['Sosa, Juan', '50.111.222'],
      ['Luna, Carla', '50.999.888'],
    ]);
    const page = table.pages[0]!;
    const moved = page.tables[0]!.rows.map((cells) =>
      cells.map((cell) => ({
        ...cell,
        reference: null,
        range: cell.range && ([cell.range[0] + headers.length, cell.range[1] + headers.length] as [number, number]),
      })),
    );
    const tables = [{ rows: moved, box: null }];
    const mail: DocumentText = {
      ...table,
      format: 'eml',
      pages: [{ ...page, layout: 'flow', text: headers + page.text, tables }],
    };
    const columns = [column('Alumno', 'person'), column('Fecha', 'date'), column('Remitente', 'person')];
    expect(valuesOf(mail, columns)).toEqual([
      ['Sosa, Juan', '2024-03-12', 'Ruiz, Ana'],
      ['Luna, Carla', '2024-03-12', 'Ruiz, Ana'],
    ]);
  });
});
