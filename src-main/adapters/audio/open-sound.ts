import { AppError } from '../../../src-shared/domain/errors.ts';
import type { AudioFile } from './audio-file.ts';
import { DETECTION_BYTES, detectAudio } from './detect-audio.ts';
import { openWav } from './read-wav.ts';
import { openWithFfmpeg } from './read-with-ffmpeg.ts';
import type { SoundSource } from './sound-source.ts';

/**
 * Finds the sound of a file by its content. Throws `FORMAT_UNKNOWN`, `NO_AUDIO`, `AUDIO_UNSUPPORTED`, `FILE_DAMAGED`.
 */
export async function openSound(file: AudioFile, { ffmpeg }: { ffmpeg: string }): Promise<SoundSource> {
  const source = await openAny(file, ffmpeg);
  if (source.durationMs === 0) throw new AppError('NO_AUDIO');
  return source;
}

/** Decoders are loaded when a file needs them: telling that a file is none of sound must not wait for them. */
async function openAny(file: AudioFile, program: string): Promise<SoundSource> {
  const container = detectAudio(await file.read(0, DETECTION_BYTES));
  const withFfmpeg = (format: string, durationMs: number | null = null) =>
    openWithFfmpeg(file, { program, format, durationMs });
  switch (container) {
    case null:
      throw new AppError('FORMAT_UNKNOWN');
    case 'wav':
      return (await openWav(file)) ?? withFfmpeg('wav');
    case 'ogg':
      return (await (await import('./read-ogg-opus.ts')).openOggOpus(file)) ?? withFfmpeg('ogg');
    case 'mp3':
      return (await import('./read-mp3.ts')).openMp3(file);
    case 'amr':
      return (await import('./read-amr.ts')).openAmr(file);
    case 'mp4':
    case 'matroska':
    case 'flac':
    case 'adts': {
      const { openContainer } = await import('./read-container.ts');
      const sound = await openContainer(file, container);
      return 'unsupported' in sound ? withFfmpeg(sound.unsupported, sound.durationMs) : sound;
    }
    default:
      return withFfmpeg(container);
  }
}
