import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SourceId, TakeId } from '../../../src-shared/domain/identifiers.ts';
import type { CaptureListener } from './capture-listener.ts';
import { createRecorder, type RecorderParts } from './recorder.ts';
import { createMuteWatch, runningOf } from './recorder-state.ts';

const takeId = '018f3e6a-0000-7000-8000-000000000001' as TakeId;
const sourceId = '018f3e6a-0000-7000-8000-000000000002' as SourceId;

/** A microphone that can be unplugged. */
function createStream() {
  const track = {
    readyState: 'live',
    onended: null as (() => void) | null,
    stop: vi.fn(),
    getSettings: () => ({ deviceId: 'mesa' }),
  };
  const stream = { getAudioTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
  const unplug = () => {
    track.readyState = 'ended';
    track.onended?.();
  };
  return { stream, track, unplug };
}

function createWindow() {
  const kept: string[] = [];
  const streams = [createStream()];
  let listener: CaptureListener | null = null;
  const capture = { listenTo: vi.fn(), record: vi.fn(), finish: vi.fn(async () => undefined), close: vi.fn() };
  const release = vi.fn();
  const disk = { full: false };
  const takes = {
    begin: vi.fn(async () => ({ takeId })),
    add: async ({ content }: { content: Blob }) => {
      const text = await content.text();
      if (disk.full) throw new AppError('DISK_FULL');
      kept.push(text);
    },
    keep: vi.fn(async () => ({ sourceId })),
  };
  const parts = {
    takes: takes as unknown as RecorderParts['takes'],
    openMicrophone: vi.fn(async () => streams.at(-1)!.stream),
    listMicrophones: async () => [{ id: 'mesa', name: 'Mesa' }],
    startCapture: async (given: CaptureListener) => {
      listener = given;
      return capture as unknown as Awaited<ReturnType<RecorderParts['startCapture']>>;
    },
    claim: async () => release,
    keepAwake: () => () => undefined,
    retryMs: 1,
  } satisfies RecorderParts;
  const recorder = createRecorder(parts);
  const hear = (text: string) => listener?.onPiece({ content: new Blob([text]), durationMs: 3_000 });
  return { recorder, parts, takes, kept, disk, capture, streams, release, hear, fail: () => listener?.onFailed() };
}

async function recording() {
  const opened = createWindow();
  await opened.recorder.prepare();
  await opened.recorder.start('Reunión');
  return opened;
}

const problemOf = ({ recorder }: ReturnType<typeof createWindow>) => runningOf(recorder.state())?.problem;

describe('the recorder', () => {
  test('keeps each piece as it comes, and makes a source of them at the end', async () => {
    const opened = await recording();
    opened.hear('a');
    opened.hear('b');
    await vi.waitFor(() => expect(opened.kept).toEqual(['a', 'b']));
    expect(await opened.recorder.end()).toBe(sourceId);
    expect(opened.takes.keep).toHaveBeenCalledWith({ takeId, name: 'Reunión' });
    expect(opened.recorder.state()).toEqual({ phase: 'idle' });
    expect(opened.release).toHaveBeenCalled();
    expect(opened.streams[0]!.track.stop).toHaveBeenCalled();
  });

  test('pauses when the microphone is unplugged, and goes on with another', async () => {
    const opened = await recording();
    opened.streams[0]!.unplug();
    expect(opened.recorder.state()).toMatchObject({ phase: 'paused', problem: { code: 'MICROPHONE_UNPLUGGED' } });
    expect(opened.capture.record).toHaveBeenLastCalledWith(false);
    opened.parts.openMicrophone.mockRejectedValueOnce(new AppError('MICROPHONE_MISSING'));
    await opened.recorder.goOn();
    expect(opened.recorder.state()).toMatchObject({ phase: 'paused', problem: { code: 'MICROPHONE_MISSING' } });
    opened.streams.push(createStream());
    await opened.recorder.goOn();
    expect(opened.recorder.state()).toMatchObject({ phase: 'recording', problem: null });
    expect(opened.capture.listenTo).toHaveBeenLastCalledWith(opened.streams[1]!.stream);
    expect(opened.takes.begin).toHaveBeenCalledOnce();
  });

  test('goes on recording while the disk is full, says so, and keeps everything once there is room', async () => {
    const opened = await recording();
    opened.disk.full = true;
    opened.hear('a');
    opened.hear('b');
    await vi.waitFor(() => expect(problemOf(opened)).toMatchObject({ code: 'DISK_FULL' }));
    expect(opened.recorder.state().phase).toBe('recording');
    expect(await opened.recorder.end()).toBe(null);
    expect(opened.recorder.state()).toMatchObject({ phase: 'paused', isOver: true, problem: { code: 'DISK_FULL' } });
    expect(opened.takes.keep).not.toHaveBeenCalled();
    opened.disk.full = false;
    expect(await opened.recorder.end()).toBe(sourceId);
    expect(opened.kept).toEqual(['a', 'b']);
    expect(opened.capture.finish).toHaveBeenCalledOnce();
  });

  test('keeps what was recorded when its encoder fails', async () => {
    const opened = await recording();
    opened.hear('a');
    opened.fail();
    expect(opened.recorder.state()).toMatchObject({ isOver: true, problem: { code: 'RECORDER_FAILED' } });
    await opened.recorder.goOn();
    expect(opened.recorder.state().phase).toBe('paused');
    expect(await opened.recorder.end()).toBe(sourceId);
    expect(opened.kept).toEqual(['a']);
  });

  test.each(['MICROPHONE_REFUSED', 'MICROPHONE_MISSING', 'MICROPHONE_BUSY'] as const)(
    'says %s before anything is begun, and tries again',
    async (code) => {
      const opened = createWindow();
      opened.parts.openMicrophone.mockRejectedValueOnce(new AppError(code));
      await opened.recorder.prepare();
      expect(opened.recorder.state()).toMatchObject({ phase: 'ready', problem: { code } });
      expect(opened.release).toHaveBeenCalled();
      await opened.recorder.start('Nada');
      expect(opened.takes.begin).not.toHaveBeenCalled();
      await opened.recorder.prepare();
      expect(opened.recorder.state()).toMatchObject({ phase: 'ready', problem: null, microphoneId: 'mesa' });
    },
  );

  test('lets the microphone go when nothing is recorded after all', async () => {
    const opened = createWindow();
    await opened.recorder.prepare();
    await opened.recorder.leave();
    expect(opened.streams[0]!.track.stop).toHaveBeenCalled();
    expect(opened.capture.close).toHaveBeenCalled();
    expect(opened.recorder.state()).toEqual({ phase: 'idle' });
  });
});

test('a microphone that hears nothing at all is told from those who pause', () => {
  const watch = createMuteWatch();
  const room = [0.004, 0.01, 0.3];
  for (let at = 0; at < 1_000; at++) expect(watch.hear(room[at % 3]!, 50)).toBe(false);
  const silent = Array.from({ length: 200 }, () => watch.hear(0, 50));
  expect([silent[0], silent.at(-1)]).toEqual([false, true]);
  expect(watch.hear(0.2, 50)).toBe(false);
});
