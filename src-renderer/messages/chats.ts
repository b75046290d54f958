import { formatNumber, plural } from './format.ts';

/** Words of a chat's page: its messages with what came with them. */
export const chatMessages = {
  notes: (count: number) => plural(count, 'nota de voz', 'notas de voz'),
  wordless: (count: number) => `${formatNumber(count)} sin pasar a texto`,
  allInWords: 'todas pasadas a texto',
  transcribe: (count: number) =>
    count === 1 ? 'Pasar a texto la nota de voz' : `Pasar a texto las ${plural(count, 'nota', 'notas')} de voz`,
  transcribing: 'Se están pasando a texto. Podés seguir con otra cosa: cómo va se ve en Tareas.',
  underWay: 'Pasando a texto…',
  hear: (author: string | null, time: string) =>
    `Escuchar la nota de voz${author === null ? '' : ` de ${author}`}, ${time}`,
  open: 'Abrir la grabación',
  noWords: 'Todavía no se pasó a texto',
  nothingHeard: 'No se oyó hablar a nadie',
  missing: (name: string) => `«${name}» no vino con el chat`,
  omitted: 'El archivo no vino con el chat: al exportarlo desde el teléfono hay que elegir «Incluir archivos».',
  trashed: (name: string) => `«${name}» está en la papelera`,
  notReady: 'Todavía no se leyó',
  from: (author: string | null, moment: string) =>
    author === null ? `Vino el ${moment} en el chat` : `Nota de voz de ${author}, ${moment}, en el chat`,
} as const;
