import { formatMoment } from './format.ts';

const dayFormat = new Intl.DateTimeFormat('es-AR', { day: 'numeric', month: 'long' });

/** Words of recording with the microphone. */
export const microphoneMessages = {
  record: 'Grabar una reunión',
  recordKey: 'Grabar una reunión · pausar · seguir',
  hint: 'Hablá un poco: la barra se tiene que mover. Avisales a los demás que se graba.',
  name: 'Nombre',
  nameOf: (now: Date) => `Reunión del ${dayFormat.format(now)}`,
  microphone: 'Micrófono',
  someMicrophone: (place: number) => `Micrófono ${place}`,
  level: 'Lo que oye el micrófono',
  start: 'Empezar a grabar',
  tryAgain: 'Probar de nuevo',
  recorder: 'Grabación en curso',
  recording: 'Grabando',
  paused: 'En pausa',
  ending: 'Guardando…',
  pause: 'Pausar',
  goOn: 'Seguir',
  end: 'Terminar',
  mute: 'No se oye nada. Fijate que el micrófono esté prendido y sea el que elegiste.',
  kept: (name: string) => `Se guardó «${name}»`,
  unfinished: (name: string, startedAt: string, clock: string) =>
    `Quedó una grabación sin terminar (${clock}, ${formatMoment(startedAt)}): «${name}»`,
  unfinishedRegion: 'Grabaciones sin terminar',
  keep: 'Guardarla',
  discard: 'Descartar',
  discardTitle: '¿Descartar la grabación?',
  discardText: (name: string, clock: string) => `«${name}» (${clock}) no se va a poder recuperar.`,
} as const;
