import type { Sha256, SourceId } from '../domain/identifiers.ts';
import type { TimeRange } from '../domain/transcript.ts';

/** A recording's sound as a window read it; `unheard`: where it is silent for damage, in order. */
export type DecodedSound = { sha256: Sha256; unheard?: TimeRange[] };

/** The sound of recordings that this host cannot read, as a window read it: a blob that stands for the recording's own. */
export type DecodedSoundRepository = {
  get(id: SourceId): Promise<DecodedSound | null>;
  save(id: SourceId, sound: DecodedSound): Promise<void>;
  /** Forgets what stands for a recording, and gives its blob where nothing else has it. */
  remove(id: SourceId): Promise<{ unusedBlob: Sha256 | null }>;
};
