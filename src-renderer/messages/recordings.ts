import { clockWords } from '../../src-shared/domain/place-words.ts';
import type { TimeRange } from '../../src-shared/domain/transcript.ts';

const mostStretches = 3;
const speedFormat = new Intl.NumberFormat('es-AR');

/** Words of what is heard: the player and the transcript. */
export const recordingMessages = {
  player: 'Escuchar la grabación',
  play: 'Escuchar',
  pause: 'Pausa',
  back: '3 segundos atrás',
  forward: '3 segundos adelante',
  position: 'Por dónde va',
  positionOf: (now: string, whole: string) => `${now} de ${whole}`,
  speed: 'Velocidad',
  times: (speed: number) => `${speedFormat.format(speed)} ×`,
  unplayable:
    'Esta PC no puede reproducir este tipo de archivo. La grabación está guardada entera: podés descargarla y escucharla con otro programa.',
  unheard(stretches: readonly TimeRange[]): string {
    const said = stretches
      .slice(0, mostStretches)
      .map(({ startMs, endMs }) => `de ${clockWords(startMs)} a ${clockWords(endMs)}`);
    const more = stretches.length - said.length;
    const places = [...said, ...(more > 0 ? [`en ${more} partes más`] : [])].join(', ');
    return `El archivo está dañado y no se puede escuchar ${places}. El resto se escucha entero; si tenés otra copia, agregala.`;
  },
  hearFrom: (clock: string) => `Escuchar desde ${clock}`,
  words: 'Lo que se dijo',
  notTranscribed: 'Esta grabación todavía no se pasó a texto',
  notTranscribedHint: 'Con el texto podés buscar lo que se dijo, preguntar y escuchar cada frase desde su segundo.',
  needsModel:
    'Para pasarla a texto hace falta un modelo en esta PC. Se baja una vez, o se trae con un pendrive; la grabación no sale de acá.',
  heardOnPc: 'Las grabaciones se pasan a texto en una PC de la escuela. Cuando una la pase, el texto aparece acá.',
  leaves: (machine: string) => `Al pasar a texto, el sonido sale de esta PC hacia ${machine}, como se puso en Ajustes.`,
  seeModels: 'Ver qué modelo conviene',
  transcribe: 'Pasar a texto',
  nobodySpeaks: 'No se escuchó hablar a nadie en esta grabación',
  nobodySpeaksHint:
    'Escuchala para estar segura. Si alguien habla muy bajo o lejos, se puede pasar a texto entera, sin saltear nada: tarda más, y puede salir alguna palabra que nadie dijo. Si no, queda guardada como está.',
  nobodyUnderstoodHint:
    'Se escuchó entera, sin saltear nada, y tampoco se entendió a nadie. Si alguien habla, probá con otro modelo, o subile el volumen con otro programa y agregala de nuevo.',
  hearWhole: 'Pasar a texto sin saltear nada',
  transcribeAgain: 'Pasar a texto de nuevo',
  again: {
    running: 'Se está pasando a texto…',
    looking: 'Viendo con qué modelo se escucharía…',
    words: (model: string) =>
      `La escucha entera otra vez ${model}. Lo que corregiste o diste por bueno y los nombres de las voces quedan como están. Lo demás cambia por lo que se escuche ahora, también lo que había cambiado un repaso.`,
    voices: (model: string) =>
      `Las palabras ya las escuchó ${model} y quedan como están. Falta distinguir quién habla: se prueba otra vez.`,
    nothing: (model: string) =>
      `Este texto ya lo hizo ${model}, y de nuevo diría lo mismo. Para que entienda mejor, elegí otro modelo.`,
  },
  transcribing: 'Se está pasando a texto. Podés seguir con otra cosa: cómo va se ve en Tareas.',
} as const;
