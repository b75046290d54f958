import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { audioSampleRate } from '../../domain/transcript.ts';
import { type TranscriptionServer, transcriptionAddress } from '../../domain/transcription-server.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { Transcriber } from '../../ports/transcriber.ts';

type ServerSettings = Pick<LibrarySettings, 'transcriptionServerUrl' | 'transcriptionServerModel'>;

export type TranscriptionServerPorts = {
  settings: SettingsRepository;
  /** What hears through a server. */
  connectTranscriber: (server: TranscriptionServer) => Transcriber;
};

/** Not among the settings: those are shown, and this is not. */
const keySetting = 'transcriptionServerKey';
const keySchema = z.string().nullable().catch(null);

/** The server that a person set for recordings; null for hearing on this PC. */
export function createFindTranscriptionServer(
  settings: SettingsRepository,
  readSettings: () => Promise<ServerSettings>,
): () => Promise<TranscriptionServer | null> {
  return async () => {
    const { transcriptionServerUrl: url, transcriptionServerModel: model } = await readSettings();
    if (url === null) return null;
    return { url, model, key: keySchema.parse((await settings.getLocal(keySetting)) ?? null) };
  };
}

/** Has recordings heard on another machine, or on this PC again. */
export function createManageTranscriptionServer(
  { settings, connectTranscriber }: TranscriptionServerPorts,
  librarySettings: {
    read: () => Promise<ServerSettings>;
    update: (change: Partial<ServerSettings>, context: Pick<TaskContext, 'actor'>) => Promise<unknown>;
  },
) {
  const find = createFindTranscriptionServer(settings, librarySettings.read);
  return {
    /**
     * Tries a server with a second of sound, and uses it from then on if it answers. Without a key, the one of the same
     * address stays. Throws `INVALID_INPUT` for what is no address, and the errors of `TRANSCRIPTION_SERVER_…`.
     */
    async use(
      { address, model, key }: { address: string; model: string; key: string | null },
      { actor, signal }: Pick<TaskContext, 'actor' | 'signal'>,
    ): Promise<{ url: string }> {
      const url = transcriptionAddress(address);
      if (url === null) throw new AppError('INVALID_INPUT', { detail: address });
      const known = await find();
      // A key is never shown to another machine than the one that it was written for.
      const server = { url, model, key: key ?? (known?.url === url ? known.key : null) };
      const transcriber = connectTranscriber(server);
      try {
        await transcriber.transcribe({ samples: new Int16Array(audioSampleRate), language: 'es' }, { signal });
      } finally {
        await transcriber.close();
      }
      await settings.setLocal(keySetting, server.key);
      await librarySettings.update({ transcriptionServerUrl: url, transcriptionServerModel: model }, { actor });
      return { url };
    },
    /** Forgets the server and its key. */
    async forget({ actor }: Pick<TaskContext, 'actor'>): Promise<void> {
      await settings.setLocal(keySetting, null);
      await librarySettings.update({ transcriptionServerUrl: null }, { actor });
    },
  };
}
