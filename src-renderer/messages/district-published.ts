import type { PublishedKind } from '../../src-shared/domain/publication.ts';
import { formatMoment, formatNumber, plural } from './format.ts';

/** Words of Publicado, in the district's area. */
export const districtPublishedMessages = {
  title: 'Publicado',
  count: (count: number) => (count === 1 ? '1 publicación' : `${formatNumber(count)} publicaciones`),
  kinds: { prompt: 'Indicación', template: 'Modelo de documento', planilla: 'Planilla' } satisfies Record<
    PublishedKind,
    string
  >,
  columns: { name: 'Nombre', kind: 'Qué es', version: 'Versión', when: 'Publicada', state: 'Estado' },
  published: (iso: string, by: string) => `${formatMoment(iso)} · ${by}`,
  offered: 'Se ofrece',
  withdrawn: 'Retirada',
  empty: 'Todavía no se publicó nada',
  emptyHint:
    'Lo que publiques acá llega a todas las escuelas del distrito: indicaciones, modelos de documentos y planillas listas. Ellas lo usan y no lo cambian.',
  writePrompt: 'Escribir una indicación',
  fromFile: 'Publicar un archivo',
  file: 'Archivo',
  chooseFile: 'Elegir archivo',
  otherFile: 'Elegir otro',
  fileHint:
    'Un modelo de Word con campos (.docx), indicaciones exportadas de una escuela o el diseño de una planilla (.json).',
  fileTooBig: 'El archivo es demasiado grande. Achicale las imágenes en Word.',
  reading: 'Leyendo el archivo…',
  otherKind: 'Ese archivo es de otra clase que lo publicado.',
  which: 'Cuál se publica',
  name: 'Nombre',
  use: 'Para qué es',
  text: 'Qué tiene que hacer el modelo',
  textHint: 'Los datos que cambian van entre llaves dobles: {{curso}}, {{persona}}, {{fecha}}, {{escuela}}.',
  note: 'Qué hay de nuevo',
  noteHint: 'Una oración para las escuelas. Puede quedar vacío.',
  publish: 'Publicar',
  publishTitle: 'Publicar para todas las escuelas',
  newVersionTitle: (name: string) => `Nueva versión de «${name}»`,
  done: (name: string, version: number) => `Se publicó «${name}», versión ${formatNumber(version)}`,
  fields: (count: number) => plural(count, 'campo', 'campos'),
  versions: 'Versiones',
  version: (version: number) => `Versión ${formatNumber(version)}`,
  inForce: 'la que se ofrece',
  newVersion: 'Nueva versión',
  putBack: 'Volver a esta',
  wentBack: (version: number) => `Se publicó de nuevo, como versión ${formatNumber(version)}`,
  backTo: (version: number) => `Vuelve a la versión ${formatNumber(version)}`,
  withdraw: 'Retirar',
  withdrawTitle: (name: string) => `Retirar «${name}»`,
  withdrawHint: 'Las escuelas no la ven más entre lo que pueden elegir. Lo que ya hicieron con ella queda como está.',
  withdrawDone: (name: string) => `Se retiró «${name}»`,
  offer: 'Volver a ofrecer',
  offerDone: (name: string) => `«${name}» se ofrece de nuevo`,
} as const;
