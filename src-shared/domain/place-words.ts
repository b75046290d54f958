import type { Locator } from './evidence.ts';

/** Where in its file a quote stands, as one would tell a colleague. */
export function placeWords(locator: Locator): string {
  switch (locator.type) {
    case 'page':
      return `página ${locator.page}`;
    case 'block':
      return `párrafo ${locator.block + 1}`;
    case 'cell':
      return `hoja ${locator.sheet.trim()}, celda ${locator.reference}`;
    case 'time':
      return clockWords(locator.startMs);
  }
}

/** A moment of a recording as its player shows it: hours, minutes, seconds. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
