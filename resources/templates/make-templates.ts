import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/* Writes the templates that come with the program: `node resources/templates/make-templates.ts`. */

const font = 'Calibri';
/** Sizes in half points, spaces in twentieths of a point, widths in twentieths of a point. */
const size = { small: 18, text: 22, title: 28, school: 26 };
const grey = '555555';
const line = { style: BorderStyle.SINGLE, size: 6, color: '999999', space: 6 } as const;
/** The lines of a table. */
const rule = { style: BorderStyle.SINGLE, size: 4, color: '999999' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** A line to write or sign on. */
const blank = '______________________________';
/** What fits between the margins of an A4 sheet. */
const textWidth = 9070;

const letterhead = new Header({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: '{Escuela}', bold: true, size: size.school })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      border: { bottom: line },
      children: [
        new TextRun({
          text: '{#Datos de la escuela}{Datos de la escuela}{/Datos de la escuela}',
          size: size.small,
          color: grey,
        }),
      ],
    }),
  ],
});

const title = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 240 },
    keepNext: true,
    children: [new TextRun({ text, bold: true, size: size.title })],
  });

const heading = (text: string) =>
  new Paragraph({
    spacing: { before: 240, after: 80 },
    keepNext: true,
    children: [new TextRun({ text, bold: true })],
  });

const runs = (children: readonly (string | ParagraphChild)[]) =>
  children.map((child) => (typeof child === 'string' ? new TextRun(child) : child));

const prose = { alignment: AlignmentType.JUSTIFIED, spacing: { after: 120, line: 312 } } as const;

const paragraph = (...children: (string | ParagraphChild)[]) => new Paragraph({ ...prose, children: runs(children) });

/** What those who sign have read last: it stays on the sheet of the first of them. */
const closing = (text: string) =>
  new Paragraph({
    ...prose,
    spacing: { ...prose.spacing, before: 200 },
    keepNext: true,
    keepLines: true,
    children: [new TextRun(text)],
  });

/** A mark that stands alone on its line, which goes with it. */
const mark = (text: string) => new Paragraph({ children: [new TextRun(text)] });

const item = (...children: (string | ParagraphChild)[]) =>
  new Paragraph({
    indent: { left: 360, hanging: 240 },
    spacing: { after: 60, line: 288 },
    children: [new TextRun('–\t'), ...runs(children)],
  });

const right = (text: string) =>
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 240 }, children: [new TextRun(text)] });

/** A line to sign on at the right, with words in its middle below; all on one sheet. */
const signature = (...below: string[]) => {
  const centred = { alignment: AlignmentType.CENTER, indent: { left: 5200 }, keepNext: true } as const;
  return [
    new Paragraph({ ...centred, spacing: { before: 900 }, children: [new TextRun(blank)] }),
    ...below.map((text) => new Paragraph({ ...centred, children: [new TextRun({ text, size: size.small })] })),
  ];
};

function grid(headers: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Table {
  const row = (texts: readonly string[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: texts.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            ...(isHeader ? { shading: { fill: 'F2F2F2' } } : {}),
            children: [
              new Paragraph({ keepNext: isHeader, children: [new TextRun({ text, bold: isHeader, size: 20 })] }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: [row(headers, true), ...rows.map((texts) => row(texts, false))],
  });
}

/** A line to sign on for each of those present, two to a row in print as the list runs. */
const signatures = new Table({
  width: { size: textWidth, type: WidthType.DXA },
  columnWidths: [5200, 3870],
  borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
  rows: [
    new TableRow({
      cantSplit: true,
      children: ['{#Presentes}{Nombre}{#Cargo}, {Cargo}{/Cargo}', `${blank}{/Presentes}`].map(
        (text) =>
          new TableCell({
            margins: { top: 240, bottom: 60 },
            children: [new Paragraph({ children: [new TextRun({ text, size: 20 })] })],
          }),
      ),
    }),
  ],
});

const pageFooter = (text: string) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            children: [text, ' · Hoja ', PageNumber.CURRENT, ' de ', PageNumber.TOTAL_PAGES],
            size: 16,
            color: grey,
          }),
        ],
      }),
    ],
  });

type Body = ConstructorParameters<typeof Document>[0]['sections'][number]['children'];

function document(name: string, children: Body, footer?: string): Document {
  return new Document({
    title: name,
    creator: 'Amanuense',
    styles: { default: { document: { run: { font, size: size.text, language: { value: 'es-AR' } } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1418, right: 1418 } },
        },
        headers: { default: letterhead },
        footers: footer === undefined ? {} : { default: pageFooter(footer) },
        children,
      },
    ],
  });
}

/** A line for each of a list; where nobody said any, one to write on. */
const each = (list: string, line: Paragraph) => [
  mark(`{#${list}}`),
  line,
  mark(`{/${list}}`),
  mark(`{^${list}}`),
  item(blank),
  mark(`{/${list}}`),
];

const present = [
  ...each('Presentes', item('{Nombre}{#Cargo}, {Cargo}{/Cargo}')),
  mark('{#Ausentes}'),
  item('{Nombre}{#Cargo}, {Cargo}{/Cargo} (ausente)'),
  mark('{/Ausentes}'),
];
const topics = each('Temas', paragraph(new TextRun({ text: '{#Título}{Título}. {/Título}', bold: true }), '{Texto}'));

const documents: Record<string, Document> = {
  'acta-de-reunion': document(
    'Acta de reunión',
    [
      title('ACTA N.º {Número}'),
      paragraph(
        'En {Lugar}, {Fecha en letras}, siendo las {Hora de inicio} horas, se reúnen en el establecimiento {Escuela} quienes firman al pie, para tratar: ',
        new TextRun({ text: '{Título}', bold: true }),
        '.',
      ),
      heading('Presentes'),
      ...present,
      heading('Orden del día'),
      ...each('Orden', item('{Texto}')),
      heading('Temas tratados'),
      ...topics,
      heading('Decisiones'),
      grid(
        ['Decisión', 'Responsable', 'Plazo'],
        [
          ['{#Decisiones}{Texto}', '{Responsable}', '{Plazo}{/Decisiones}'],
          ['{^Decisiones}', '', '{/Decisiones}'],
        ],
        [4870, 2200, 2000],
      ),
      new Paragraph({ spacing: { after: 120 } }),
      closing('{Cierre}'),
      signatures,
    ],
    'Acta N.º {Número} · {Fecha}',
  ),
  'acta-de-entrevista': document(
    'Acta de entrevista',
    [
      title('ACTA DE ENTREVISTA N.º {Número}'),
      paragraph(
        'En {Lugar}, {Fecha en letras}, siendo las {Hora de inicio} horas, se realiza en el establecimiento {Escuela} una entrevista. Motivo: ',
        new TextRun({ text: '{Título}', bold: true }),
        '.',
      ),
      heading('Participan'),
      ...present,
      heading('Se conversa lo siguiente'),
      ...topics,
      heading('Acuerdos y compromisos'),
      ...each(
        'Decisiones',
        item('{Texto}{#Responsable} Responsable: {Responsable}.{/Responsable}{#Plazo} Plazo: {Plazo}.{/Plazo}'),
      ),
      closing('{Cierre} Leída la presente, quienes participaron firman de conformidad.'),
      signatures,
    ],
    'Acta de entrevista N.º {Número} · {Fecha}',
  ),
  'constancia-de-alumno-regular': document('Constancia de alumno regular', [
    title('CONSTANCIA DE ALUMNO REGULAR'),
    right('N.º {Número}'),
    paragraph(
      'La Dirección del establecimiento {Escuela} deja constancia de que ',
      new TextRun({ text: '{Apellido y nombre}', bold: true }),
      ', DNI {DNI}, es alumno/a regular y cursa {Curso}{#Turno}, turno {Turno}{/Turno}, en el ciclo lectivo {Ciclo lectivo}.',
    ),
    paragraph(
      'A pedido de la parte interesada, y para ser presentada ante {Ante quién se presenta}, se extiende la presente en {Localidad}, {Fecha en letras}.',
    ),
    ...signature('Firma y sello', '{#Dirección a cargo de}{Dirección a cargo de}{/Dirección a cargo de}'),
  ]),
  nota: document('Nota', [
    right('{Localidad}, {Fecha}'),
    new Paragraph({ children: [new TextRun({ text: '{Destinatario}', bold: true })] }),
    new Paragraph({ spacing: { after: 240 }, children: [new TextRun('S / D')] }),
    paragraph(new TextRun({ text: 'Asunto: ', bold: true }), '{Asunto}'),
    paragraph('De mi mayor consideración:'),
    paragraph('{Texto}'),
    paragraph('Sin otro particular, saludo a usted atentamente.'),
    ...signature('{Firma}', '{#Cargo}{Cargo}{/Cargo}'),
  ]),
  circular: document('Circular', [
    title('CIRCULAR N.º {Número}'),
    right('{Localidad}, {Fecha}'),
    paragraph(new TextRun({ text: '{Asunto}', bold: true })),
    paragraph('Estimadas familias:'),
    paragraph('{Texto}'),
    paragraph('Saludos cordiales.'),
    ...signature('{Firma}', '{#Cargo}{Cargo}{/Cargo}'),
    new Paragraph({ spacing: { before: 480, after: 200 }, border: { top: { ...line, style: BorderStyle.DASHED } } }),
    paragraph('Circular N.º {Número} – Me notifico. Alumno/a: ________________________ Curso: ________'),
    paragraph(`Firma y aclaración: ${blank}`),
  ]),
};

for (const [key, made] of Object.entries(documents)) {
  await writeFile(join(import.meta.dirname, `${key}.docx`), await Packer.toBuffer(made));
}
