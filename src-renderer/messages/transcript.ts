import type { TranscriptFormat } from '../../src-shared/domain/transcript-exports.ts';
import { formatNumber } from './format.ts';

/** Words of a transcript that is being corrected. */
export const transcriptMessages = {
  bar: 'Corregir lo que se dijo',
  states: { kept: 'Guardado', keeping: 'Guardando…', failed: 'Sin guardar' },
  text: (voice: string, clock: string) => `${voice}, ${clock}`,
  whoSpeaks: '¿Quién habla?',
  voiceOf: (name: string | null) => (name === null ? '¿Quién habla?' : `Habla ${name}: decir que es otra persona`),
  anotherVoice: 'Otra voz',
  nobody: 'No se sabe',
  following: (name: string) => `También ${name} en las partes siguientes sin voz`,
  nameVoice: (name: string) => `Ponerle nombre a ${name}`,
  namePlaceholder: 'Escribí quién es',
  nameAs: (name: string) => `Ponerle «${name}»`,
  nameNothing: 'Escribí un nombre: también se busca en el padrón.',
  nameKeys: '↑ ↓ para elegir · Entrar para ponerle el nombre en toda la grabación · Esc para cerrar',
  noName: (mark: string) => `Sacarle el nombre: queda como ${mark}`,
  roster: 'Del padrón',
  staff: 'Personal',
  knownNames: 'Ya nombrados en las grabaciones',
  doubtful: (count: number) => (count === 1 ? '1 dudosa' : `${formatNumber(count)} dudosas`),
  find: 'Buscar en lo que se dijo',
  replace: 'Reemplazar',
  replaceBy: 'Reemplazar por',
  replaceOne: 'Reemplazar',
  replaceAll: 'Todas',
  wholeWord: 'Palabra entera',
  accents: 'Con estos acentos',
  previousMatch: 'Anterior',
  nextMatch: 'Siguiente',
  matches: (place: number, total: number) =>
    total === 0 ? 'No está' : `${formatNumber(place)} de ${formatNumber(total)}`,
  replaced: (count: number) => (count === 1 ? 'Se reemplazó 1 vez' : `Se reemplazó ${formatNumber(count)} veces`),
  export: 'Descargar',
  formats: {
    docx: 'Word (.docx)',
    txt: 'Texto (.txt)',
    srt: 'Subtítulos (.srt)',
    vtt: 'Subtítulos para la web (.vtt)',
    json: 'Datos (.json)',
  } satisfies Record<TranscriptFormat, string>,
} as const;
