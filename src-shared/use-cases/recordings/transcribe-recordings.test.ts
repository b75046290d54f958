import { expect, test } from 'vitest';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Progress, TaskContext } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import type { Source } from '../../domain/source.ts';
import type { createTranscribeRecording, FoundTranscriber } from './transcribe-recording.ts';
import { createTranscribeRecordings } from './transcribe-recordings.ts';

const named = (name: string) => ({ id: name as SourceId, name, trashedAt: null, pages: 0 }) as Source;

test('of a voice note, only what was heard counts as done: neither the search for speech nor its voices', async () => {
  const hear: ReturnType<typeof createTranscribeRecording> = async ({ sourceId: name }, _open, { report }) => {
    for (const done of [0, 2_000, 4_000]) report({ step: jobSteps.findingSpeech(name), done, total: 4_000 });
    for (const done of [0, 1_500, 3_000]) report({ step: jobSteps.transcribing(name), done, total: 3_000 });
    report({ step: jobSteps.tellingVoices(name), done: 0 });
    return { result: { segments: 1 }, summary: '', failures: [] };
  };
  const recordings = createTranscribeRecordings(
    {
      sources: { get: async (id) => named(id) },
      transcripts: { get: async () => null },
      findDiarizer: async () => null,
      findTranscriber: async () => ({ transcriber: { close: async () => undefined } }) as FoundTranscriber,
    },
    hear,
  );
  const told: Progress[] = [];
  const context: TaskContext = {
    signal: new AbortController().signal,
    report: (progress) => told.push(progress),
    actor: { name: 'Ana' },
  };
  await recordings.several({ sourceIds: ['a', 'b'] as SourceId[], language: 'es' }, context);
  expect(told.map(({ done }) => done)).toEqual([0, 0, 0, 0, 0.5, 1, 1, 1, 1, 1, 1, 1.5, 2, 2]);
  expect(new Set(told.map(({ total }) => total))).toEqual(new Set([2]));
});
