import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { audioSampleRate } from '../../src-shared/domain/transcript.ts';
import type { Transcriber, TranscribeWindow } from '../../src-shared/ports/transcriber.ts';

/*
 * A program that may be killed at any moment: `LIBRARY RECORDING LOG` takes a recording in, puts it into words with one
 * that is not sure of every third, and hears those again with one that is. Started again, it goes on where it stood. LOG
 * gets a line as each window begins to be heard again: a hash of its sound. Prints the transcript when all is done.
 */
const [library, recording, log] = process.argv.slice(2);
if (!library || !recording || !log) throw new Error('LIBRARY RECORDING LOG');

const hashOf = ({ samples }: TranscribeWindow) =>
  createHash('sha256')
    .update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
    .digest('hex');

/** A word a second; every third says which sound it is of, where it is sure of it. */
function hearing(name: string, { isSure }: { isSure: boolean }): Transcriber {
  return {
    name,
    async transcribe(window) {
      const hash = hashOf(window);
      if (isSure) {
        appendFileSync(log!, `${hash}\n`);
        await setTimeout(20);
      }
      const seconds = Math.max(1, Math.floor(window.samples.length / audioSampleRate));
      const words = Array.from({ length: seconds }, (_, second) => {
        const isHard = second % 3 === 2;
        const text = isHard && isSure ? `sonido-${hash.slice(0, 8)}-${second}` : 'palabra';
        return {
          startMs: second * 1_000,
          endMs: second * 1_000 + 900,
          text,
          confidence: isHard && !isSure ? 0.2 : 0.9,
        };
      });
      const text = words.map((word) => word.text).join(' ');
      return [{ startMs: 0, endMs: words.at(-1)!.endMs, speaker: null, text, confidence: 0.9, words }];
    },
    close: async () => undefined,
  };
}

const configuration = localConfiguration({ library, plain: true, cores: 2 }, {});
const host = await createLocalHost(configuration, {
  resumeJobs: true,
  findTranscriber: async () => ({ model: 'chico', transcriber: hearing('primero', { isSure: false }) }),
  findSecondTranscriber: async () => ({ model: 'grande', transcriber: hearing('segundo', { isSure: true }) }),
});
const { client } = host;

const waitFor = async ({ jobId }: { jobId: Parameters<typeof client.jobs.get>[0]['jobId'] }) => {
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(`${job.type}: ${job.errorCode}`);
  }
};

const known = await client.jobs.list();
for (const { id } of known) await waitFor({ jobId: id });
if (known.length === 0) await waitFor(await client.sources.ingestPaths({ paths: [recording] }));
const order = { by: 'name', descending: false } as const;
const [source] = (await client.sources.list({ filter: {}, order, offset: 0, limit: 1 })).items;
if (!source) throw new Error('the recording was not taken in');
const sourceId = source.id;
const isBegun = (type: string) => known.some((job) => job.type === type);
if (!isBegun('transcribe-recording')) {
  await waitFor(await client.recordings.transcribe({ sourceId, language: 'es', modelFile: null }));
}
if (!isBegun('hear-doubtful-again')) await waitFor(await client.recordings.hearAgain({ sourceId }));
const { segments } = await client.recordings.transcript({ sourceId });
const pass = await client.recordings.secondPass({ sourceId });
await host.close();
const said = `${JSON.stringify({ segments, changes: pass?.changes.map(({ before, after }) => ({ before, after })) })}\n`;
await new Promise((resolve) => process.stdout.write(said, resolve));
