import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { findWhisper, whisperProgramName } from '../../src-main/adapters/whisper/find-whisper.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { createTranscriberSource } from '../../src-main/host/transcriber-source.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { writeLongRecording } from '../fixtures/long-recording.ts';
import { noSpeechModelFiles } from '../fixtures/speech-files.ts';
import { slowShape, tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { openLibrary } from '../library/open-library.ts';
import { runUntilHeard, runWhole, windowsBegun } from './hearing-program.ts';

/** Two hours are the measure; the suite takes less of them. */
const minutes = Number(process.env.AMANUENSE_RECORDING_MINUTES ?? 8);
/** Beside the model's own file. */
const mostOverModel = 400 * 2 ** 20;
const isBuilt = (await findWhisper(join(programFolder, '.cache', 'whisper'), 'whisper.cpp')) !== null;
const engineSettings = {
  transcriptionEngine: 'whisper.cpp',
  transcriptionLevel: null,
  transcriptionThreads: null,
} as const;
const program = fileURLToPath(new URL('./transcription-to-interrupt.ts', import.meta.url));
const workplace = temporaryFolder('interrupted-transcription');
const recording = join(workplace, 'reunion.wav');
const model = join(workplace, 'ggml-de-prueba.bin');
const said = ['<0.00>', ' Se', ' aprueba', '.', '<2.00>'].map((text) => ({ text }));

const run = (name: string) => {
  const log = join(workplace, `${name}.log`);
  return { program, log, arguments: [join(workplace, name), recording, model, log] };
};

describe.skipIf(!isBuilt)('with whisper.cpp (skipped where `npm run build:whisper` has not built it)', () => {
  beforeAll(async () => {
    await writeLongRecording(recording, minutes);
    await writeSpeakingModel(model, tinyShape, said);
  }, 600_000);

  test(`a recording of ${minutes} minutes, killed three times, ends as if nothing had happened`, async () => {
    const calm = (await runWhole(run('calm'))) as { transcript: { segments: unknown[] }; peakBytes: number | null };
    const windows = windowsBegun(run('calm').log);
    expect(new Set(windows).size).toBe(windows.length);
    const kills = [0.25, 0.5, 0.75].map((share) => Math.floor(windows.length * share));
    for (const [before, at] of kills.entries()) await runUntilHeard(run('killed'), at + before);
    const killed = (await runWhole(run('killed'))) as typeof calm;
    expect(killed.transcript).toEqual(calm.transcript);
    expect(calm.transcript.segments.length).toBeGreaterThanOrEqual(windows.length);
    // Only a window that was being heard at a kill is heard again.
    const begun = windowsBegun(run('killed').log);
    expect(new Set(begun)).toEqual(new Set(windows));
    expect(begun.length).toBeLessThanOrEqual(windows.length + kills.length);
    // What reads, finds speech, hears and keeps it, all together; null where the system does not tell.
    const overModel = (calm.peakBytes ?? 0) - statSync(model).size;
    if (process.env.AMANUENSE_RECORDING_MINUTES) {
      console.log(`${windows.length} windows; ${Math.round(overModel / 2 ** 20)} MB over the model at most`);
    }
    expect(overModel).toBeLessThan(mostOverModel);
    for (const name of ['calm', 'killed']) rmSync(join(workplace, name), { recursive: true, force: true });
  }, 3_600_000);

  test('cancelled in the middle of a window, its process is gone and what was heard is kept', async () => {
    const slowModel = join(workplace, 'ggml-lento.bin');
    await writeSpeakingModel(slowModel, slowShape, said);
    const folder = join(workplace, 'cancelled');
    const configuration = localConfiguration(
      { library: folder, plain: true, cores: 2 },
      { AMANUENSE_WHISPER_MODEL: slowModel },
    );
    const { findTranscriber: findReal } = createTranscriberSource(configuration, {
      speechModelFiles: noSpeechModelFiles,
      readSettings: async () => engineSettings,
      findServer: async () => null,
    });
    let begun = 0;
    let cancel: () => Promise<void> = async () => undefined;
    const library = await openLibrary({
      folder,
      async findTranscriber(named, signal) {
        const { transcriber, model: name } = await findReal(named, signal);
        const transcribe: typeof transcriber.transcribe = (window, options) => {
          begun++;
          const heard = transcriber.transcribe(window, options);
          if (begun === 3) void cancel();
          return heard;
        };
        return { model: name, transcriber: { name: transcriber.name, transcribe, close: transcriber.close } };
      },
    });
    await library.ingest(recording);
    const { id } = await library.paper('reunion.wav');
    const { jobId } = await library.client.recordings.transcribe({ sourceId: id, language: 'es', modelFile: null });
    cancel = () => library.client.jobs.cancel({ jobId });
    await expect(library.ended({ jobId })).rejects.toThrow('cancelled');
    await expect.poll(enginesOfThisProcess).toEqual([]);
    const job = await library.client.recordings.transcribe({ sourceId: id, language: 'es', modelFile: null });
    await library.ended(job);
    const { segments } = await library.client.recordings.transcript({ sourceId: id });
    // The third window is heard twice, the first two are not.
    expect(begun).toBe(segments.length + 1);
  }, 600_000);
});

/** The engines that this process has started and that still run; none to be seen where there is no /proc. */
function enginesOfThisProcess(): string[] {
  const names = process.platform === 'linux' ? readdirSync('/proc') : [];
  return names.filter((name) => {
    try {
      const status = readFileSync(join('/proc', name, 'status'), 'utf8');
      const isOurs = status.includes(`PPid:\t${process.pid}\n`) && !status.includes('State:\tZ');
      return isOurs && status.includes(`Name:\t${whisperProgramName.slice(0, 15)}`);
    } catch {
      return false;
    }
  });
}
