import type { Sha256, SourceId } from '../domain/identifiers.ts';

/** The sound of recordings that this host cannot read, as a window read it: a blob that stands for the recording's own. */
export type DecodedSoundRepository = {
  get(id: SourceId): Promise<Sha256 | null>;
  save(id: SourceId, sha256: Sha256): Promise<void>;
  /** Forgets what stands for a recording, and gives its blob where nothing else has it. */
  remove(id: SourceId): Promise<{ unusedBlob: Sha256 | null }>;
};
