import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { segmentsWithUnheard } from '../../../src-shared/domain/unheard.ts';
import { voiceWords } from '../../../src-shared/domain/voice-words.ts';
import { writableText } from '../../../src-shared/domain/writable-text.ts';
import type { TranscriptDocument } from '../../../src-shared/ports/transcript-exporter.ts';

const grey = '595959';
/** Sizes in half points, spaces in twentieths of a point. */
const small = 18;
const after = 120;

/** The bytes of a Word document of what was said: a paragraph for each voice, with its name and its time. */
export async function renderTranscript({
  schoolName,
  title,
  transcript,
}: TranscriptDocument): Promise<Uint8Array<ArrayBuffer>> {
  const heading = writableText(title);
  const document = new Document({
    title: heading,
    creator: writableText(schoolName),
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'es-AR' } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: heading, heading: HeadingLevel.TITLE, spacing: { after } }),
          ...(schoolName === '' ? [] : [new Paragraph({ children: [quiet(schoolName)], spacing: { after } })]),
          ...segmentsWithUnheard(transcript).map(paragraphOf),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function paragraphOf({ startMs, speaker, text }: TranscriptSegment): Paragraph {
  const voice = speaker === null ? [] : [new TextRun({ text: `${writableText(voiceWords(speaker))}: `, bold: true })];
  return new Paragraph({
    spacing: { after },
    children: [quiet(`${clockWords(startMs)}  `), ...voice, new TextRun(writableText(tidySpaces(text)))],
  });
}

function quiet(text: string): TextRun {
  return new TextRun({ text: writableText(text), color: grey, size: small });
}
