import PostalMime, { type Address, type Attachment } from 'postal-mime';
import type { EmbeddedFile } from '../domain/document-text.ts';
import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildMessage } from './mail/build-message.ts';
import { shownMailDate } from './mail/shown-date.ts';

/** Pictures that the body shows and that are smaller than this are logos and signatures, not papers. */
const SMALLEST_PICTURE_BYTES = 20_000;

/** E-mails (.eml, .mht): headers and body as text; attachments are files inside. */
export const emlFormat: DocumentFormat = { name: 'eml', read: readEml };

async function readEml(input: FormatInput) {
  const email = await PostalMime.parse(input.bytes, {
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
  });
  const dateHeader = email.headers.find((header) => header.key === 'date')?.value;
  return buildMessage('eml', {
    from: email.from ? shownAddress(email.from) : '',
    to: (email.to ?? []).map(shownAddress).join(', '),
    cc: (email.cc ?? []).map(shownAddress).join(', '),
    date: shownMailDate(dateHeader ?? email.date ?? ''),
    subject: email.subject ?? '',
    html: email.html ?? null,
    text: email.text ?? null,
    attachments: email.attachments.flatMap(toEmbedded),
  });
}

function toEmbedded(attachment: Attachment, index: number): EmbeddedFile[] {
  const { content } = attachment;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const isDecoration =
    attachment.mimeType.startsWith('image/') && attachment.related === true && bytes.length < SMALLEST_PICTURE_BYTES;
  if (bytes.length === 0 || isDecoration) return [];
  return [{ name: attachment.filename ?? defaultName(attachment.mimeType, index), bytes }];
}

function defaultName(mediaType: string, index: number): string {
  const extension =
    mediaType === 'message/rfc822' ? 'eml' : (mediaType.split('/')[1] ?? 'bin').replace(/[^a-z0-9]/gi, '');
  return `adjunto-${index + 1}.${extension}`;
}

function shownAddress(address: Address): string {
  if (address.group !== undefined) return address.group.map(shownAddress).join(', ');
  return address.name && address.name !== address.address
    ? `${address.name} <${address.address ?? ''}>`
    : (address.address ?? '');
}
