import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { createTranscriberSource } from '../../src-main/host/transcriber-source.ts';
import { watchMemoryTogether } from '../benchmarks/largest-memory.ts';
import { noSpeechModelFiles } from '../fixtures/speech-files.ts';

/*
 * A program that may be killed at any moment: `LIBRARY RECORDING MODEL LOG` takes a recording in and puts it into words
 * with the real engine. Started again, it goes on where it stood. LOG gets a line as each window begins to be heard: a
 * hash of its sound. Prints the transcript when all is done, and how much memory the host and what it started took together
 * at most, in bytes.
 */
const [library, recording, modelFile, log] = process.argv.slice(2);
if (!library || !recording || !modelFile || !log) throw new Error('LIBRARY RECORDING MODEL LOG');

const memory = watchMemoryTogether();
const configuration = localConfiguration({ library, plain: true, cores: 2 }, { AMANUENSE_WHISPER_MODEL: modelFile });
const whisper = createTranscriberSource(configuration, {
  speechModelFiles: noSpeechModelFiles,
  readSettings: async () => {
    return { transcriptionEngine: 'whisper.cpp', transcriptionLevel: null, transcriptionThreads: null };
  },
  findServer: async () => null,
});
const host = await createLocalHost(configuration, {
  resumeJobs: true,
  async findTranscriber(named, signal) {
    const { transcriber, model } = await whisper.findTranscriber(named, signal);
    const logged: typeof transcriber = {
      name: transcriber.name,
      transcribe(window, options) {
        const { buffer, byteOffset, byteLength } = window.samples;
        const hash = createHash('sha256')
          .update(new Uint8Array(buffer, byteOffset, byteLength))
          .digest('hex');
        appendFileSync(log, `${hash}\n`);
        return transcriber.transcribe(window, options);
      },
      close: transcriber.close,
    };
    return { transcriber: logged, model };
  },
});
const { client } = host;

const waitFor = async (jobId: Parameters<typeof client.jobs.get>[0]['jobId']) => {
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(`${job.type}: ${job.errorCode}`);
  }
};

const known = await client.jobs.list();
if (known.length === 0) await waitFor((await client.sources.ingestPaths({ paths: [recording] })).jobId);
const order = { by: 'name', descending: false } as const;
const [source] = (await client.sources.list({ filter: {}, order, offset: 0, limit: 1 })).items;
if (!source) throw new Error('the recording was not taken in');
const sourceId = source.id;
const running = known.find(({ type }) => type === 'transcribe-recording');
await waitFor(running?.id ?? (await client.recordings.transcribe({ sourceId, language: 'es', modelFile: null })).jobId);
const { engine, ...transcript } = await client.recordings.transcript({ sourceId });
await host.close();
const peakBytes = memory.stop();
const said = `${JSON.stringify({ transcript: { ...transcript, sourceId: null }, peakBytes })}\n`;
await new Promise((resolve) => process.stdout.write(said, resolve));
