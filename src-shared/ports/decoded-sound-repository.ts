import type { Sha256, SourceId } from '../domain/identifiers.ts';

/** The sound of recordings that this host cannot read, as a window read it: a blob that stands for the recording's own. */
export type DecodedSoundRepository = {
  get(id: SourceId): Promise<Sha256 | null>;
  save(id: SourceId, sha256: Sha256): Promise<void>;
  /** Whether a blob stands for any recording. */
  isUsed(sha256: Sha256): Promise<boolean>;
  /** Forgets what stands for a recording, and gives its blob; null where nothing does. */
  remove(id: SourceId): Promise<Sha256 | null>;
};
