import { addDays, writeShortDate } from '../argentine-values.ts';
import type { Block, Draft, LabelledValue } from '../paper-content.ts';
import type { Teacher } from '../school.ts';
import type { TruthFields } from '../truth.ts';
import { canonicalName, plainDni, type Writer, writeFooter, writeLetterhead } from './writer.ts';

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

type Leave = {
  article: string;
  reason: string;
  start: string;
  end: string;
  days: number;
  /** What the request says beside the teacher and the dates. */
  has: Record<'cuil' | 'dni' | 'article' | 'days' | 'reason' | 'post', boolean>;
};

function drawLeave({ random, day }: Writer): Leave {
  const { article, reason, longest } = random.pick(leaves);
  const start = addDays(day, random.integer(-3, 15));
  const days = random.integer(1, longest);
  const asks = (probability: number) => random.chance(probability);
  const has = {
    cuil: asks(0.85),
    dni: asks(0.4),
    article: asks(0.85),
    days: asks(0.8),
    reason: asks(0.9),
    post: asks(0.7),
  };
  return { article, reason, start, end: addDays(start, days - 1), days, has };
}

function writeLeaveFields(writer: Writer, teacher: Teacher, leave: Leave): LabelledValue[] {
  const { random, style } = writer;
  const { has } = leave;
  const optional = (present: boolean, label: readonly string[], value: string): LabelledValue[] =>
    present ? [{ label: random.pick(label), value }] : [];
  return [
    {
      label: random.pick(['Apellido y nombre del docente', 'Docente', 'Agente', 'Apellido y nombres']),
      value: writer.familyFirst(teacher),
    },
    ...optional(has.cuil, ['CUIL', 'C.U.I.L. N°', 'CUIL del agente'], style.cuil(teacher.cuil)),
    ...optional(has.dni, ['DNI', 'Documento'], plainDni(style.dni(teacher.dni))),
    ...optional(has.post, ['Cargo', 'Cargo que desempeña', 'Situación de revista'], teacher.post),
    ...optional(has.article, ['Artículo', 'Encuadre legal', 'Art.', 'Artículo e inciso'], leave.article),
    ...optional(has.reason, ['Motivo', 'Causal', 'Motivo de la licencia'], leave.reason),
    { label: random.pick(['Desde', 'Fecha de inicio', 'Desde el', 'Inicio']), value: style.date(leave.start) },
    { label: random.pick(['Hasta', 'Fecha de finalización', 'Hasta el', 'Fin']), value: style.date(leave.end) },
    ...optional(has.days, ['Días', 'Cantidad de días', 'Total de días', 'Días solicitados'], String(leave.days)),
  ];
}

function writeLeaveSentence({ style, givenFirst }: Writer, teacher: Teacher, { has, ...leave }: Leave): string {
  const cuil = has.cuil ? `, CUIL ${style.cuil(teacher.cuil)}` : '';
  const dni = has.dni ? `, DNI ${plainDni(style.dni(teacher.dni))}` : '';
  const post = has.post ? `, ${teacher.post.toLowerCase()} de este establecimiento` : '';
  const article = has.article ? ` encuadrada en el artículo ${leave.article}` : '';
  const reason = has.reason ? ` por ${leave.reason.toLowerCase()}` : '';
  const total = has.days ? `, por un total de ${leave.days} ${leave.days === 1 ? 'día' : 'días'}` : '';
  return `Quien suscribe, ${givenFirst(teacher)}${dni}${cuil}${post}, solicita licencia${article}${reason}, desde el ${style.date(leave.start)} hasta el ${style.date(leave.end)}${total}.`;
}

function collectTruth(teacher: Teacher, { has, ...leave }: Leave, day: string): TruthFields {
  return {
    teacherName: canonicalName(teacher),
    cuil: has.cuil ? teacher.cuil : null,
    dni: has.dni ? teacher.dni : null,
    article: has.article ? leave.article : null,
    reason: has.reason ? leave.reason : null,
    startDate: leave.start,
    endDate: leave.end,
    days: has.days ? String(leave.days) : null,
    post: has.post ? teacher.post : null,
    documentDate: day,
  };
}

/** A request for leave of `teacher`. */
export function draftLeave(writer: Writer, teacher: Teacher): Draft {
  const { random, school, day, givenFirst } = writer;
  const leave = drawLeave(writer);
  const fields = writeLeaveFields(writer, teacher, leave);
  const body: Block = random.chance(0.3)
    ? { kind: 'paragraph', text: writeLeaveSentence(writer, teacher, leave) }
    : { kind: 'fields', fields };
  return {
    paperKind: 'leave-request',
    fileTitle: random.pick([
      `Licencia ${teacher.familyName}`,
      `Solicitud licencia ${teacher.familyName} ${leave.start.slice(5)}`,
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
        body,
        { kind: 'paragraph', text: random.pick([writer.placeAndDay, `Fecha de presentación: ${writeShortDate(day)}`]) },
        { kind: 'signatures', labels: ['Firma del docente', `V.º B.º ${givenFirst(school.head)}`] },
      ],
      footer: writeFooter(writer),
    },
    people: [teacher.dni],
    fields: collectTruth(teacher, leave, day),
  };
}
