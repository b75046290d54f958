import { looksLikeFormula } from './looks-like-formula.ts';
import { writableText } from './writable-text.ts';

/** What a CSV file begins with, so that the Excel of Argentina reads its accents. */
export const csvStart = '\ufeff';

/** A text as a field: quoted where it has to be, and with a leading quote where it could run as a formula. */
export function csvField(text: string): string {
  const clean = writableText(text);
  const guarded = looksLikeFormula(clean) ? `'${clean}` : clean;
  return /[;"\r\n,\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Fields as a line that the Excel of Argentina opens on a double click: semicolons and CRLF. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.join(';')}\r\n`;
}
