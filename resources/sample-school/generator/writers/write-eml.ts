import type { Letter } from '../papers/messages.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const encodeWord = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

const foldBase64 = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function writeQuotedPrintableLine(line: string): string {
  const lines = [''];
  for (const byte of Buffer.from(line)) {
    const written =
      byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte);
    const current = lines.at(-1) ?? '';
    if (current.length + written.length > 74) lines.push(written);
    else lines[lines.length - 1] = current + written;
  }
  return lines.join('=\r\n');
}

const writeQuotedPrintable = (text: string) => text.split('\n').map(writeQuotedPrintableLine).join('\r\n');

/** The letter with its attachments as an .eml file. */
export function writeEml(letter: Letter, attachments: { name: string; bytes: Uint8Array }[]): Uint8Array {
  const date = new Date(`${letter.day}T${letter.time}Z`);
  const boundary = `==limite-${letter.day}-${letter.time.replaceAll(':', '')}`;
  const stamp = `${days[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()} ${letter.time} -0300`;
  const parts = [
    `Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${writeQuotedPrintable(letter.body.join('\n\n'))}\r\n`,
    ...attachments.map(({ name, bytes }) => {
      const type = mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      return `Content-Type: ${type}; name="${encodeWord(name)}"\r\nContent-Disposition: attachment; filename="${encodeWord(name)}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${foldBase64(bytes)}\r\n`;
    }),
  ];
  const head = [
    `From: ${encodeWord(letter.from)} <${letter.fromAddress}>`,
    `To: <${letter.to}>`,
    `Subject: ${encodeWord(letter.subject)}`,
    `Date: ${stamp}`,
    `Message-ID: <${boundary.replaceAll('=', '')}@correo.example.ar>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const body = parts.map((part) => `--${boundary}\r\n${part}`).join('');
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}--${boundary}--\r\n`, 'latin1');
}
