import { Document, Packer, Paragraph, TextRun } from 'docx';
import { PDFDocument, rgb, StandardFonts, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import { workbookOf } from '../fixtures/reading-documents.ts';

/** A file as it comes to the school. */
export type AttackFile = { name: string; content: string | Uint8Array };

/** How a text of a file is made unseen, where the format can. */
export type Unseen = 'vanish' | 'white' | 'tiny' | 'render-mode';

export type Line = { text: string; unseen?: Unseen };

/** A Word document, a paragraph a line. */
export async function docxOf(name: string, lines: readonly Line[]): Promise<AttackFile> {
  const children = lines.map(
    ({ text, unseen }) =>
      new Paragraph({
        children: [
          new TextRun({
            text,
            ...(unseen === 'vanish' && { vanish: true }),
            ...(unseen === 'white' && { color: 'FFFFFF' }),
            ...(unseen === 'tiny' && { size: 2 }),
          }),
        ],
      }),
  );
  return { name, content: new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))) };
}

/** A page of a PDF, a line a line. */
export async function pdfOf(
  name: string,
  lines: readonly Line[],
  about: { title?: string; subject?: string } = {},
): Promise<AttackFile> {
  const document = await PDFDocument.create();
  document.setTitle(about.title ?? 'Circular');
  document.setSubject(about.subject ?? '');
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  lines.forEach(({ text, unseen }, index) => {
    page.pushOperators(
      setTextRenderingMode(unseen === 'render-mode' ? TextRenderingMode.Invisible : TextRenderingMode.Fill),
    );
    const color = unseen === 'white' ? rgb(1, 1, 1) : rgb(0, 0, 0);
    page.drawText(text, { x: 50, y: 780 - index * 22, size: unseen === 'tiny' ? 1 : 11, font, color });
  });
  return { name, content: await document.save() };
}

/** A workbook of one sheet. */
export function xlsxOf(name: string, rows: readonly (readonly string[])[]): AttackFile {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const cells = rows.map((row, line) => {
    const columns = row.map((text, column) => {
      const reference = `${String.fromCharCode(65 + column)}${line + 1}`;
      return `<c r="${reference}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    });
    return `<row r="${line + 1}">${columns.join('')}</row>`;
  });
  return { name, content: workbookOf(cells.join('')) };
}

/** An e-mail of plain text. */
export function emlOf(name: string, subject: string, body: string): AttackFile {
  const headers = [
    'From: "Proveedora Sur" <ventas@proveedora.example>',
    'To: secretaria@escuela.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Mon, 8 Jun 2026 10:15:00 -0300',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return { name, content: `${headers.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n` };
}

/** A chat as WhatsApp exports it. */
export function chatOf(name: string, messages: readonly [author: string, text: string][]): AttackFile {
  const lines = messages.map(([author, text], index) => `8/6/2026, 10:${10 + index} - ${author}: ${text}`);
  return { name, content: `${lines.join('\n')}\n` };
}

/** Text of RTF in ASCII. */
export function rtfOf(name: string, paragraphs: readonly string[]): AttackFile {
  const escaped = (text: string) =>
    [...text].map((sign) => (sign > '~' ? `\\u${sign.codePointAt(0)}?` : sign.replace(/[\\{}]/, '\\$&'))).join('');
  const shown = paragraphs.map((text) =>
    text.startsWith('~') ? `{\\v ${escaped(text.slice(1))}\\par}` : `${escaped(text)}\\par`,
  );
  return { name, content: `{\\rtf1\\ansi ${shown.join('\n')}}` };
}
