/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Characters no file may have in its name on Windows, control codes, and marks that turn the reading direction. */
const FORBIDDEN = /[<>:"|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONGEST_NAME = 180;

/** The name of something inside a file as a relative path that is safe to show and to write: no "..", drives or devices. */
export function safeEntryName(name: string, fallback: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .map((part) =>
      part
        .replace(FORBIDDEN, '')
        .replace(/[. ]+$/, '')
        .trim(),
    )
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => (RESERVED.test(part) ? `_${part}` : part));
  const safe = parts.join('/');
  return safe === '' ? fallback : safe.slice(-LONGEST_NAME);
}
