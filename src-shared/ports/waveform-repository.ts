import type { SourceId } from '../domain/identifiers.ts';
import type { Waveform } from '../domain/waveform.ts';

/** The outlines of recordings, made once on this PC. */
export type WaveformRepository = {
  get(id: SourceId): Promise<Waveform | null>;
  save(id: SourceId, waveform: Waveform): Promise<void>;
};
