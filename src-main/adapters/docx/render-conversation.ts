import { BorderStyle, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { Citation } from '../../../src-shared/domain/answer.ts';
import {
  droppedWords,
  engineWords,
  proofWords,
  scanWords,
  unreadWords,
  wordsAloneWords,
} from '../../../src-shared/domain/answer-words.ts';
import type { Turn } from '../../../src-shared/domain/conversation.ts';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import { writableText } from '../../../src-shared/domain/writable-text.ts';
import type { ConversationDocument } from '../../../src-shared/ports/conversation-exporter.ts';

const grey = '595959';
/** Sizes in half points, spaces in twentieths of a point. */
const small = 18;
const after = 120;

const moment = new Intl.DateTimeFormat('es-AR', { dateStyle: 'short', timeStyle: 'short' });

/** The bytes of a Word document that tells a conversation: each question, its answer and the proofs of it. */
export async function renderConversation({
  schoolName,
  conversation,
  turns,
}: ConversationDocument): Promise<Uint8Array<ArrayBuffer>> {
  const title = writableText(conversation.title);
  const document = new Document({
    title,
    creator: writableText(schoolName),
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'es-AR' } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE, spacing: { after } }),
          ...(schoolName === '' ? [] : [quiet(schoolName)]),
          ...turns.flatMap(paragraphsOfTurn),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function paragraphsOfTurn({ question, answer, askedAt }: Turn): Paragraph[] {
  const told = [
    answer.scan ? scanWords(answer.scan) : engineWords(answer),
    answer.dropped > 0 && droppedWords(answer.dropped),
    answer.unread > 0 && unreadWords(answer.unread),
    answer.wordsAlone !== null && wordsAloneWords,
    moment.format(new Date(askedAt)),
  ];
  return [
    new Paragraph({
      text: writableText(tidySpaces(question)),
      heading: HeadingLevel.HEADING_2,
      spacing: { before: 360, after },
      keepNext: true,
    }),
    ...answer.text.split('\n').map((line) => new Paragraph({ text: writableText(line), spacing: { after } })),
    ...answer.citations.map(paragraphOfProof),
    quiet(told.filter((words) => typeof words === 'string').join(' · ')),
  ];
}

function paragraphOfProof(citation: Citation): Paragraph {
  return new Paragraph({
    indent: { left: 360 },
    spacing: { after: 60 },
    border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'B07400' } },
    children: [
      new TextRun({ text: `[${citation.number}] `, bold: true, size: small }),
      new TextRun({ text: writableText(`${proofWords(citation)}: `), size: small }),
      new TextRun({ text: `«${writableText(tidySpaces(citation.quote))}»`, italics: true, size: small }),
    ],
  });
}

function quiet(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 60, after },
    children: [new TextRun({ text: writableText(text), color: grey, size: small })],
  });
}
