import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Look } from '../look.ts';
import type { PaperContent } from '../paper-content.ts';
import { settleOfficeFile } from './fixed-zip.ts';
import { type FlowBlock, layFlow } from './flow-blocks.ts';

const wordFonts: Record<Look['family'], string> = {
  arimo: 'Arial',
  tinos: 'Times New Roman',
  carlito: 'Calibri',
  lato: 'Lato',
  'courier-prime': 'Courier New',
  'dejavu-sans': 'Verdana',
  'dejavu-serif': 'Georgia',
  'special-elite': 'Courier New',
};

function toParagraph(block: Extract<FlowBlock, { kind: 'paragraph' }>, look: Look): Paragraph {
  const size = Math.round(look.size * 2);
  const font = wordFonts[look.family];
  const bold = block.style === 'title' || block.style === 'heading';
  const label = look.labelBold ? block.labelLength : 0;
  const runs =
    label > 0
      ? [
          new TextRun({ text: block.text.slice(0, label), bold: true, size, font }),
          new TextRun({ text: block.text.slice(label), size, font }),
        ]
      : [new TextRun({ text: block.text, bold, size: block.style === 'title' ? size + 6 : size, font })];
  const alignment =
    block.style === 'right'
      ? AlignmentType.RIGHT
      : block.style === 'title' && look.titleCentered
        ? AlignmentType.CENTER
        : AlignmentType.LEFT;
  return new Paragraph({ children: runs, alignment, spacing: { after: 120 } });
}

function toTable(block: Extract<FlowBlock, { kind: 'table' }>, look: Look): Table {
  const border = { style: block.ruled ? BorderStyle.SINGLE : BorderStyle.NONE, size: 4, color: '444444' };
  const run = (text: string) => new TextRun({ text, size: Math.round(look.size * 2), font: wordFonts[look.family] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: block.rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: [run(cell)] })] })),
        }),
    ),
  });
}

/** The paper as a Word document. */
export async function writeDocx(content: PaperContent, look: Look): Promise<Uint8Array> {
  const children = layFlow(content, look).map((block) =>
    block.kind === 'table' ? toTable(block, look) : toParagraph(block, look),
  );
  const document = new Document({ creator: 'Secretaría', title: content.title, sections: [{ children }] });
  return settleOfficeFile(await Packer.toBuffer(document));
}
