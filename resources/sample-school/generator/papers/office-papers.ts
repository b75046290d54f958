import { addDays, writeLongDate } from '../argentine-values.ts';
import type { Draft } from '../paper-content.ts';
import { type Writer, writeLetterhead } from './writer.ts';

const subjects: readonly { title: string; body: string }[] = [
  {
    title: 'Reunión de familias',
    body: 'Invitamos a las familias a la reunión informativa en el salón de actos. Se ruega puntualidad y asistencia de un adulto por alumno.',
  },
  {
    title: 'Jornada institucional',
    body: 'Se informa que ese día no habrá clases por Jornada Institucional del personal docente. El comedor funcionará en su horario habitual.',
  },
  {
    title: 'Acto escolar',
    body: 'Se realizará el acto escolar con la participación de todos los grados. Los alumnos deberán concurrir con guardapolvo.',
  },
  {
    title: 'Campaña de vacunación',
    body: 'Personal del centro de salud visitará la escuela. Solicitamos enviar el carnet de vacunas y la autorización firmada.',
  },
  {
    title: 'Entrega de boletines',
    body: 'Los boletines se retirarán únicamente por el adulto responsable, presentando documento.',
  },
  {
    title: 'Salida educativa',
    body: 'Los grados del segundo ciclo visitarán el museo de la ciudad. Deberán traer la autorización firmada y una vianda.',
  },
];

/** A circular of the school. */
export function draftCircular(writer: Writer): Draft {
  const { random, school, day, givenFirst } = writer;
  const subject = random.pick(subjects);
  const number = `${random.integer(1, 60)}/${random.pick([String(school.year), String(school.year).slice(2)])}`;
  const event = addDays(day, random.integer(3, 20));
  return {
    paperKind: 'circular',
    fileTitle: random.pick([`Circular ${number.replace('/', '-')}`, `Nota ${subject.title}`]),
    content: {
      letterhead: writeLetterhead(writer),
      title: `CIRCULAR N.º ${number}`,
      blocks: [
        { kind: 'right', text: writer.placeAndDay },
        { kind: 'paragraph', text: `${random.pick(['Asunto', 'Tema', 'Ref.'])}: ${subject.title}` },
        {
          kind: 'paragraph',
          text: random.pick(['Estimadas familias:', 'A la comunidad educativa:', 'Al personal docente:']),
        },
        {
          kind: 'paragraph',
          text: `${subject.body} Fecha prevista: ${writeLongDate(event)}, a las ${random.integer(8, 18)}:${random.pick(['00', '30'])} h.`,
        },
        {
          kind: 'paragraph',
          text: `Por consultas, comunicarse al ${school.areaCode} ${school.phone.slice(school.areaCode.length)} en el horario de secretaría.`,
        },
        { kind: 'signatures', labels: [`${givenFirst(school.head)} – Directora`] },
      ],
      footer: null,
    },
    people: [],
    fields: { circularNumber: number, subject: subject.title, documentDate: day, eventDate: event },
  };
}

/** A receipt or an invoice paid by the school's cooperative. */
export function draftInvoice(writer: Writer): Draft {
  const { random, school, style, day } = writer;
  const amount = `${random.integer(1500, 489_000)}.${random.pick(['00', '50', '75', '10'])}`;
  const supplier = random.pick([
    'Librería El Lápiz',
    'Panadería La Espiga',
    'Ferretería San José',
    'Distribuidora Don Tito',
    'Imprenta Rápida',
  ]);
  const number = `000${random.integer(1, 9)}-${String(random.integer(1, 99_999)).padStart(8, '0')}`;
  const concept = random.pick([
    'Artículos de librería',
    'Viandas para el comedor',
    'Materiales de limpieza',
    'Fotocopias del mes',
    'Reparación de la bomba de agua',
  ]);
  return {
    paperKind: 'invoice',
    fileTitle: random.pick([`Factura ${supplier}`, `Recibo cooperadora ${number.slice(-4)}`]),
    content: {
      letterhead: [
        supplier,
        `CUIT 30-${random.integer(50_000_000, 71_999_999)}-${random.integer(0, 9)} – ${school.town}`,
      ],
      title: random.pick(['FACTURA C', 'RECIBO', 'Factura']),
      blocks: [
        {
          kind: 'fields',
          fields: [
            { label: random.pick(['Comprobante N.º', 'N°', 'Número']), value: number },
            { label: random.pick(['Fecha', 'Fecha de emisión']), value: style.date(day) },
            {
              label: random.pick(['Señores', 'Recibimos de', 'Cliente']),
              value: `Asociación Cooperadora ${school.shortName}`,
            },
            { label: random.pick(['Concepto', 'Detalle', 'Por']), value: concept },
            {
              label: random.pick(['Total', 'Importe total', 'Son pesos', 'TOTAL A PAGAR']),
              value: style.money(amount),
            },
          ],
        },
        { kind: 'signatures', labels: ['Firma y sello'] },
      ],
      footer: null,
    },
    people: [],
    fields: { supplier, invoiceNumber: number, documentDate: day, concept, amount },
  };
}
