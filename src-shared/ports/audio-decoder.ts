import type { FileContent } from './task-files.ts';

/** What a file of sound is, told by its bytes. */
export type AudioFacts = {
  /** "ogg-opus", "mp3", "mp4-aac", "wav" … */
  format: string;
  /** Null where the file does not say and it must be decoded to know. */
  durationMs: number | null;
};

/** Reads the sound of a recording or a video. Nothing is ever whole in memory: three hours take what a minute takes. */
export type AudioDecoder = {
  /** Throws `NO_AUDIO` (nothing that sounds in it), `AUDIO_UNSUPPORTED` (and what would read it), `FILE_DAMAGED`. */
  examine(content: FileContent, options: { signal: AbortSignal }): Promise<AudioFacts>;
  /**
   * Pieces of one channel, 16,000 samples a second, in order. A file damaged in the middle gives what can be read, with
   * silence in place of what is missing, so that times stay true. Throws as `examine`.
   */
  decode(content: FileContent, options: { signal: AbortSignal }): AsyncIterable<Int16Array>;
};
