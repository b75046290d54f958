const longestName = 120;
const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Control characters, characters that cannot be seen, and those that turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0\ufffc-\uffff]|\u034f|\p{Cs}/gu;
const forbidden = /[<>:"/\\|?*]/g;

/**
 * A name for one file that Windows, macOS and Linux accept and that shows as what it is: at most 120 characters,
 * no folders, no reserved names, nothing invisible. The extension is kept. Never empty.
 */
export function safeFileName(name: string): string {
  const seen = name
    .normalize('NFC')
    .replace(unseen, '')
    .replace(forbidden, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/gu, ' ');
  const trimmed = trimEnds(seen);
  if (trimmed === '') return 'archivo';
  const dot = trimmed.lastIndexOf('.');
  const hasExtension = dot > 0 && /^\.[\p{L}\p{N}]{1,10}$/u.test(trimmed.slice(dot));
  const extension = hasExtension ? trimmed.slice(dot) : '';
  const stem = guardReserved(hasExtension ? trimmed.slice(0, dot) : trimmed);
  return trimEnds(shorten(stem, longestName - extension.length)) + extension;
}

/** Windows drops dots and spaces at the end; at the start they hide a file. */
function trimEnds(text: string): string {
  return text.replace(/^[. ]+|[. ]+$/g, '');
}

/** `CON.2026.xlsx` is as reserved as `CON`. */
function guardReserved(stem: string): string {
  const first = stem.split('.')[0]!.trimEnd();
  return reservedOnWindows.test(first) ? `_${stem}` : stem;
}

/** At most `length` UTF-16 units, never half a character. */
function shorten(text: string, length: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > length) break;
    short += character;
  }
  return short;
}
