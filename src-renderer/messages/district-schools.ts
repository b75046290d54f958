import { formatBytes, formatDate, formatMoment, formatNumber, plural } from './format.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "hace un momento", "hace 5 minutos", "hace 3 horas", "ayer", "hace 12 días" or a date. */
export function sinceWords(atMs: number, nowMs: number): string {
  const passed = Math.max(0, nowMs - atMs);
  if (passed < 2 * minuteMs) return 'hace un momento';
  if (passed < hourMs) return `hace ${formatNumber(Math.floor(passed / minuteMs))} minutos`;
  if (passed < dayMs) return `hace ${plural(Math.floor(passed / hourMs), 'hora', 'horas')}`;
  const days = Math.floor(passed / dayMs);
  return days <= 60 ? `hace ${plural(days, 'día', 'días')}` : `desde el ${formatDate(new Date(atMs).toISOString())}`;
}

/** After so long without a word somebody should ask what happened: a school works every week. */
export const silentAfterMs = 7 * dayMs;

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('es-AR') + text.slice(1);
const moment = (atMs: number) => formatMoment(new Date(atMs).toISOString());

/** Words of Escuelas and of Escuela. */
export const districtSchoolsMessages = {
  search: 'Buscar escuela',
  tools: 'Buscar y filtrar',
  count: (count: number) => plural(count, 'escuela', 'escuelas'),
  found: (count: number, all: number) => `${formatNumber(count)} de ${plural(all, 'escuela', 'escuelas')}`,
  updated: (atMs: number) => `actualizado ${moment(atMs)}`,
  refresh: 'Actualizar',
  add: 'Agregar escuela',
  addTitle: 'Agregar una escuela',
  rename: 'Cambiar el nombre',
  renameTitle: 'Cambiar el nombre de la escuela',
  name: 'Nombre',
  nameHint: 'Como la conocen en la escuela: es lo que van a ver al conectar la PC.',
  added: (name: string) => `Se agregó ${name}`,
  renamed: 'El nombre se cambió',
  empty: 'Todavía no hay escuelas',
  emptyHint: 'Agregá la primera. Después le das un código, y con él se conecta su PC.',
  emptyOfMine: 'Tu usuario no tiene escuelas',
  emptyOfMineHint: 'Pedile a quien administra el distrito que te ponga las tuyas.',
  nothingFound: 'Ninguna escuela coincide',
  columns: {
    name: 'Escuela',
    contact: 'Último contacto',
    devices: 'PC',
    operations: 'Cambios',
    storage: 'En el servidor',
    refused: 'Apartados',
  },
  contact: (atMs: number, nowMs: number) => capital(sinceWords(atMs, nowMs)),
  contactAt: (atMs: number) => capital(moment(atMs)),
  contactExactly: moment,
  never: 'Nunca',
  noDevices: 'Sin PC',
  silent: 'Sin noticias hace más de una semana',
  refusedHint: 'Cambios que una PC envió y el servidor no aceptó: esperan en esa PC a una persona',
  filters: { silent: 'Sin noticias', refused: 'Con apartados', unconnected: 'Sin PC' },
  facts: {
    title: 'Cómo está',
    contact: 'Último contacto',
    operations: 'Cambios guardados en el servidor',
    storage: 'Lugar que ocupan',
    refused: 'Apartados',
    refusedNone: 'Ninguno',
    refusedSome: (count: number) =>
      `${plural(count, 'cambio que el servidor no aceptó', 'cambios que el servidor no aceptó')}. ${count === 1 ? 'Espera' : 'Esperan'} en la PC a una persona.`,
    added: 'En el distrito',
    since: (atMs: number) => `Desde el ${formatDate(new Date(atMs).toISOString())}`,
    bytes: formatBytes,
  },
  devices: {
    title: 'PC',
    intro:
      'Las que se conectaron con un código. Una PC dada de baja no envía ni recibe más; lo que tiene queda en ella.',
    none: 'Ninguna PC se conectó todavía',
    noneHint: 'Hacé un código y pasáselo a la escuela por teléfono: lo escriben en Ajustes, Distrito.',
    name: (place: number) => `PC ${formatNumber(place)}`,
    mark: (id: string) => `identificación ${id.slice(0, 8)}`,
    active: 'Habilitada',
    revoked: 'Dada de baja',
    left: 'Dejó el distrito',
    facts: (enrolledMs: number, contact: string) => `Conectada ${moment(enrolledMs)} · último contacto: ${contact}`,
    contactNever: 'todavía no hubo',
    contact: (atMs: number, nowMs: number) => sinceWords(atMs, nowMs),
    refused: (count: number) => plural(count, 'apartado', 'apartados'),
    revoke: 'Dar de baja…',
    revokeOf: (name: string) => `Dar de baja la ${name}`,
    revokeTitle: (name: string) => `Dar de baja la ${name}`,
    revokeText:
      'Desde ahora el servidor no le acepta ni le envía nada. Lo que la PC tiene queda en ella. Para volver a conectarla hace falta otro código.',
    revokeAction: 'Dar de baja',
    revokeDone: (name: string) => `La ${name} quedó dada de baja`,
  },
  code: {
    create: 'Código para otra PC',
    title: 'Código para conectar una PC',
    hint: 'Sirve para una sola PC de esta escuela. En la PC: Ajustes, Distrito.',
    making: 'Haciendo el código…',
    address: 'Dirección del servidor',
    code: 'Código',
    left: (text: string) => `Vence en ${text}`,
    over: 'Venció. Hacé otro.',
    another: 'Hacer otro código',
    waiting: 'Esperando que la PC se conecte…',
    arrived: 'La PC se conectó. El código ya no sirve para otra.',
    copyCode: 'Copiar el código',
    copyAddress: 'Copiar la dirección',
  },
} as const;
