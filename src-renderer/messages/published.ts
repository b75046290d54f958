import type { ColumnDefinition } from '../../src-shared/domain/planilla.ts';
import { formatMoment, formatNumber } from './format.ts';

type Version = { version: number; publishedAt: string; by: string; note: string };

/** Words of what the district publishes, where it stands among a school's own. */
export const publishedMessages = {
  mark: 'del distrito',
  version: ({ version, publishedAt, by, note }: Version) =>
    [
      `Del distrito, versión ${formatNumber(version)}, publicada por ${by} (${formatMoment(publishedAt)}).`,
      note === '' ? '' : `Nota: «${note}».`,
    ]
      .join(' ')
      .trim(),
  readOnly: 'Acá no se cambia: llega sola cuando el distrito publica otra.',
  copy: 'Hacer una copia para cambiarla',
  copied: 'La copia es de la escuela: cambiala como quieras',
  news: (version: number) => `Versión ${formatNumber(version)} del distrito`,
  newsTitle: (version: number) => `El distrito publicó la versión ${formatNumber(version)} de esta planilla`,
  newsHint: 'Elegí qué tomar. Lo que ya está escrito queda como está, y se puede deshacer.',
  added: 'Columnas nuevas',
  changed: 'Columnas que cambiaron',
  removed: 'El distrito sacó estas columnas; acá quedan',
  changedAs: (name: string, definition: ColumnDefinition) =>
    name === definition.name ? name : `${name} (para el distrito, ${definition.name})`,
  typeChanges: (from: string, to: string) =>
    `pasa de ${from} a ${to}; lo escrito a mano queda como está, aunque no lo sea, y lo leído se lee de nuevo`,
  choicesChange: (choices: readonly string[]) => `se elige entre: ${choices.join(', ')}`,
  instructionChanges: (instruction: string) =>
    instruction === '' ? 'no dice más qué buscar' : `busca: ${instruction}`,
  becomesRequired: 'tiene que estar siempre',
  becomesOptional: 'puede faltar',
  hintsChange: 'cambian los otros nombres o los ejemplos',
  take: 'Pasar a esta versión',
  taken: (version: number) => `La planilla sigue la versión ${formatNumber(version)} del distrito`,
} as const;
