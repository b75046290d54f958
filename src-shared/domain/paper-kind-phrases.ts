import type { PaperKind } from './source.ts';

/** A pattern for folded text and how much it says. */
export type PaperKindPhrase = readonly [pattern: RegExp, weight: number];

/** What each kind of paper says of itself. Weights of 3 and more name the kind; less only point to it. */
export const paperKindPhrases: Readonly<Record<Exclude<PaperKind, 'other'>, readonly PaperKindPhrase[]>> = {
  'enrolment-form': [
    [/\binscripcion\b\W{0,4}(?:al |del |para el )?ciclo lectivo/, 4],
    [/\b(?:pedir|solicit\w+|pido) (?:\w+ ){0,3}vacante\b/, 3],
    [
      /\b(?:ficha|solicitud|planilla|formulario|hoja|constancia|registro|nota|pedido) (?:unica |de )*(?:pre)?(?:re)?(?:inscripcion|matriculacion|matricula)\b/,
      5,
    ],
    [/\b(?:re)?inscripcion (?:de alumnos|del alumno|al ciclo|escolar|nivel|ciclo|\d{4})/, 4],
    [/\bsolicit\w+ (?:la |una |de )*(?:inscripcion|vacante|matriculacion)/, 5],
    [/\binscrib\w+ a (?:mi|su|la|el)\b/, 3],
    [/\bfoja del alumno|\bficha (?:personal )?del? (?:alumn|estudiante|ingresante)/, 3],
    [/\bdatos del (?:alumn|estudiante|ingresante|nino|menor)/, 1.5],
    [/\b(?:adulto|adultos) responsables?\b/, 1],
    [/\binscripcion\b/, 1.5],
    [/\bdocumentacion (?:que )?(?:presenta|entregada)/, 1],
  ],
  'birth-certificate': [
    [/\b(?:partida|acta|certificado|testimonio|copia) (?:de|del acta de) nacimiento/, 5],
    [/\bregistro (?:civil|provincial de las personas|del estado civil)/, 3],
    [/\bnacimientos?\b.{0,40}\b(?:tomo|folio|acta)/, 2.5],
    [/\b(?:tomo|folio)\b/, 0.7],
    [/\bhij[oa] de\b/, 0.8],
    [/\binscript[oa]\b/, 0.5],
  ],
  'vaccination-certificate': [
    [
      /\b(?:certificado|carnet|carne|constancia|libreta|cartilla|registro) (?:\w+ )?(?:de )?vacuna(?:s|cion(?:es)?)\b/,
      5,
    ],
    [/\bcalendario (?:nacional )?de vacunacion/, 3],
    [/\besquema de vacunacion|\bvacunas? aplicadas?|\bvacunatorio|\binmunizacion/, 2.5],
    [/\b(?:bcg|sabin|triple viral|hepatitis b|neumococo|quintuple|dtp)\b/, 1],
    [/\bdosis\b/, 0.7],
  ],
  'health-certificate': [
    [/\bcertificado (?:medico|de (?:buena )?salud|de aptitud|bucodental|oftalmologico)/, 5],
    [/\bapt[oa] fisic[oa]|\baptitud (?:psico)?fisica/, 3],
    [/\bficha (?:medica|de salud)|\bcontrol de salud|\binforme de salud/, 4],
    [/\bbuen(?:a salud| estado de salud)/, 3],
    [/\b(?:m\.? ?p\.?|m\.? ?n\.?|matricula) ?(?:nº|:)? ?\d{3,}/, 1],
    [/\bgrupo sanguineo|\bantecedentes|\balergi/, 0.7],
    [/\breposo\b/, 1],
  ],
  'identity-document': [
    [/\bdocumento nacional de identidad\b/, 3],
    [/\bregistro nacional de las personas\b/, 3],
    [/\bidarg\w+|\btramite nº|\bof\.? ident/, 2],
    [/\brepublica argentina - mercosur|\bejemplar\b/, 2],
  ],
  'class-list': [
    [
      /\b(?:lista|listado|nomina|padron|registro|planilla) (?:general |completo |completa |oficial |\w+ )?de (?:los )?(?:alumn|estudiante|matricula|inscript|pupilo)/,
      5,
    ],
    [/\b(?:lista|listado|nomina|padron) (?:de )?(?:\d|primer|segund|tercer|cuart|quint|sext|grado|curso|seccion)/, 4],
    [/\bmatricula (?:\d|inicial|de \d|por)/, 2.5],
    [/\bpadron\b|\bnomina\b/, 2],
    [
      /\b(?:lista|listado|nomina|planilla) (?:de |del )?(?:comensales|comedor)|\bcomensales\b|\b(?:servicio|refuerzo) alimentario/,
      4,
    ],
  ],
  'leave-request': [
    [/\b(?:solicitud|pedido|formulario|planilla|aviso|nota) (?:de |del? uso de )*licencias?/, 5],
    [/\blicencia (?:docente|por|medica|anual|sin goce|con goce|extraordinaria)/, 3.5],
    [/\bsolicit\w+ (?:\w+ ){0,6}licencia\b/, 4],
    [/\b(?:uso|goce) de (?:la )?licencia/, 3],
    [/\binasistencias? (?:del|de la|docente)\b/, 1],
    [/\bart(?:iculo|\.)? ?\d+.{0,40}\b(?:estatuto|licencia|decreto|ley 10\.?579|reglamento)/, 2],
    [/\blicencias?\b/, 1.2],
  ],
  transfer: [
    [/\b(?:solicitud|pedido|constancia|certificado|formulario|boleta|nota|planilla) (?:de )?pase\b/, 5],
    [/\bpase (?:de (?:escuela|establecimiento|alumn)|interno|a otra|nº|escolar|definitivo)/, 4],
    [/\bescuela de (?:origen|procedencia|destino)/, 1.5],
    [/\botorg\w+ (?:el )?pase|\bsolicit\w+ (?:el |su )?pase/, 4],
    [/\bmovimientos? de (?:alumn|matricula)/, 3],
  ],
  attendance: [
    [/\b(?:planilla|registro|parte|control|informe|resumen) (?:\w+ )?(?:de )?(?:in)?asistencias?\b/, 5],
    [/\basistencia (?:mensual|diaria|de alumn|del mes|media)/, 4],
    [/\bparte diario/, 3],
    [/\bdias habiles\b/, 1.5],
    [/\binasistencias\b/, 1],
  ],
  'report-card': [
    [/\bboletin(?:es)? (?:de )?(?:calificaciones|notas|informativo|escolar)?/, 3.5],
    [/\binforme (?:de (?:avance|progreso|trayectoria)|pedagogico|valorativo|cualitativo)/, 4],
    [/\bregistro de calificaciones|\blibreta de calificaciones|\bcertificado (?:analitico|de estudios)/, 4],
    [/\bcalificaci(?:on|ones)\b/, 1.5],
    [/\b(?:1º|2º|3º|primer|segundo|tercer) (?:bimestre|trimestre|cuatrimestre)/, 1],
  ],
  circular: [
    [/\bcircular\b(?: (?:nº|interna|informativa|general|tecnica)|$|\W)/, 5],
    [/\bcomunicado\b|\bcomunicacion (?:nº|conjunta|interna|a las familias)/, 4],
    [/\b(?:a las|senoras?|estimadas?|queridas?) familias\b/, 2],
    [/\bse (?:informa|comunica|recuerda|solicita) a\b|\bnos dirigimos a\b/, 1.5],
    [/\bdisposicion nº|\bresolucion nº/, 2],
  ],
  minutes: [
    [/\bacta (?:nº|numero|de (?:reunion|la reunion|asamblea|acuerdo|entrevista|constatacion))/, 4.5],
    [/\blibro de actas/, 3],
    [/\ba los \w+ dias del mes\b/, 2],
    [/\breunid[oa]s\b|\borden del dia\b|\btemario\b/, 1.5],
    [/\bse da por (?:finalizada|concluida|terminada)|\bfirman al pie|\bpara constancia/, 1.5],
    [/^\s*acta\b/, 3],
  ],
  message: [
    [/^(?:de|from): .*\n(?:.*\n){0,4}(?:para|to): /, 6],
    [/\bmensaje reenviado|\boriginal message|\benviado desde mi/, 3],
  ],
  invoice: [
    [/\bfactura\b/, 4],
    [/\b(?:recibo|remito|presupuesto|ticket|orden de compra)(?: oficial| de pago)?(?: nº| "?x|:)/, 4],
    [/\bcae\b|\biva\b|\bpunto de venta|\bing(?:resos)?\.? brutos/, 1.5],
    [/\bimporte total|\bsubtotal\b|\bprecio unitario|\bp\. ?unit/, 1.5],
    [/\brecibo\b|\bremito\b/, 2],
  ],
};
