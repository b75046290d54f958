/** "12/3/24, 14:05 - Ana: …" (Android) and "[12/3/24, 14:05:33] Ana: …" (iPhone), with "a. m."/"p. m." or not. */
const CHAT_LINE =
  /^[\u200e\u200f\u202a\u202c]*\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),?[ \u00a0\u202f]+(\d{1,2}):(\d{2})(?::(\d{2}))?[ \u00a0\u202f]*([ap]\.?[ \u00a0\u202f]?m\.?)?\]?[ \u00a0\u202f]*(?:hs?\.?[ ]*)?(-[ ]|(?<=\])[ ]?)[\u200e\u200f]*(.*)$/i;

/** The parts of a line that starts a message; the two first numbers of the date are in the order of the phone. */
export type ChatLine = { dateParts: [number, number, number]; hour: number; minute: number; body: string };

/** A line that starts a message of a chat export; null for a continued message or anything else. */
export function parseChatLine(line: string): ChatLine | null {
  const match = CHAT_LINE.exec(line);
  if (match === null) return null;
  const half = match[7]?.[0]?.toLowerCase();
  const hour = Number(match[4]);
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return {
    dateParts: [Number(match[1]), Number(match[2]), Number(match[3])],
    hour: hour24,
    minute: Number(match[5]),
    body: match[9]!,
  };
}

/** Whether a text is a chat export: it starts with a message and has more of them. */
export function looksLikeChat(text: string): boolean {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 200);
  const first = lines[0] === undefined ? null : parseChatLine(lines[0]);
  if (first === null) return false;
  const starts = lines.filter((line) => parseChatLine(line) !== null).length;
  return starts >= 2 || /: /.test(first.body);
}
