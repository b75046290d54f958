import { plural } from './format.ts';

/** Words of taking papers in. */
export const uploadMessages = {
  add: 'Agregar papeles',
  files: 'Elegir archivos…',
  folder: 'Elegir una carpeta…',
  sample: 'Traer la escuela de ejemplo',
  reading: 'Se están leyendo. Podés seguir trabajando.',
  taken: (count: number) =>
    count === 0
      ? 'No había papeles para agregar'
      : `${plural(count, 'papel recibido', 'papeles recibidos')}: se ${count === 1 ? 'está' : 'están'} leyendo`,
} as const;
