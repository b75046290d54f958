import type { ColumnType } from './planilla.ts';

/** Whom a value on a school paper belongs to. `signatory` is whoever writes the note ("quien suscribe"). */
export type Role =
  | 'pupil'
  | 'guardian'
  | 'mother'
  | 'father'
  | 'teacher'
  | 'substitute'
  | 'school'
  | 'doctor'
  | 'authority'
  | 'signatory'
  | 'office';

type AttributeWords = {
  type: ColumnType;
  /** Phrases without "de", "la", "y" … separated by bars; the first is the plainest. */
  labels: string;
  /** Phrases that name it only in a label of its own ("Nombre:"), too common elsewhere. */
  weak?: string;
};

/**
 * What school papers of Argentina ask for, and under which labels. A label is one of these phrases, perhaps with a
 * word of `roleWords` before or after it ("DNI del tutor").
 */
export const attributeWords = {
  'full-name': {
    type: 'person',
    labels:
      'apellido nombre|apellido nombres|apellido nombre completo|apellidos nombres completos|apellido nombres completos|nombres apellidos completos|nombre apellido completo|apellidos nombres|apellidos nombre|nombre apellido|nombres apellidos|nombres apellido|nombre apellidos|nombre completo|ap nombre|apell nombre|ape nom|apellido nom|apynom|nombre completo apellido|datos filiatorios|nombre nacido|nombre inscripto|nombre registrado|nombre menor',
  },
  'family-name': { type: 'text', labels: 'apellido|apellidos|primer apellido|apellido familia' },
  'given-name': { type: 'text', labels: 'nombres|nombre pila|primer nombre|prenombres', weak: 'nombre' },
  dni: {
    type: 'dni',
    labels:
      'dni|d n i|documento|documento identidad|doc identidad|doc nacional identidad|documento nacional identidad|doc|tipo documento|tipo nº documento|dni documento|documento dni|nº dni|cedula identidad|doc nº|dni nº',
  },
  cuil: { type: 'cuil', labels: 'cuil|c u i l|cuit|c u i t|cuil cuit|cuit cuil|clave unica identificacion laboral' },
  'birth-date': {
    type: 'date',
    labels:
      'fecha nacimiento|f nacimiento|fec nacimiento|fecha nac|fec nac|f nac|nacimiento|nac|nacido el|nacida el|fecha nacim|nacio el|fecha hora nacimiento',
  },
  'birth-place': {
    type: 'text',
    labels:
      'lugar nacimiento|localidad nacimiento|ciudad nacimiento|nacido en|nacida en|nacio en|oriundo|oriunda|lugar nac|provincia nacimiento|natural',
  },
  age: { type: 'integer', labels: 'edad|anos cumplidos' },
  nationality: { type: 'text', labels: 'nacionalidad|pais nacimiento|pais' },
  sex: { type: 'text', labels: 'sexo|genero' },
  address: {
    type: 'text',
    labels:
      'domicilio|direccion|domicilio real|domicilio actual|domicilio particular|domicilio familiar|calle nº|calle numero|calle|domiciliado en|domiciliada en|dom|direccion particular|residencia|vive en|domicilio completo|calle altura',
  },
  locality: { type: 'text', labels: 'localidad|ciudad|loc|barrio localidad|partido' },
  'postal-code': { type: 'text', labels: 'codigo postal|c p|cod postal' },
  phone: {
    type: 'text',
    labels:
      'telefono|telefonos|celular|tel|cel|telefono contacto|tel contacto|telefono celular|telefono fijo|tel cel|telefono familiar|telefono particular|contacto|whatsapp|movil|telefono emergencia|tel emergencia|numero contacto|telefono movil|telefono alternativo',
  },
  email: { type: 'text', labels: 'email|e mail|mail|correo electronico|correo|direccion electronica' },
  course: {
    type: 'grade',
    labels:
      'curso|grado seccion|grado division|curso division|ano division|ano seccion|grado curso|curso seccion|sala seccion|sala|grado ano|ano curso|curso al que ingresa|grado al que ingresa|grado al que aspira|grado que cursa|curso actual|grado actual|seccion grado',
  },
  grade: { type: 'grade', labels: 'grado', weak: 'ano|ano estudio' },
  section: { type: 'text', labels: 'seccion|division|secc|div' },
  shift: { type: 'text', labels: 'turno|turno solicitado|turno elegido|jornada' },
  'school-year': { type: 'integer', labels: 'ciclo lectivo|periodo lectivo|ano lectivo|ciclo' },
  relation: {
    type: 'text',
    labels:
      'parentesco|vinculo|relacion|relacion con alumno|vinculo con alumno|caracter|en caracter|parentesco con alumno',
  },
  occupation: { type: 'text', labels: 'ocupacion|profesion|actividad laboral' },
  'health-insurance': { type: 'text', labels: 'obra social|cobertura medica|mutual|prepaga' },
  'blood-group': {
    type: 'text',
    labels: 'grupo sanguineo|grupo factor|grupo factor sanguineo|factor rh|grupo rh|grupo sang|gpo sanguineo',
  },
  allergies: { type: 'text', labels: 'alergias|alergia|alergico|medicacion|antecedentes' },
  diet: { type: 'text', labels: 'menu|dieta|tipo menu|menu especial|regimen alimentario|alimentacion' },
  vaccines: {
    type: 'boolean',
    labels:
      'vacunas completas|vacunacion completa|esquema completo|calendario completo|esquema vacunacion|estado esquema|vacunas al dia|carnet completo',
  },
  'start-date': {
    type: 'date',
    labels:
      'desde|fecha inicio|fecha desde|inicio|desde el|a partir|fecha inicio licencia|comienzo|desde dia|dia desde|primer dia|inicia',
  },
  'end-date': {
    type: 'date',
    labels:
      'hasta|fecha fin|fecha hasta|hasta el|fin|fecha finalizacion|finalizacion|termino|hasta dia|ultimo dia|fecha termino|hasta inclusive|finaliza',
  },
  days: {
    type: 'integer',
    labels:
      'cantidad dias|dias solicitados|dias|total dias|cant dias|dias licencia|duracion|dias corridos|dias habiles|nº dias',
  },
  article: {
    type: 'text',
    labels:
      'articulo|art|articulo inciso|encuadre|encuadre legal|inciso|articulo aplicado|normativa|articulo licencia|causal articulo',
  },
  reason: {
    type: 'text',
    labels:
      'motivo|causal|motivo licencia|motivo pase|tipo licencia|motivos|causa pase|causa licencia|diagnostico|motivo pedido|motivo solicitud',
    weak: 'razon|razones|causa',
  },
  post: {
    type: 'text',
    labels: 'cargo|puesto|funcion|cargo funcion|situacion revista|cargo que desempena|cargo docente',
  },
  absences: {
    type: 'integer',
    labels:
      'inasistencias|faltas|ausencias|total inasistencias|total faltas|inasist|aus|ausentes|total ausencias|cantidad inasistencias|faltas acumuladas|inasistencias acumuladas',
  },
  attendances: { type: 'integer', labels: 'asistencias|presentes|total asistencias' },
  'origin-school': {
    type: 'text',
    labels:
      'escuela origen|escuela procedencia|establecimiento origen|establecimiento procedencia|procede|proviene|viene escuela|escuela anterior|institucion origen|escuela que viene|escuela que otorga pase|establecimiento que otorga|institucion procedencia',
  },
  'destination-school': {
    type: 'text',
    labels:
      'escuela destino|establecimiento destino|institucion destino|escuela receptora|pasa escuela|pase escuela|escuela que recibe|destino|escuela que va|establecimiento receptor',
  },
  'school-name': {
    type: 'text',
    labels: 'nombre escuela|nombre establecimiento|escuela|establecimiento|institucion|establecimiento educativo',
  },
  'health-centre': {
    type: 'text',
    labels:
      'centro salud|vacunatorio|efector|establecimiento salud|lugar vacunacion|centro vacunador|hospital|lugar aplicacion|centro vacunacion|centro atencion|efector salud',
  },
  'medical-license': {
    type: 'text',
    labels:
      'matricula profesional|m p|m n|mat prof|matricula medico|mat|matricula nº|mp|mn|mat profesional|matricula provincial|matricula nacional',
    weak: 'matricula',
  },
  'act-number': { type: 'text', labels: 'acta|acta nº|numero acta|acta numero|partida nº|nº acta' },
  volume: { type: 'text', labels: 'tomo|libro' },
  folio: { type: 'text', labels: 'folio' },
  'file-number': { type: 'text', labels: 'legajo|nº legajo|expediente|expte|numero legajo' },
  'document-date': {
    type: 'date',
    labels:
      'fecha|lugar fecha|fecha emision|fecha solicitud|fecha presentacion|fecha expedicion|fecha certificado|fecha inscripcion|fecha nota|fecha documento|emitido el|emitida el|expedido el|extendido el|fecha extension|fecha confeccion|fecha matriculacion|fecha pedido|fecha ingreso|fecha control|fecha acta|fecha factura|fecha entrega|fecha firma|extiende el',
  },
  'transfer-date': {
    type: 'date',
    labels:
      'fecha pase|pase desde|baja|fecha baja|fecha efectiva|efectivo desde|vigencia|fecha egreso|a partir del|rige desde|fecha efectiva pase',
  },
  'event-date': {
    type: 'date',
    labels:
      'fecha reunion|fecha evento|fecha acto|fecha encuentro|dia reunion|fecha actividad|fecha salida|cuando|dia encuentro|dia actividad',
  },
  'event-time': { type: 'time', labels: 'hora|horario' },
  'meeting-time': { type: 'time', labels: 'hora reunion|horario reunion|hora encuentro|hora acto' },
  'start-time': {
    type: 'time',
    labels:
      'hora inicio|hora comienzo|hora ingreso|hora entrada|hora apertura|horario ingreso|horario entrada|horario inicio',
  },
  'end-time': {
    type: 'time',
    labels:
      'hora fin|hora cierre|hora salida|hora egreso|hora finalizacion|hora termino|horario salida|horario egreso|horario cierre',
  },
  place: { type: 'text', labels: 'lugar|lugar reunion|donde' },
  subject: { type: 'text', labels: 'asunto|tema|referencia|ref|objeto|subject|motivo circular' },
  'circular-number': {
    type: 'text',
    labels:
      'circular|circular nº|nota nº|comunicado nº|circular interna|comunicacion nº|numero circular|nº circular|comunicado|circular informativa|nota',
  },
  supplier: { type: 'text', labels: 'razon social|proveedor|emisor|vendedor|comercio|firma comercial|nombre fantasia' },
  'invoice-number': {
    type: 'text',
    labels:
      'factura nº|nº factura|comprobante|numero comprobante|nro comprobante|recibo nº|comp nro|comprobante nº|factura|nº comprobante|remito nº|recibo|ticket nº|numero factura',
  },
  concept: { type: 'text', labels: 'concepto|detalle|descripcion|en concepto|rubro|producto|articulos' },
  amount: {
    type: 'money',
    labels:
      'total|importe total|total a pagar|importe|monto|total general|total pesos|suma|monto total|son pesos|total factura|la suma|total final|importe a pagar',
  },
  subtotal: { type: 'money', labels: 'subtotal|sub total|neto|iva|importe unitario|precio unitario|p unitario|precio' },
  quantity: { type: 'integer', labels: 'cantidad|cant' },
  siblings: { type: 'text', labels: 'hermanos|hermanos en escuela|hermano' },
  emergency: { type: 'text', labels: 'emergencia|contacto emergencia|avisar' },
  order: { type: 'integer', labels: 'nº orden|orden|n orden' },
  signature: {
    type: 'text',
    labels:
      'firma|aclaracion|sello|firma aclaracion|firma sello|firma responsable|firma padre madre tutor|recibio|director|directora|visto bueno|docente cargo|firma docente|secretaria|secretario|docente responsable',
  },
  observations: { type: 'text', labels: 'observaciones|obs|notas|comentarios|aclaraciones' },
  'family-group': { type: 'text', labels: 'grupo familiar|convive con|vive con' },
} as const satisfies Record<string, AttributeWords>;

export type Attribute = keyof typeof attributeWords;

/** The words that name each role, without "de", "la" …; the first that matches longest wins. */
export const roleWords: Readonly<Record<Role, string>> = {
  pupil:
    'alumno|alumna|alumnos|alumnas|estudiante|estudiantes|menor|nino|nina|hijo|hija|ingresante|aspirante|educando|mi hijo|mi hija|inscripto|inscripta|paciente|interesado|interesada|comensal|causante',
  guardian:
    'tutor|tutora|responsable|adulto responsable|adultos responsables|adulto cargo|adulto responsable cargo|encargado|encargada|persona cargo|padre madre tutor|madre padre tutor|madre padre|padre madre|padre tutor|madre tutor|madre padre encargado|padre madre encargado|padre madre responsable|madre padre responsable|padre tutor encargado|familiar responsable|referente|referente familiar|responsable parental|familia|familiar|padres|adulto',
  mother: 'madre|mama|progenitora|hijo madre|hija madre',
  father: 'padre|papa|progenitor|hijo padre|hija padre',
  teacher:
    'docente|agente|maestro|maestra|solicitante|profesor|profesora|docente solicitante|personal docente|docente titular|empleado|empleada',
  substitute: 'suplente|reemplazante|docente suplente|docente reemplazante',
  school: 'escuela|establecimiento|institucion|institucional|colegio',
  doctor:
    'medico|medica|profesional|facultativo|profesional interviniente|medico interviniente|pediatra|doctor|doctora|dr|dra|profesional actuante',
  authority:
    'director|directora|vicedirector|vicedirectora|secretario|secretaria|inspector|inspectora|autoridad|oficial publico|jefe|jefa',
  signatory: 'quien suscribe|suscribe|que suscribe|abajo firmante|firmante|suscripto|suscripta|quien firma|declarante',
  office:
    'uso secretaria|uso interno|uso exclusivo|uso escuela|uso establecimiento|completar escuela|uso oficina|uso administrativo|uso exclusivo secretaria|uso oficial',
};

/** Words that may stand inside a label without meaning anything for it. */
export const connectors: ReadonlySet<string> = new Set(
  'de del la las el los y e o u a al en su sus con para por que nº nro n num numero no nº. º lo le un una mi se'.split(
    ' ',
  ),
);
