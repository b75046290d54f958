import type { SpeechTask } from '../domain/speech-model.ts';

/** Where the files lie that turn sound into words and tell voices apart. */
export type SpeechModelFiles = {
  /**
   * The file that is used for a task: the one that was chosen in Modelos, else the newest that serves for it; none is
   * used for the second pass until one is chosen. Null when there is none. Throws `MODEL_FILE_UNEXPECTED` for one that
   * is called as a published one and is not that.
   */
  chosen(task: SpeechTask): Promise<ChosenSpeechModel | null>;
  /** The path of the file of that name; null when there is none. */
  named(name: string): Promise<string | null>;
  /** Keeps a file from being removed or replaced until what it gives is called. */
  hold(path: string): () => void;
};

/** `name` is the file's own, as people see it and as transcripts keep it. */
type ChosenSpeechModel = { path: string; name: string };
