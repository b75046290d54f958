import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader';
import type { EmbeddedFile } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildMessage } from './mail/build-message.ts';
import { shownMailDate, shownMoment } from './mail/shown-date.ts';
import { decodeText } from './text/decode-text.ts';

/** Outlook messages (.msg): as other e-mails. */
export const msgFormat: DocumentFormat = { name: 'msg', read: readMsg };

/** The package is CommonJS: its class is the default of its default. */
const MsgReader = (
  'default' in MsgReaderModule ? MsgReaderModule.default : MsgReaderModule
) as typeof MsgReaderModule.default;
type Reader = InstanceType<typeof MsgReader>;

async function readMsg(input: FormatInput) {
  const reader = new MsgReader(input.bytes.slice().buffer);
  const fields = reader.getFileData();
  if (fields.error) throw new AppError('FILE_DAMAGED', { name: input.name }, { cause: fields.error });
  const attachments = (fields.attachments ?? []).map((attachment) => readAttachment(reader, attachment));
  const problems = attachments.includes(null) ? ['FILE_DAMAGED'] : [];
  const message = {
    from: shownPerson(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
    to: shownRecipients(fields, 'to'),
    cc: shownRecipients(fields, 'cc'),
    date: shownDate(fields),
    subject: fields.subject ?? '',
    html: readHtmlBody(fields),
    text: fields.body ?? null,
    attachments: attachments.filter((one): one is EmbeddedFile => one !== null && one.bytes.length > 0),
  };
  return buildMessage('msg', message, problems);
}

function shownDate(fields: FieldsData): string {
  const header = /^date:\s*(.+)$/im.exec(fields.headers ?? '')?.[1];
  return header
    ? shownMailDate(header)
    : shownMoment(fields.clientSubmitTime ?? fields.messageDeliveryTime ?? fields.creationTime);
}

function readHtmlBody(fields: FieldsData): string | null {
  if (fields.bodyHtml) return fields.bodyHtml;
  return fields.html && fields.html.length > 0 ? decodeText(fields.html).text : null;
}

function shownRecipients(fields: FieldsData, kind: 'to' | 'cc'): string {
  const recipients = (fields.recipients ?? []).filter((one) => (one.recipType ?? 'to') === kind);
  return recipients.map((one) => shownPerson(one.name, one.smtpAddress ?? one.email)).join(', ');
}

function shownPerson(name: string | undefined, address: string | undefined): string {
  // Inside an organisation Outlook writes directory paths ("/O=…") in place of addresses.
  const mail = address?.includes('@') ? address : '';
  if (!name || name === mail) return mail;
  return mail === '' ? name : `${name} <${mail}>`;
}

function readAttachment(reader: Reader, attachment: FieldsData): EmbeddedFile | null {
  try {
    const { fileName, content } = reader.getAttachment(attachment);
    return { name: attachment.innerMsgContent ? `${fileName.replace(/\.msg$/i, '')}.msg` : fileName, bytes: content };
  } catch {
    return null;
  }
}
