import type { Transcript } from '../domain/transcript.ts';

/** A transcript on its way out. */
export type TranscriptDocument = { schoolName: string; title: string; transcript: Transcript };

/** Writes transcripts as documents that Word opens. */
export type TranscriptExporter = {
  /** The bytes of a .docx: what each voice said, with when. */
  render(document: TranscriptDocument): Promise<Uint8Array<ArrayBuffer>>;
};
