import type { DocumentText, EmbeddedFile } from '../../domain/document-text.ts';
import { safeEntryName } from '../archive/safe-entry-name.ts';
import { buildDocumentText } from '../flow/build-document-text.ts';
import { buildFlowPage } from '../flow/build-flow-page.ts';
import type { FlowItem } from '../flow/flow-content.ts';
import { readHtml } from '../markup/read-html.ts';
import { normalizeLines } from '../text/decode-text.ts';

/** An e-mail of any origin. Addresses are already as a person reads them: "Ana Ruiz <ana@escuela.edu.ar>". */
export type Message = {
  from: string;
  to: string;
  cc: string;
  date: string;
  subject: string;
  html: string | null;
  text: string | null;
  attachments: EmbeddedFile[];
};

/** An e-mail as a flowing page: its headers first, then its body, with the attachments beside it. */
export function buildMessage(
  format: 'eml' | 'msg',
  message: Message,
  problems: readonly string[] = [],
): { text: DocumentText; embedded: EmbeddedFile[] } {
  const embedded = message.attachments.map((one, index) => ({
    name: safeEntryName(one.name, `adjunto-${index + 1}`),
    bytes: one.bytes,
  }));
  const names = embedded.map((one) => one.name).join(', ');
  const headers = [
    ['De', message.from],
    ['Para', message.to],
    ['CC', message.cc],
    ['Fecha', message.date],
    ['Asunto', message.subject],
    ['Adjuntos', names],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value.replace(/\s+/g, ' ')}`] : []));
  const items: FlowItem[] = [{ kind: 'paragraph', text: headers.join('\n') }, ...readBody(message)];
  const { from, to, cc, date, subject } = message;
  const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
  return {
    text: buildDocumentText(format, [page], { meta: { from, to, cc, date, subject, attachments: names }, problems }),
    embedded,
  };
}

/** The HTML body keeps tables, so it goes first; the plain one counts when the other says nothing. */
function readBody(message: Message): FlowItem[] {
  const items = message.html === null ? [] : readHtml(message.html).items;
  if (items.length > 0) return items;
  return normalizeLines(message.text ?? '')
    .split('\n')
    .map((line): FlowItem => ({ kind: 'paragraph', text: line }));
}
