import type { TimeRange } from '../domain/transcript.ts';
import type { Waveform } from '../domain/waveform.ts';
import type { FileContent } from './task-files.ts';

/** What a file of sound is, told by its bytes. */
export type AudioFacts = {
  /** "ogg-opus", "mp3", "mp4-aac", "wav-pcm" … */
  format: string;
  /** Null where the file does not say and it must be decoded to know. */
  durationMs: number | null;
};

/** `name`: the file's, for messages alone. */
type AudioTaskOptions = { name?: string; signal: AbortSignal };

/** Reads the sound of a recording or a video. Nothing is ever whole in memory: three hours take what a minute takes. */
export type AudioDecoder = {
  /** Whether the file is of sound or video, by its first bytes alone; whether it can be read is for `examine` to say. */
  recognize(content: FileContent): Promise<boolean>;
  /**
   * Throws `FORMAT_UNKNOWN`, `NO_AUDIO` (nothing that sounds in it), `AUDIO_UNSUPPORTED` (and what would read it),
   * `FILE_DAMAGED`, `READER_TIMEOUT`, `READER_MEMORY`, `READER_CRASHED`.
   */
  examine(content: FileContent, options: AudioTaskOptions): Promise<AudioFacts>;
  /**
   * Pieces of one channel, 16,000 samples a second, in order, decoded as they are asked for. A file damaged in the
   * middle gives what can be read, with silence in place of what is missing, so that times stay true; `onUnheard` is
   * told each such stretch before the decoding ends. Throws as `examine`.
   */
  decode(
    content: FileContent,
    options: AudioTaskOptions & { onUnheard?: (stretch: TimeRange) => void },
  ): AsyncIterable<Int16Array>;
  /** How loud it is from moment to moment. Throws as `examine`. */
  outline(content: FileContent, options: AudioTaskOptions): Promise<Waveform>;
};
