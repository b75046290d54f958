import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test, vi } from 'vitest';
import { isProcessRunning } from '../../src-main/adapters/files/is-process-running.ts';
import { hasEnded } from '../../src-shared/domain/job.ts';
import { createBuildTools } from '../fakes/build-tools.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { openLibrary } from './open-library.ts';

const folder = temporaryFolder('engines');
const tools = createBuildTools(folder);
const grandchild = join(folder, 'grandchild');
const library = await openLibrary({ whisperFolder: join(folder, 'builds') });
const { client } = library;

describe.skipIf(process.platform === 'win32' || process.arch !== 'x64')('the program that hears', () => {
  test('is told as missing where it is not built, and what building it needs where that is not there', async () => {
    tools.withCmake(tools.builds);
    expect(await whisper()).toMatchObject({ version: null, level: null, canBuild: true, missing: null });
    tools.withoutCompiler();
    expect(await whisper()).toMatchObject({ version: null, missing: 'un compilador de C++' });
    tools.withNothing();
    expect(await whisper()).toMatchObject({ version: null, missing: 'CMake' });
    const { whisper: told, advice } = await client.library.doctor();
    expect(told).toMatchObject({ build: null, engine: 'whisper.cpp', model: null });
    expect(advice.join(' ')).toContain('CMake');
  });

  test('is missed where a recording is put into words, which says so, and the recording is kept as it was', async () => {
    tools.withNothing();
    const modelFile = join(folder, 'model.bin');
    await writeSpeakingModel(modelFile, tinyShape, [{ text: ' Hola' }]);
    const note = readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url));
    await library.ingest(library.write('nota.opus', note));
    const { id: sourceId } = await library.paper('nota.opus');
    const { jobId } = await client.recordings.transcribe({ sourceId, language: 'es', modelFile });
    expect(await lastOf(jobId)).toMatchObject({ state: 'failed', errorCode: 'TRANSCRIPTION_OFF' });
    expect(await library.paper('nota.opus')).toMatchObject({ status: 'ready', durationMs: 4_000 });
  });

  test('says why it could not be built', async () => {
    tools.withCmake('exit 1', `echo "No CMAKE_CXX_COMPILER could be found." >&2; exit 1`);
    const { jobId } = await client.transcription.build({ engine: 'whisper.cpp' });
    const job = await lastOf(jobId);
    expect(job).toMatchObject({ state: 'failed', errorCode: 'TRANSCRIPTION_NEEDS_COMPILER', subject: 'whisper.cpp' });
  });

  test('is built by a job that tells how far it is and can be cancelled, and nothing of it goes on', async () => {
    tools.withCmake(`sleep 600 & echo $! > ${grandchild}; while :; do echo '[ 40%] Building'; sleep 0.2; done`);
    const { jobId } = await client.transcription.build({ engine: 'whisper.cpp' });
    for await (const job of await client.jobs.watch({ jobId })) {
      if (job.progress?.done === 40) break;
    }
    await client.jobs.cancel({ jobId });
    expect((await lastOf(jobId)).state).toBe('cancelled');
    const pid = Number(readFileSync(grandchild, 'utf8'));
    await vi.waitUntil(() => !isProcessRunning(pid), { timeout: 60_000 });
    expect(await whisper()).toMatchObject({ version: null });
  });

  test('goes on being built after the program was closed in the middle, and what a killed one left is taken away', async () => {
    tools.withCmake(`while :; do echo '[ 40%] Building'; sleep 0.2; done`);
    const whisperFolder = join(folder, 'other builds');
    const closed = await openLibrary({ whisperFolder });
    const { jobId } = await closed.client.transcription.build({ engine: 'whisper.cpp' });
    for await (const job of await closed.client.jobs.watch({ jobId })) {
      if (job.progress?.done === 40) break;
    }
    await closed.close();
    mkdirSync(join(whisperFolder, `building-${deadProcess()}-Xy12`));
    tools.withCmake(tools.builds);
    const reopened = await openLibrary({ folder: closed.folder, whisperFolder, resumeJobs: true });
    for await (const job of await reopened.client.jobs.watch({ jobId })) {
      if (hasEnded(job)) expect(job.state).toBe('completed');
    }
    const names = readdirSync(whisperFolder);
    expect(names.filter((name) => name.startsWith('building-'))).toEqual([]);
    expect(names.some((name) => name.startsWith('whisper.cpp-'))).toBe(true);
    await reopened.close();
  });

  test('once built is used at the best level that computes right, and at a lower one that somebody chose', async () => {
    tools.withCmake(tools.builds);
    await library.ended(await client.transcription.build({ engine: 'whisper.cpp' }));
    const levels = ['haswell', 'ivybridge', 'sandybridge', 'sse42', 'x64'];
    expect(await whisper()).toMatchObject({ level: 'ivybridge', levels, refused: ['haswell'], physicalCores: 2 });
    const { whisper: told } = await client.library.doctor();
    expect(told.build).toMatch(/^whisper\.cpp [\d.]+ ivybridge$/);
    await client.library.updateSettings({ transcriptionLevel: 'sse42' });
    expect(await whisper()).toMatchObject({ level: 'sse42', levels });
    await client.library.updateSettings({ transcriptionLevel: null });
    expect(await whisper()).toMatchObject({ level: 'ivybridge' });
  });
});

async function whisper() {
  return (await client.transcription.programs()).find((program) => program.engine === 'whisper.cpp');
}

async function lastOf(jobId: Parameters<typeof client.jobs.watch>[0]['jobId']) {
  let last: Awaited<ReturnType<typeof client.jobs.list>>[number] | undefined;
  for await (const job of await client.jobs.watch({ jobId })) last = job;
  return last!;
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync('true').pid;
}
