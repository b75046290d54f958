import { formatNumber } from './format.ts';

/** Words of the window that asks for the recovery key before the library opens. */
export const doorMessages = {
  title: 'Hace falta la clave de recuperación',
  why: 'La biblioteca está cifrada y esta PC no tiene la llave que la abre. Pasa cuando se cambia de PC, de usuario o se reinstala Windows. No se perdió nada.',
  where: 'La biblioteca',
  label: 'Clave de recuperación',
  hint: 'Está en la hoja que se imprimió al empezar: 14 grupos de 4 letras y números. Pegala o escribila, con guiones o sin ellos.',
  progress: (typed: number, all: number) => `Van ${formatNumber(typed)} de ${formatNumber(all)} letras y números.`,
  show: 'Mostrar la clave',
  hide: 'Ocultar la clave',
  fromFile: 'Traerla de un archivo…',
  file: 'Archivo de texto con la clave',
  notInFile: (name: string) => `En «${name}» no hay ninguna clave de recuperación.`,
  tryIt: 'Probar',
  trying: 'Abriendo…',
  kept: 'Si la abre, queda guardada en esta PC y no se vuelve a pedir.',
  without: 'Si no tenés la clave, sirve una copia de respaldo con su contraseña. Pedíselo a quien cuida las PC.',
} as const;
