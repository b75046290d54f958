import { readChatMessage } from '../../domain/chat-message.ts';
import type { DocumentText, Page } from '../../domain/document-text.ts';
import { foldText, tidySpaces } from '../../domain/fold-text.ts';
import type { Candidate } from '../../domain/planilla.ts';
import type { ColumnTarget } from './column-target.ts';
import { readValue } from './read-value.ts';
import { type QuotedPaper, quoteRange, type ReadRange, ruleCandidate } from './rule-candidate.ts';

/** What a message says of itself, as ranges of its page; null where it does not. */
export type MessageParts = { author: ReadRange | null; date: ReadRange; time: ReadRange | null; body: ReadRange };

/** One message of a chat, or an e-mail. `start` and `end` are what is read for labels and sentences. */
export type Message = MessageParts & ReadRange & { key: string; page: Page };

const mailHeaders = /^(?:(?:De|Para|CC|Fecha|Asunto|Adjuntos): [^\n]*(?:\n+|$))+/;
const mailDate = /^Fecha: (\d{2}\/\d{2}\/\d{4})(?: (\d{2}:\d{2}))?/m;
const mailAuthor = /^De: "?([^<\n]*[^<\n\s"])/m;

/** The messages of a chat, or the e-mail itself; none in other papers. What the program itself wrote is left out. */
export function findMessages(text: DocumentText): Message[] {
  if (text.format === 'eml' || text.format === 'msg') return text.pages.slice(0, 1).flatMap((page) => mailOf(page));
  if (text.format !== 'whatsapp') return [];
  return text.pages.flatMap((page) =>
    page.blocks.flatMap((block, index) => {
      const message = chatMessage(page, block);
      return block.kind === 'message' && message ? [{ ...message, page, key: `p${page.number}/b${index}` }] : [];
    }),
  );
}

function chatMessage(page: Page, { start, end }: ReadRange): (MessageParts & ReadRange) | null {
  const message = readChatMessage(page.text.slice(start, end));
  if (message === null || message.author === null) return null;
  const body = { start: start + message.bodyStart, end };
  const written = body.start - 2 - message.author.length;
  return {
    date: { start, end: start + 10 },
    time: { start: start + 11, end: start + 16 },
    author: { start: written, end: written + message.author.length },
    body,
    ...body,
  };
}

function mailOf(page: Page): Message[] {
  const headers = mailHeaders.exec(page.text)?.[0] ?? '';
  const date = mailDate.exec(headers);
  if (!date) return [];
  const author = mailAuthor.exec(headers);
  const part = (match: RegExpExecArray, index: number): ReadRange | null => {
    const value = match[index];
    if (value === undefined) return null;
    const start = match.index + match[0].lastIndexOf(value);
    return { start, end: start + value.length };
  };
  return [
    {
      key: `p${page.number}`,
      page,
      start: 0,
      end: page.text.length,
      date: part(date, 1)!,
      time: part(date, 2),
      author: author && part(author, 1),
      body: { start: headers.length, end: page.text.trimEnd().length },
    },
  ];
}

const ofMessage = '(?: (?:del?|en que se) (?:el |la )?(?:mensaje|aviso|envio|correo|mail|e-?mail|chat|comunicacion))?';
/** Columns that ask for the message itself and not for what it tells. */
const partQuestions: readonly { part: keyof MessageParts; types: readonly string[]; asked: RegExp }[] = [
  { part: 'date', types: ['date'], asked: new RegExp(`^(?:fecha|dia|enviado|recibido)${ofMessage}$`) },
  { part: 'time', types: ['time'], asked: new RegExp(`^(?:hora|horario)${ofMessage}$`) },
  {
    part: 'author',
    types: ['text', 'person'],
    asked: new RegExp(
      `^(?:remitente|autora?|de quien|de|quien (?:lo )?(?:avisa|aviso|escribe|escribio|envia|envio|manda|mando|informa|informo|dice)|(?:enviado|escrito|avisado|informado) por)(?:/a)?${ofMessage}$`,
    ),
  },
  {
    part: 'body',
    types: ['text'],
    asked: /^(?:mensaje|texto|contenido|cuerpo)(?: (?:completo|del (?:mensaje|correo|mail)))?$/,
  },
];

/** Which part of a message a column asks for; null for columns that ask for what messages tell. */
export function messagePartOf({ column }: ColumnTarget): keyof MessageParts | null {
  const phrases = [column.name, ...column.synonyms].map((phrase) =>
    tidySpaces(foldText(phrase).replace(/[¿?:]/g, ' ')),
  );
  const question = partQuestions.find(
    ({ types, asked }) => types.includes(column.type) && phrases.some((phrase) => asked.test(phrase)),
  );
  return question?.part ?? null;
}

/** The candidate that a message's own date, hour, author or words give for a column. */
export function readMessagePart(
  paper: QuotedPaper,
  message: Message,
  part: keyof MessageParts,
  target: ColumnTarget,
): Candidate[] {
  const range = message[part];
  const text = range && message.page.text.slice(range.start, range.end);
  if (!range || !text?.trim()) return [];
  const evidence = [quoteRange(paper, message.page, range)];
  if (target.column.type === 'text') return [ruleCandidate('message', tidySpaces(text), evidence, 0.97)];
  const value = readValue(text, { column: target.column, key: 'full-name', order: 'unknown' });
  return value ? [ruleCandidate('message', value.value, evidence, 0.97 * value.certainty)] : [];
}

/** What an e-mail says of itself for a column; nothing of a chat, whose messages are many. */
export function readMailPart(paper: QuotedPaper, target: ColumnTarget): Candidate[] {
  const part = paper.text.format === 'whatsapp' ? null : messagePartOf(target);
  const message = part && findMessages(paper.text)[0];
  return part && message ? readMessagePart(paper, message, part, target) : [];
}
