import { describe, expect, it } from 'vitest';
import type { Table } from '../../domain/document-text.ts';
import { detectTables } from './detect-tables.ts';
import type { PageContent, PageRuling, PageWord } from './page-geometry.ts';

const width = 600;
const height = 800;
const letter = 5;

type Text = { x: number; y: number; text: string };

/** A page with texts set at points (left, baseline) in a face of five points a letter. */
function page(texts: Text[], lines: [number, number, number, number][] = [], jitter = () => 0): PageContent {
  const words: PageWord[] = [];
  let offset = 0;
  for (const { x, y, text } of texts) {
    let left = x;
    for (const word of text.split(' ')) {
      const right = left + word.length * letter;
      const box = [left + jitter(), y - 8 + jitter(), right + jitter(), y + 2 + jitter()] as const;
      words.push({ text: word, box: fractions(box), start: offset, end: offset + word.length });
      offset += word.length + 1;
      left = right + 3;
    }
  }
  const rulings: PageRuling[] = lines.map(([x1, y1, x2, y2]) => ({
    x1: x1 / width,
    y1: y1 / height,
    x2: x2 / width,
    y2: y2 / height,
  }));
  return { words, rulings, width, height };
}

function fractions([left, top, right, bottom]: readonly [number, number, number, number]): PageWord['box'] {
  return [left / width, top / height, right / width, bottom / height];
}

function texts(table: Table | undefined): string[][] | undefined {
  return table?.rows.map((row) => row.map((cell) => cell.text));
}

/** Rows of texts at the given left edges, 14 points apart. */
function rowsAt(xs: number[], rows: string[][], top = 100, pitch = 14): Text[] {
  return rows.flatMap((row, index) =>
    row.flatMap((text, column) => (text === '' ? [] : [{ x: xs[column]!, y: top + index * pitch, text }])),
  );
}

function box(xs: number[], ys: number[]): [number, number, number, number][] {
  return [
    ...ys.map((y): [number, number, number, number] => [xs[0]!, y, xs.at(-1)!, y]),
    ...xs.map((x): [number, number, number, number] => [x, ys[0]!, x, ys.at(-1)!]),
  ];
}

/** Numbers that look random but are the same on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const roll = [
  ['Apellido y nombres', 'DNI', 'Curso'],
  ['Acuña, Ramón', '45.123.456', '3.º A'],
  ['de la Cruz, María José', '46.987.654', '3.º B'],
  ['Núñez, Inés', '44.000.111', '2.º A'],
  ['Sosa, Juan', '45.222.333', '1.º C'],
];

const prose =
  'que la escuela llevará un libro de actas foliado en el que se asentarán las reuniones de personal y los acuerdos a que se llegue en ellas con la firma de los presentes y la aclaración de sus cargos según lo que establece el reglamento general de escuelas de la provincia y sus normas complementarias ';

function proseLines(x: number, columnWidth: number, lines: number, justified: boolean): Text[] {
  const words = prose.repeat(20).trim().split(' ');
  const set: Text[] = [];
  for (let line = 0; line < lines; line++) {
    const taken: string[] = [];
    let used = 0;
    while (used + words[0]!.length * letter + 3 <= columnWidth) {
      used += words[0]!.length * letter + 3;
      taken.push(words.shift()!);
    }
    const stretch = justified ? (columnWidth - used) / Math.max(1, taken.length - 1) : 0;
    let left = x;
    for (const word of taken) {
      set.push({ x: left, y: 100 + line * 13, text: word });
      left += word.length * letter + 3 + stretch;
    }
  }
  return set;
}

describe('detectTables', () => {
  it('reads a table drawn with lines, each cell with its text, its place and its range', () => {
    const xs = [50, 200, 300, 380];
    const ys = [88, 104, 118, 132, 146, 160];
    const [table, ...others] = detectTables(page(rowsAt([54, 204, 304], roll), box(xs, ys)));
    expect(others).toEqual([]);
    expect(texts(table)).toEqual(roll);
    const cell = table!.rows[1]![1]!;
    expect(cell.box!.map((edge, index) => Math.round(edge * (index % 2 === 0 ? width : height)))).toEqual([
      200, 104, 300, 118,
    ]);
    const text = roll.flat().join(' ');
    expect(text.slice(...cell.range!)).toBe('45.123.456');
  });

  it('reads a table that only spaces set apart', () => {
    expect(detectTables(page(rowsAt([54, 204, 304], roll))).map(texts)).toEqual([roll]);
  });

  it('reads a table under horizontal lines alone', () => {
    const lines: [number, number, number, number][] = [
      [50, 88, 380, 88],
      [50, 104, 380, 104],
      [50, 162, 380, 162],
    ];
    expect(detectTables(page(rowsAt([54, 204, 304], roll), lines)).map(texts)).toEqual([roll]);
  });

  it('reads the noisy boxes of recognised text', () => {
    const random = seeded(11);
    const noisy = page(rowsAt([54, 204, 304], roll), [], () => (random() - 0.5) * 2.4);
    expect(detectTables(noisy).map(texts)).toEqual([roll]);
  });

  it('writes a cell over two columns or two rows once, with its spans', () => {
    const lines = box([50, 150, 250, 350], [88, 104, 118, 132]).filter(
      ([x1, , x2]) => x1 !== x2 || x1 === 50 || x1 === 350,
    );
    lines.push([150, 88, 150, 132], [250, 104, 250, 132]);
    const inner = lines.filter(([, y1, , y2]) => y1 !== y2 || y1 !== 104);
    inner.push([150, 104, 350, 104]);
    const set = [
      { x: 54, y: 107, text: 'Curso' },
      { x: 210, y: 100, text: 'Inasistencias' },
      ...rowsAt(
        [54, 154, 254],
        [
          ['', 'Marzo', 'Abril'],
          ['3.º A', '12', '9'],
        ],
        114,
      ),
    ];
    const [table] = detectTables(page(set, inner));
    expect(texts(table)).toEqual([
      ['Curso', 'Inasistencias', ''],
      ['', 'Marzo', 'Abril'],
      ['3.º A', '12', '9'],
    ]);
    expect(table!.rows[0]![1]).toMatchObject({ columnSpan: 2, rowSpan: 1 });
    expect(table!.rows[0]![0]).toMatchObject({ columnSpan: 1, rowSpan: 2 });
  });

  it('keeps a wrapped cell in its row', () => {
    const rows = [
      ['Escuela', 'Domicilio', 'Alumnos'],
      ['N.º 12', 'Avenida San Martín 1450, entre', '120'],
      ['', 'Belgrano y Moreno', ''],
      ['N.º 15', 'Calle Rivadavia 22', '98'],
      ['N.º 21', 'Ruta 51 kilómetro 12', '45'],
    ];
    const [table] = detectTables(page(rowsAt([54, 130, 330], rows, 100, 12)));
    expect(texts(table)?.[1]).toEqual(['N.º 12', 'Avenida San Martín 1450, entre Belgrano y Moreno', '120']);
    expect(table!.rows).toHaveLength(4);
  });

  it('cuts a drawn column of amounts into its rows', () => {
    const set = [
      ...rowsAt([54, 254], [['Concepto', 'Importe']]),
      ...rowsAt(
        [54, 254],
        [
          ['Comedor', '1.200,50'],
          ['Limpieza', '300,00'],
          ['Librería', '45,10'],
          ['Gas', '90,00'],
        ],
        120,
      ),
    ];
    const [table] = detectTables(page(set, box([50, 250, 350], [88, 106, 170])));
    expect(texts(table)).toEqual([
      ['Concepto', 'Importe'],
      ['Comedor', '1.200,50'],
      ['Limpieza', '300,00'],
      ['Librería', '45,10'],
      ['Gas', '90,00'],
    ]);
  });

  it('tells two tables of one page apart, top one first', () => {
    const set = [
      ...rowsAt([54, 204, 304], roll),
      ...rowsAt(
        [54, 300],
        [
          ['Turno', 'Alumnos'],
          ['Mañana', '310'],
          ['Tarde', '295'],
          ['Noche', '80'],
        ],
        400,
      ),
    ];
    expect(detectTables(page(set)).map((table) => table.rows[0]![0]!.text)).toEqual(['Apellido y nombres', 'Turno']);
  });

  it('reads a table turned sideways and gives boxes of the page as it is', () => {
    const upright = page(rowsAt([54, 204, 304], roll));
    const turned: PageContent = {
      width: height,
      height: width,
      rulings: [],
      words: upright.words.map((word) => ({
        ...word,
        box: [1 - word.box[3], word.box[0], 1 - word.box[1], word.box[2]],
      })),
    };
    const [table] = detectTables(turned);
    expect(texts(table)).toEqual(roll);
    const [left, top, right, bottom] = table!.rows[0]![0]!.box!;
    expect((bottom - top) * turned.height).toBeGreaterThan((right - left) * turned.width);
  });

  it.each([
    ['one column', [{ x: 60, columnWidth: 470 }], false],
    ['one justified column', [{ x: 60, columnWidth: 470 }], true],
    [
      'two columns',
      [
        { x: 60, columnWidth: 220 },
        { x: 310, columnWidth: 220 },
      ],
      false,
    ],
    [
      'two justified columns',
      [
        { x: 60, columnWidth: 220 },
        { x: 310, columnWidth: 220 },
      ],
      true,
    ],
  ])('finds no table in prose set in %s', (_, columns, justified) => {
    const set = columns.flatMap(({ x, columnWidth }) => proseLines(x, columnWidth, 30, justified));
    expect(detectTables(page(set))).toEqual([]);
  });

  it('finds no table in a list of points, in a table of contents or on an empty page', () => {
    const points = rowsAt(
      [60, 80],
      Array.from({ length: 8 }, (_, index) => [`${index + 1})`, prose.slice(index * 7, index * 7 + 70).trim()]),
    );
    const contents = rowsAt(
      [60, 480],
      ['Ingreso', 'Asistencia', 'Pases', 'Actas'].map((name, index) => [`${name} ${'.'.repeat(60)}`, `${index + 3}`]),
    );
    expect(detectTables(page(points))).toEqual([]);
    expect(detectTables(page(contents))).toEqual([]);
    expect(detectTables(page([]))).toEqual([]);
  });

  it('takes a box drawn around a paragraph for a frame, not a table', () => {
    expect(detectTables(page(proseLines(60, 300, 10, false), box([50, 380], [85, 240])))).toEqual([]);
  });

  it('gives every row the same number of cells', () => {
    for (const table of detectTables(page(rowsAt([54, 204, 304], [...roll, ['Total', '', '4']])))) {
      expect(new Set(table.rows.map((row) => row.length)).size).toBe(1);
    }
  });
});
