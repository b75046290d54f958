import type { SourceId } from '../domain/identifiers.ts';
import type { Source } from '../domain/source.ts';

/** A file that came beside another one. */
export type FileBeside = {
  /** The name that was asked for. */
  name: string;
  source: Source;
};

/** Which files came together. */
export type SourcePlaces = {
  /**
   * The files of these names that came inside a source or beside it; what is inside goes first. A name that several
   * files have is nobody's, and left out; one in the trash counts only where no other is.
   */
  filesBeside(id: SourceId, names: readonly string[]): Promise<FileBeside[]>;
  /** The chats beside which a file came, or inside which, with the names that it has there; none in the trash. */
  chatsBeside(id: SourceId): Promise<{ chat: Source; names: string[] }[]>;
};
