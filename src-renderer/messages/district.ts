import type { DistrictStatus } from '../../src-shared/domain/sync/district-status.ts';
import { formatBytes, formatMoment, plural } from './format.ts';

const listOf = new Intl.ListFormat('es-AR');

/** That texts of other PCs have not come yet. */
export const missingTexts = (count: number) =>
  `${count === 1 ? 'Falta' : 'Faltan'} ${plural(count, 'texto', 'textos')}`;

/** Why files do not go yet. */
const filesWaitFor = {
  night: 'Los archivos esperan a la noche',
  'unmetered-line': 'Los archivos esperan otra conexión, porque la de ahora se paga por lo que se usa',
} as const;

/** Words of Ajustes, Distrito. */
export const districtMessages = {
  title: 'Distrito',
  intro:
    'Si tu distrito tiene un servidor de Amanuense, las PC de la escuela comparten por ahí los papeles, el padrón, las planillas y las actas.',
  address: 'Dirección del servidor',
  addressHint: 'Te la da el distrito. Por ejemplo, amanuense.distrito9.gob.ar',
  code: 'Código',
  codeHint: 'Diez letras y números. Pedíselo al técnico del distrito: dura 15 minutos y sirve para una sola PC.',
  enrol: 'Conectar',
  enrolling: 'Conectando…',
  nothingSent: 'Primero te muestra el nombre de la escuela. Hasta que digas que es la tuya no se envía nada.',
  unreachable: (server: string) =>
    `No contesta ningún servidor de distrito en ${server}. Revisá que la dirección esté bien copiada y que haya internet, y probá de nuevo. No se envió nada.`,
  notNow: 'El servidor del distrito no pudo atender ahora. No se envió nada. Probá de nuevo en un rato.',
  confirm: {
    title: '¿Es tu escuela?',
    server: (server: string) => `Es la de ese código, según ${server}.`,
    otherName: (name: string) => `En esta PC figura como ${name}.`,
    text: 'Todavía no se envió nada. Si es tu escuela, desde ahora viajan hacia el servidor el padrón, las planillas con sus citas, las actas, lo que se corrige de las grabaciones, y los papeles y las grabaciones con sus archivos.',
    yes: 'Sí, es mi escuela',
    no: 'No es mi escuela',
    refused: 'No se envió nada. Pedile al distrito un código de tu escuela.',
  },
  confirmed: 'Esta PC ya está en el distrito. Se está poniendo al día.',
  school: 'Escuela',
  server: 'Servidor',
  contact: 'Último contacto',
  never: 'Todavía no hubo',
  contactAt: (iso: string) => {
    const moment = formatMoment(iso);
    return moment.charAt(0).toLocaleUpperCase('es-AR') + moment.slice(1);
  },
  pending: 'Lo que cambiaste acá',
  outbox: (count: number, { files, texts }: Pick<DistrictStatus, 'files' | 'texts'>) => {
    const waiting = [
      count > 0 ? plural(count, 'cambio', 'cambios') : null,
      texts.toSend > 0 ? plural(texts.toSend, 'texto', 'textos') : null,
      files.count > 0 ? `${plural(files.count, 'archivo', 'archivos')} (${formatBytes(files.bytes)})` : null,
    ].filter((each) => each !== null);
    if (waiting.length === 0) return 'Está todo enviado';
    const reason = files.waitsFor === null ? '' : `. ${filesWaitFor[files.waitsFor]}`;
    return `${listOf.format(waiting)} por enviar${reason}`;
  },
  missing: 'Lo de las otras PC',
  texts: ({ toFetch, refused }: DistrictStatus['texts']) => {
    const missing = [
      toFetch > 0 ? missingTexts(toFetch) : null,
      refused > 0
        ? `${plural(refused, 'texto que vino no sirve', 'textos que vinieron no sirven')}: se leen acá cuando llegan sus archivos`
        : null,
    ].filter((each) => each !== null);
    return missing.length === 0 ? 'Están todos los textos' : missing.join('. ');
  },
  computerName: 'Nombre de esta PC',
  computerHint:
    'Con él la conoce el distrito. También ve qué versión del programa y qué sistema tiene, cuánto lugar le queda, y si algo le falló al sincronizar; nada de los papeles.',
  files: {
    pace: 'Velocidad para los archivos',
    paceHint:
      'Vale también para los textos, que van primero y a cualquier hora. Lo demás es chico y va siempre enseguida.',
    anyPace: 'Toda la que haya',
    paceOf: (bytesPerSecond: number) => `Hasta ${formatBytes(bytesPerSecond)} por segundo`,
    atNightOnly: ({ nightFromHour, nightToHour }: { nightFromHour: number; nightToHour: number }) =>
      `Enviar los archivos sólo de noche, de ${nightFromHour} a ${nightToHour}`,
    unmeteredOnly: 'No mover archivos mientras internet se paga por lo que se usa, como la del celular',
    allAtNight: 'Traer de noche los archivos de las otras PC (si no, cada uno cuando se abre)',
  },
  conflicts: (count: number) =>
    count === 1
      ? 'Un dato se cambió de distinta forma en dos PC. Se muestra el cambio más nuevo y el otro no se perdió.'
      : `${plural(count, 'dato', 'datos')} se cambiaron de distinta forma en dos PC. Se muestra el cambio más nuevo y ninguno se perdió.`,
  refused: (count: number) =>
    count === 1
      ? 'El servidor no aceptó un cambio. Quedó guardado aparte, en esta PC.'
      : `El servidor no aceptó ${plural(count, 'cambio', 'cambios')}. Quedaron guardados aparte, en esta PC.`,
  byItself: 'Se sincroniza sola cada diez minutos y después de lo que cambies.',
  synchronizeNow: 'Sincronizar ahora',
  synchronizing: 'Sincronizando…',
  synchronized: 'Esta PC y el distrito están al día',
  failed: 'No se pudo sincronizar',
  leave: 'Dejar el distrito…',
  leaving: {
    title: 'Dejar el distrito',
    text: (outbox: number) =>
      [
        'En esta PC queda todo lo que hay, también lo que vino de otras PC. Lo que ya se envió queda en el servidor del distrito.',
        outbox > 0 ? `Lo que falta enviar (${plural(outbox, 'cambio', 'cambios')}) queda sólo acá.` : null,
        'Para volver hace falta otro código.',
      ]
        .filter(Boolean)
        .join(' '),
    action: 'Dejarlo',
  },
  left: ({ isTold }: { isTold: boolean }) =>
    isTold
      ? 'Esta PC ya no está en el distrito. Lo que tiene queda.'
      : 'Esta PC dejó el distrito, pero no se le pudo avisar. Pedile al técnico del distrito que la dé de baja.',
} as const;
