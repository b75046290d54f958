// Puts the evaluation set's Spanish speech into words with both engines, through the whole product, and lets the set's own
// script count the words that are wrong.
// Usage: AMANUENSE_WHISPER_MODEL=FILE node tests/measurements/speech-words.ts [DATA_FOLDER] (default ../shared/data)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, parse, resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { hasEnded } from '../../src-shared/domain/job.ts';
import { type TranscriptionEngine, transcriptionEngines } from '../../src-shared/domain/transcription-engine.ts';

const scoreSchema = z.object({ wer: z.record(z.string(), z.number()), keyword_recall: z.number().nullable() });
type JobId = Parameters<LocalHost['client']['jobs']['watch']>[0]['jobId'];

const data = resolve(process.argv[2] ?? '../shared/data');
const set = join(data, 'voz-es');
const model = process.env.AMANUENSE_WHISPER_MODEL;
if (!existsSync(set)) console.log(`voz-es: not found in ${data}`);
else if (!model || !existsSync(model))
  console.log('a model of Whisper: not found (AMANUENSE_WHISPER_MODEL names its file)');
else for (const engine of transcriptionEngines) await measure(engine, resolve(model));

async function measure(engine: TranscriptionEngine, modelFile: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'amanuense-speech-'));
  const configuration = localConfiguration({ library: join(work, 'library'), plain: true, cores: 2 }, {});
  const host = await createLocalHost(configuration);
  try {
    await host.client.library.updateSettings({ transcriptionEngine: engine });
    const heard = join(work, 'heard');
    mkdirSync(heard);
    const startedAt = performance.now();
    const durationMs = await hearAll(host, modelFile, heard);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { wer, keyword_recall: keywords } = score(heard);
    const pace = (durationMs / 1_000 / seconds).toFixed(1);
    console.log(`${engine}, ${basename(modelFile)}, ${pace} × real time:`, { ...wer, keywords });
  } finally {
    await host.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Milliseconds of sound that were heard. */
async function hearAll({ client }: LocalHost, modelFile: string, folder: string): Promise<number> {
  const paths = readdirSync(join(set, 'files')).map((name) => join(set, 'files', name));
  await ended(client, (await client.sources.ingestPaths({ paths })).jobId);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 500 });
  let durationMs = 0;
  for (const { id: sourceId, name } of items) {
    await ended(client, (await client.recordings.transcribe({ sourceId, language: 'es', modelFile })).jobId);
    const transcript = await client.recordings.transcript({ sourceId });
    writeFileSync(join(folder, `${parse(name).name}.txt`), transcript.segments.map(({ text }) => text).join('\n'));
    durationMs += transcript.durationMs;
  }
  return durationMs;
}

async function ended(client: LocalHost['client'], jobId: JobId): Promise<void> {
  for await (const job of await client.jobs.watch({ jobId })) {
    if (hasEnded(job) && job.state !== 'completed') throw new Error(`${job.title}: ${job.errorCode ?? job.state}`);
  }
}

function score(heard: string): z.infer<typeof scoreSchema> {
  const judged = spawnSync('python3', [join(data, 'score.py'), 'speech', set, heard], { encoding: 'utf8' });
  if (judged.status !== 0) throw new Error(`score.py: ${judged.stderr}`);
  return scoreSchema.parse(JSON.parse(judged.stdout));
}
