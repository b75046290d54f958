import { z } from 'zod';
import type { ActaDraft } from '../../domain/acta/acta.ts';
import { linesOfDraft } from '../../domain/acta/acta-lines.ts';
import { draftActa } from '../../domain/acta/draft-acta.ts';
import { AppError } from '../../domain/errors.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { transcriptSegmentSchema, transcriptWordSchema } from '../../domain/transcript.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import { type ActaText, actaValues, refuseUnknownFields } from './acta-values.ts';

/** A transcript as it is kept or as the command line prints it; words are not needed. */
const storedTranscriptSchema = z.object({
  segments: z.array(
    transcriptSegmentSchema.extend({
      speaker: z.string().nullable().default(null),
      confidence: z.number().nullable().default(null),
      words: z.array(transcriptWordSchema).default([]),
    }),
  ),
});

export type WriteActaInput = {
  /** The JSON of a transcript. */
  transcript: { name: string; text: string };
  template: { name: string; bytes: Uint8Array };
  /** What the person says beside what was said: by the field's key. */
  details: Pick<ActaText, 'date' | 'values'>;
};

/** An acta and what it was drafted from. */
export type WrittenActa = { bytes: Uint8Array<ArrayBuffer>; draft: ActaDraft };

/** Drafts an acta from a stored transcript and writes it into a template. Throws `TRANSCRIPT_INVALID` and what the template's fields throw. */
export function createWriteActa(
  { documentWriter }: { documentWriter: DocumentWriter },
  readSettings: () => Promise<LibrarySettings>,
) {
  return async ({ transcript, template, details }: WriteActaInput): Promise<WrittenActa> => {
    const draft = draftActa(readTranscript(transcript));
    const open = await documentWriter.open(template.bytes, template.name);
    const school = await readSettings();
    const acta = { lines: linesOfDraft(draft), ...details };
    const { name } = template;
    const values = actaValues(acta, { name, fields: open.fields }, school);
    refuseUnknownFields(acta, { name, open }, school);
    return { bytes: await open.fill(values), draft };
  };
}

function readTranscript({ name, text }: WriteActaInput['transcript']) {
  try {
    return storedTranscriptSchema.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (cause) {
    throw new AppError('TRANSCRIPT_INVALID', { name }, { cause });
  }
}
