import { AppError, toAppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Waveform } from '../../domain/waveform.ts';
import type { AudioDecoder } from '../../ports/audio-decoder.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { WaveformRepository } from '../../ports/waveform-repository.ts';
import { createOpenSound, type OpenSoundPorts } from './open-sound.ts';

export type ShowWaveformPorts = OpenSoundPorts & {
  audio: Pick<AudioDecoder, 'outline'>;
  sources: Pick<SourceRepository, 'get'>;
  waveforms: WaveformRepository;
};

/** How loud a recording is from moment to moment: made the first time that it is asked for, and kept. */
export function createShowWaveform({ audio, sources, waveforms, ...ports }: ShowWaveformPorts) {
  const openSound = createOpenSound(ports);
  /** Whoever asks while it is being made waits for the same one. */
  const making = new Map<SourceId, Promise<Waveform>>();

  async function make(id: SourceId, signal: AbortSignal): Promise<Waveform> {
    const source = await sources.get(id);
    if (source === null) throw new AppError('NOT_FOUND');
    const opened = await openSound(source);
    try {
      const outline = await audio.outline(opened.content, { name: source.name, signal });
      const waveform = opened.unheard.length === 0 ? outline : { ...outline, unheard: [...opened.unheard] };
      await waveforms.save(id, waveform);
      return waveform;
    } finally {
      await opened.release();
    }
  }

  return async function show({ sourceId }: { sourceId: SourceId }, signal: AbortSignal): Promise<Waveform> {
    const known = await waveforms.get(sourceId);
    if (known) return known;
    const shared = making.get(sourceId);
    if (shared === undefined) {
      const made = make(sourceId, signal).finally(() => making.delete(sourceId));
      making.set(sourceId, made);
      return made;
    }
    return shared.catch((thrown: unknown) => {
      // Whoever asked first went away, and the making with them.
      if (toAppError(thrown).code === 'CANCELLED' && !signal.aborted) return show({ sourceId }, signal);
      throw thrown;
    });
  };
}
