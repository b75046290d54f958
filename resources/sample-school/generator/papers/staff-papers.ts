import { addDays, writeLongDate, writeShortDate } from '../argentine-values.ts';
import type { Draft, LabelledValue } from '../paper-content.ts';
import type { Teacher } from '../school.ts';
import { plainDni } from './enrolment-wording.ts';
import { canonicalName, type Writer, writeFooter, writeLetterhead } from './writer.ts';

const leaves: readonly { article: string; reason: string; longest: number }[] = [
  { article: '114 a.1', reason: 'Enfermedad de corta evolución', longest: 12 },
  { article: '114 f', reason: 'Atención de familiar enfermo', longest: 20 },
  { article: '115 b', reason: 'Examen', longest: 3 },
  { article: '114 d', reason: 'Maternidad', longest: 120 },
  { article: '115 c', reason: 'Duelo familiar', longest: 5 },
  { article: '23', reason: 'Razones particulares', longest: 2 },
  { article: '70 inc. m', reason: 'Donación de sangre', longest: 1 },
  { article: '18', reason: 'Matrimonio', longest: 12 },
];

/** A request for leave of `teacher`. */
export function draftLeave(writer: Writer, teacher: Teacher): Draft {
  const { random, school, style, day, givenFirst } = writer;
  const leave = random.pick(leaves);
  const start = addDays(day, random.integer(-3, 15));
  const days = random.integer(1, leave.longest);
  const end = addDays(start, days - 1);
  const asks = (probability: number) => random.chance(probability);
  const has = {
    cuil: asks(0.85),
    dni: asks(0.4),
    article: asks(0.85),
    days: asks(0.8),
    reason: asks(0.9),
    post: asks(0.7),
  };
  const optional = (present: boolean, label: readonly string[], value: string): LabelledValue[] =>
    present ? [{ label: random.pick(label), value }] : [];
  const fields: LabelledValue[] = [
    {
      label: random.pick(['Apellido y nombre del docente', 'Docente', 'Agente', 'Apellido y nombres']),
      value: writer.familyFirst(teacher),
    },
    ...optional(has.cuil, ['CUIL', 'C.U.I.L. N°', 'CUIL del agente'], style.cuil(teacher.cuil)),
    ...optional(has.dni, ['DNI', 'Documento'], plainDni(style.dni(teacher.dni))),
    ...optional(has.post, ['Cargo', 'Cargo que desempeña', 'Situación de revista'], teacher.post),
    ...optional(has.article, ['Artículo', 'Encuadre legal', 'Art.', 'Artículo e inciso'], leave.article),
    ...optional(has.reason, ['Motivo', 'Causal', 'Motivo de la licencia'], leave.reason),
    { label: random.pick(['Desde', 'Fecha de inicio', 'Desde el', 'Inicio']), value: style.date(start) },
    { label: random.pick(['Hasta', 'Fecha de finalización', 'Hasta el', 'Fin']), value: style.date(end) },
    ...optional(has.days, ['Días', 'Cantidad de días', 'Total de días', 'Días solicitados'], String(days)),
  ];
  const prose = random.chance(0.3);
  const cuil = has.cuil ? `, CUIL ${style.cuil(teacher.cuil)}` : '';
  const dni = has.dni ? `, DNI ${plainDni(style.dni(teacher.dni))}` : '';
  const post = has.post ? `, ${teacher.post.toLowerCase()} de este establecimiento` : '';
  const article = has.article ? ` encuadrada en el artículo ${leave.article}` : '';
  const reason = has.reason ? ` por ${leave.reason.toLowerCase()}` : '';
  const total = has.days ? `, por un total de ${days} ${days === 1 ? 'día' : 'días'}` : '';
  const statement = `Quien suscribe, ${givenFirst(teacher)}${dni}${cuil}${post}, solicita licencia${article}${reason}, desde el ${style.date(start)} hasta el ${style.date(end)}${total}.`;
  return {
    paperKind: 'leave-request',
    fileTitle: random.pick([
      `Licencia ${teacher.familyName}`,
      `Solicitud licencia ${teacher.familyName} ${start.slice(5)}`,
      `lic_${teacher.cuil.slice(2, 6)}`,
    ]),
    content: {
      letterhead: writeLetterhead(writer),
      title: random.pick([
        'SOLICITUD DE LICENCIA',
        'Pedido de licencia docente',
        'LICENCIAS – Personal docente',
        'Solicitud de licencia e inasistencias',
      ]),
      blocks: [
        ...(prose ? [{ kind: 'paragraph', text: statement } as const] : [{ kind: 'fields', fields } as const]),
        { kind: 'paragraph', text: random.pick([writer.placeAndDay, `Fecha de presentación: ${writeShortDate(day)}`]) },
        { kind: 'signatures', labels: ['Firma del docente', `V.º B.º ${givenFirst(school.head)}`] },
      ],
      footer: writeFooter(writer),
    },
    people: [teacher.dni],
    fields: {
      teacherName: canonicalName(teacher),
      cuil: has.cuil ? teacher.cuil : null,
      dni: has.dni ? teacher.dni : null,
      article: has.article ? leave.article : null,
      reason: has.reason ? leave.reason : null,
      startDate: start,
      endDate: end,
      days: has.days ? String(days) : null,
      post: has.post ? teacher.post : null,
      documentDate: day,
    },
  };
}

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
