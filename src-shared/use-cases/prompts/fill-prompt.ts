import { AppError } from '../../domain/errors.ts';
import { maximumPromptLength, type PromptContent, type PromptUse } from '../../domain/prompt.ts';
import { fillVariables } from '../../domain/prompt-variables.ts';
import type { Clock } from '../../ports/clock.ts';

export type FillPromptPorts = { clock: Clock; schoolName: () => Promise<string> };

/** What the values may add: with them, a column's instruction still has room in its column. */
const roomForValues = 500;

/** What a prompt says once its variables have values. */
export type FillPrompt = (
  content: PromptContent,
  input: { use: PromptUse; values: Readonly<Record<string, string>> },
) => Promise<string>;

/**
 * Gives a prompt its values; the school's name and today's date are known without being told. Throws
 * `PROMPT_USE_MISMATCH`, `PROMPT_VALUE_MISSING`, `PROMPT_TOO_LONG`.
 */
export function createFillPrompt({ clock, schoolName }: FillPromptPorts): FillPrompt {
  return async (content, { use, values }) => {
    if (content.use !== use) throw new AppError('PROMPT_USE_MISMATCH', { name: content.name });
    const known = { escuela: await schoolName(), fecha: writtenDate(clock.now()) };
    const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    const { text, missing } = fillVariables(content.text, content.variables, { ...known, ...told });
    if (missing.length > 0) throw new AppError('PROMPT_VALUE_MISSING', { labels: missing.join(', ') });
    const most = maximumPromptLength[use] + roomForValues;
    if (text.length > most) throw new AppError('PROMPT_TOO_LONG', { length: text.length, most });
    return text;
  };
}

/** Today where the school is. */
function writtenDate(now: number): string {
  return new Intl.DateTimeFormat('es-AR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'America/Argentina/Buenos_Aires',
  }).format(now);
}
