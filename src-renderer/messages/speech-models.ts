import { aboutMinutes, formatBytes } from './format.ts';

/** Words of the part of Modelos that is about recordings. */
export const speechModelsMessages = {
  tabs: { label: 'Qué modelos', papers: 'Para los papeles', recordings: 'Para las grabaciones' },
  intro: 'Pasan a texto lo que se dice. Corren en esta PC: las grabaciones no salen de acá.',
  roles: {
    transcription: 'pasa a texto',
    'speaker-segmentation': 'separa las voces',
    'speaker-embedding': 'reconoce las voces',
  },
  recommended: {
    ready: 'Ya está lo que conviene en esta PC.',
    none: 'Con la memoria y el lugar de esta PC no conviene ninguno. En «Más modelos» están todos.',
  },
  minutes: (minutes: number) => `una hora de reunión: ${aboutMinutes(minutes)}`,
  use: {
    transcription: 'Para pasar a texto',
    secondPass: 'Para repasar lo dudoso',
    secondPassHint: 'Escucha otra vez lo que costó entender. Conviene uno más grande.',
    imposed: (name: string) =>
      `El programa se abrió con AMANUENSE_WHISPER_MODEL: pasa a texto con «${name}», y no con el que se elija.`,
    noSecondPass: 'Ninguno',
  },
  installed: {
    none: 'Todavía no hay ninguno. Las grabaciones se pueden escuchar, pero no pasar a texto.',
    inUse: 'se usa',
    damaged: 'está cortado o dañado: quitalo y traelo de nuevo',
    englishOnly: 'sólo entiende inglés: para el castellano no sirve',
    removeChosen: 'Es el que pasa a texto las grabaciones.',
  },
  more: {
    facts: (bytes: number, licence: string, host: string) => `${formatBytes(bytes)} · licencia ${licence} · de ${host}`,
    partial: (done: number, total: number) => `a medias: ${formatBytes(done)} de ${formatBytes(total)}`,
    goOn: (name: string) => `Seguir bajando ${name}`,
    goOnAction: 'Seguir',
    forget: (name: string) => `Borrar lo que se bajó de ${name}`,
    forgetAction: 'Borrar lo bajado',
    forgotten: (name: string) => `Se borró lo que se había bajado de ${name}`,
  },
  files: {
    intro:
      'Para traer un modelo de otra PC, o de una carpeta compartida de la red. En la otra PC: «Copiar a un pendrive».',
    path: 'Archivo del modelo (.bin o .onnx)',
    pathHint: 'Por ejemplo E:\\ggml-base-q8_0.bin',
    copyHint: 'Se copia un archivo, que se trae en la otra PC con «Traer de un archivo».',
  },
} as const;
