import type { Look } from '../look.ts';
import type { PaperContent } from '../paper-content.ts';
import { zipEntries } from './fixed-zip.ts';
import { type FlowBlock, layFlow } from './flow-blocks.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The paper as a web page. */
export function writeHtml(content: PaperContent, look: Look): Uint8Array {
  const tags = { title: 'h1', heading: 'h2', normal: 'p', right: 'p' } as const;
  const lines = layFlow(content, look).map((block) => {
    if (block.kind === 'paragraph') {
      const label =
        look.labelBold && block.labelLength > 0
          ? `<b>${escapeXml(block.text.slice(0, block.labelLength))}</b>`
          : escapeXml(block.text.slice(0, block.labelLength));
      const align = block.style === 'right' ? ' style="text-align:right"' : '';
      return `<${tags[block.style]}${align}>${label}${escapeXml(block.text.slice(block.labelLength))}</${tags[block.style]}>`;
    }
    const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`);
    return `<table border="${block.ruled ? 1 : 0}">\n${rows.join('\n')}\n</table>`;
  });
  return encode(
    `<!DOCTYPE html>\n<html lang="es"><head><meta charset="utf-8"><title>${escapeXml(content.title)}</title></head>\n<body>\n${lines.join('\n')}\n</body></html>\n`,
  );
}

function writeRtfText(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 63;
      if (character === '\t') return '\\tab ';
      if ('\\{}'.includes(character)) return `\\${character}`;
      if (code < 128) return character;
      return code < 256 ? `\\'${code.toString(16).padStart(2, '0')}` : `\\u${code > 32767 ? code - 65536 : code}?`;
    })
    .join('');
}

function writeRtfTable(block: Extract<FlowBlock, { kind: 'table' }>): string {
  return block.rows
    .map((cells) => {
      const width = Math.floor(9600 / cells.length);
      return `\\trowd${cells.map((_, index) => `\\cellx${width * (index + 1)}`).join('')}\n${cells.map((cell) => `\\intbl ${writeRtfText(cell)}\\cell`).join('\n')}\\row`;
    })
    .join('\n');
}

/** The paper in rich text, with the accents of code page 1252. */
export function writeRtf(content: PaperContent, look: Look): Uint8Array {
  const body = layFlow(content, look).map((block) => {
    if (block.kind === 'table') return writeRtfTable(block);
    const bold = block.style === 'title' || block.style === 'heading';
    return `\\pard${block.style === 'right' ? '\\qr' : ''} ${bold ? '\\b ' : ''}${writeRtfText(block.text)}${bold ? '\\b0' : ''}\\par`;
  });
  return encode(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs${Math.round(look.size * 2)}\n${body.join('\n')}\n}`,
  );
}

/** The paper as plain text. */
export function writePlainText(content: PaperContent, look: Look): Uint8Array {
  const lines = layFlow(content, look).map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map((cells) => cells.join('\t')).join('\n'),
  );
  return encode(`${lines.join('\n\n')}\n`);
}

const openDocumentNames = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
].join(' ');

function writeOdtBlock(block: FlowBlock, index: number): string {
  const inline = (text: string) =>
    escapeXml(text)
      .replaceAll('\t', '<text:tab/>')
      .replace(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`);
  if (block.kind === 'paragraph') {
    return block.style === 'title' || block.style === 'heading'
      ? `<text:h text:outline-level="${block.style === 'title' ? 1 : 2}">${inline(block.text)}</text:h>`
      : `<text:p>${inline(block.text)}</text:p>`;
  }
  const columns = block.rows[0]?.length ?? 1;
  const rows = block.rows.map(
    (cells) =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${inline(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`,
  );
  return `<table:table table:name="Tabla${index}"><table:table-column table:number-columns-repeated="${columns}"/>${rows.join('')}</table:table>`;
}

/** The paper as an OpenDocument text. */
export function writeOdt(content: PaperContent, look: Look): Uint8Array {
  const body = layFlow(content, look).map(writeOdtBlock).join('\n');
  const mimetype = 'application/vnd.oasis.opendocument.text';
  return zipEntries({
    mimetype: encode(mimetype),
    'content.xml': encode(
      `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${openDocumentNames} office:version="1.2"><office:body><office:text>\n${body}\n</office:text></office:body></office:document-content>`,
    ),
    'META-INF/manifest.xml': encode(
      `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ),
  });
}
