import { addDays, writeShortDate } from '../argentine-values.ts';
import type { Draft, LabelledValue } from '../paper-content.ts';
import type { Teacher } from '../school.ts';
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
