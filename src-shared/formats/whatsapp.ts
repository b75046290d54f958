import type { DocumentText } from '../domain/document-text.ts';
import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import type { FlowItem } from './flow/flow-content.ts';
import { type ChatLine, parseChatLine } from './text/chat-lines.ts';
import { decodeText } from './text/decode-text.ts';

/** WhatsApp chats as Android and iPhone export them: one block a message, "dd/mm/yyyy HH:MM Nombre: …". */
export const whatsappFormat: DocumentFormat = { name: 'whatsapp', read: readWhatsapp };

type Message = { line: ChatLine; text: string };

async function readWhatsapp(input: FormatInput) {
  return { text: readChat(input.bytes), embedded: [] };
}

/** The messages of a chat's text. `problems`: what was wrong with the archive that it came in. */
export function readChat(bytes: Uint8Array, problems: readonly string[] = []): DocumentText {
  const { text } = decodeText(bytes);
  const messages = gatherMessages(text.split('\n'));
  const order = dateOrder(messages.map((message) => message.line));
  const items = messages.map(
    ({ line, text: body }): FlowItem => ({ kind: 'message', text: `${shownDate(line, order)} ${body}` }),
  );
  const people = new Set(messages.flatMap(({ text: body }) => /^([^:\n]{1,60}): /.exec(body)?.[1] ?? []));
  const meta = { participants: [...people].join(', '), messages: String(messages.length) };
  const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
  return buildDocumentText('whatsapp', [page], { meta, problems });
}

function gatherMessages(lines: readonly string[]): Message[] {
  const messages: Message[] = [];
  for (const raw of lines) {
    const line = parseChatLine(raw);
    const text = withoutMarks(line?.body ?? raw);
    const last = messages.at(-1);
    if (line !== null) messages.push({ line, text });
    else if (last && text.trim() !== '') last.text += `\n${text}`;
  }
  return messages;
}

/** Direction marks that phones put around names and attachments. */
function withoutMarks(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trimEnd();
}

/** Argentine phones write the day first; the numbers themselves show it when one does not. */
function dateOrder(lines: readonly ChatLine[]): 'day-month' | 'month-day' | 'year-month' {
  if (lines.some((line) => line.dateParts[0] > 31)) return 'year-month';
  const isDaySecond = lines.some((line) => line.dateParts[1] > 12);
  return isDaySecond && lines.every((line) => line.dateParts[0] <= 12) ? 'month-day' : 'day-month';
}

function shownDate(line: ChatLine, order: 'day-month' | 'month-day' | 'year-month'): string {
  const [first, second, third] = line.dateParts;
  const [day, month, year] =
    order === 'year-month'
      ? [third, second, first]
      : order === 'day-month'
        ? [first, second, third]
        : [second, first, third];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(day)}/${two(month)}/${year < 100 ? 2000 + year : year} ${two(line.hour)}:${two(line.minute)}`;
}
