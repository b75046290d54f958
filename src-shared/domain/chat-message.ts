import type { DocumentText } from './document-text.ts';

/** "05/03/2024 09:06 Ana: …", as the reader of chats writes the head of each message. */
const head = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}) (?:([^:\n]{1,60}): )?/;
/** iPhone: "Lista.pdf • 2 páginas <adjunto: 00000007-Lista.pdf>". */
const markedAttachment = /<(?:adjunto|archivo adjunto|attached|anexado):\s*([^<>\n]+?)\s*>/i;
/** Android: "PTT-20240305-WA0001.opus (archivo adjunto)", and what is said of it in the lines below. */
const namedAttachment = /^([^\n]+?\.\w{1,5}) \((?:archivo adjunto|file attached|arquivo anexado)\)$/im;
/** "audio omitido", "<Multimedia omitido>", "‎Lista.pdf • 2 páginas documento omitido". */
const omission =
  /(?:^<(?:multimedia|archivo|media|m[ií]dia) (?:omitid[oa]|ocult[oa]|omitted)>$|(?:^| )(audio|nota de voz|mensaje de voz|imagen|foto|video|videomensaje|gif|sticker|documento|tarjeta de contacto|image|document|voice message|contact card) (?:omitid[oa]|omitted)$)/i;

/** A message of a chat. */
export type ChatMessage = {
  /** The day as it is written, dd/mm/yyyy, and the hour, HH:MM. */
  date: string;
  time: string;
  /** Null where the program itself says something ("Ana cambió el nombre del grupo"). */
  author: string | null;
  /** Where what is said begins in the message's text. */
  bodyStart: number;
  /** The file that came with it, by the name that the export calls it, and where in the text that is said. */
  attachment: { name: string; start: number; end: number } | null;
  /** Whether it had a file that the export left out. */
  isOmitted: boolean;
};

/** What a message of a chat says of itself, told from its text; null where it is none. */
export function readChatMessage(text: string): ChatMessage | null {
  const match = head.exec(text);
  if (match === null) return null;
  const [whole, day, month, year, time = '', author = null] = match;
  const body = text.slice(whole.length);
  const attached = markedAttachment.exec(body) ?? namedAttachment.exec(body);
  const start = whole.length + (attached?.index ?? 0);
  return {
    date: `${day}/${month}/${year}`,
    time,
    author,
    bodyStart: whole.length,
    attachment: attached && { name: attached[1] ?? '', start, end: start + attached[0].length },
    isOmitted: attached === null && omission.test(body.trim()),
  };
}

/** The names of the files that the messages of a chat say came with them, in order. */
export function chatAttachments({ pages }: Pick<DocumentText, 'pages'>): string[] {
  return pages.flatMap(({ blocks, text }) =>
    blocks.flatMap(({ start, end }) => readChatMessage(text.slice(start, end))?.attachment?.name ?? []),
  );
}
