import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SourceId, TakeId } from '../../../src-shared/domain/identifiers.ts';
import { createSoundReader, type SoundReaderParts } from './sound-reader.ts';

const idOf = (end: number) => `018f3e6a-0000-7000-8000-00000000000${end}` as SourceId;
const takeId = '018f3e6a-0000-7000-8000-000000000009' as TakeId;
const first = { sourceId: idOf(1), name: 'Acto.m4a' };
const second = { sourceId: idOf(2), name: 'Reunión.m4a' };

/** A host that wants two recordings, and a decoder that gives each as three pieces. */
function createWindow({ pieces = 0 } = {}) {
  const added: string[] = [];
  let wanted = [first, second];
  const disk = { full: false };
  const hold = { decoding: Promise.resolve() };
  const decoded: { sourceId: SourceId; fromMs: number }[] = [];
  const release = vi.fn();
  const parts = {
    sounds: {
      wanted: async () => wanted,
      begin: async () => ({ takeId, pieces, readMs: pieces * 1_000 }),
      keep: vi.fn(async ({ sourceId }: { sourceId: SourceId }) => {
        wanted = wanted.filter((each) => each.sourceId !== sourceId);
      }),
    } as unknown as SoundReaderParts['sounds'],
    takes: {
      add: async ({ place, content }: { place: number; content: Blob }) => {
        if (disk.full) throw new AppError('DISK_FULL');
        added.push(`${place}:${await content.text()}`);
      },
    } as unknown as SoundReaderParts['takes'],
    decode: async function* (from: { sourceId: SourceId; fromMs: number }) {
      decoded.push(from);
      for (const letter of ['a', 'b', 'c']) {
        await hold.decoding;
        yield { content: new TextEncoder().encode(letter), durationMs: 1_000, totalMs: 4_000, unheard: [] };
      }
    },
    takeTurn: async (_onWait: () => void) => release,
    retryMs: 1,
  } satisfies SoundReaderParts;
  const reader = createSoundReader(parts);
  return { reader, parts, added, decoded, disk, hold, release, offer: () => reader.offer(wanted) };
}

describe('what reads sound in the window', () => {
  test('brings one recording after the other, piece by piece, and lets the next window', async () => {
    const { offer, added, parts, release, reader } = createWindow();
    offer();
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1));
    expect(added).toEqual(['0:a', '1:b', '2:c', '0:a', '1:b', '2:c']);
    expect(parts.sounds.keep).toHaveBeenCalledTimes(2);
    expect(reader.state().reading).toBeNull();
  });

  test('goes on where an earlier window stopped', async () => {
    const { offer, added, decoded, release } = createWindow({ pieces: 2 });
    offer();
    await vi.waitFor(() => expect(release).toHaveBeenCalled());
    expect(decoded[0]).toEqual({ sourceId: first.sourceId, fromMs: 2_000 });
    expect(added[0]).toBe('2:a');
  });

  test('while the disk is full it says so, reads no further and loses nothing', async () => {
    const { offer, added, disk, reader, release } = createWindow();
    disk.full = true;
    offer();
    await vi.waitFor(() => expect(reader.state().reading?.problem).toMatchObject({ code: 'DISK_FULL' }));
    disk.full = false;
    await vi.waitFor(() => expect(release).toHaveBeenCalled());
    expect(added.slice(0, 3)).toEqual(['0:a', '1:b', '2:c']);
  });

  test('leaves a recording when it is told to, goes on with the next, and takes it up again', async () => {
    const opened = createWindow();
    const { offer, reader, hold, parts, release } = opened;
    const { promise, resolve: goOn } = Promise.withResolvers<void>();
    hold.decoding = promise;
    offer();
    await vi.waitFor(() => expect(reader.state().reading?.sourceId).toBe(first.sourceId));
    reader.stop(first.sourceId);
    goOn();
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1));
    expect(parts.sounds.keep).toHaveBeenCalledExactlyOnceWith({ sourceId: second.sourceId, takeId });
    reader.goOn(first.sourceId);
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(2));
    expect(parts.sounds.keep).toHaveBeenLastCalledWith({ sourceId: first.sourceId, takeId });
  });

  test('what it cannot read either is said, and the rest is read', async () => {
    const { reader, parts, offer, release } = createWindow();
    const { decode } = parts;
    parts.decode = async function* (from) {
      if (from.sourceId === first.sourceId) throw new AppError('AUDIO_UNSUPPORTED');
      yield* decode(from);
    };
    offer();
    await vi.waitFor(() => expect(release).toHaveBeenCalled());
    expect([...reader.state().unreadable]).toEqual([first.sourceId]);
    expect(parts.sounds.keep).toHaveBeenCalledTimes(1);
  });

  test('waits for its turn while another window reads', async () => {
    const { reader, parts, offer, added } = createWindow();
    parts.takeTurn = (onWait) => {
      onWait();
      return new Promise(() => undefined);
    };
    offer();
    await vi.waitFor(() => expect(reader.state().isElsewhere).toBe(true));
    expect(added).toEqual([]);
  });
});
