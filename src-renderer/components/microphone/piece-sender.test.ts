import { describe, expect, test, vi } from 'vitest';
import { createPieceSender } from './piece-sender.ts';

const piece = (text: string) => ({ content: new Blob([text]), durationMs: 3_000 });

function createDisk() {
  const kept: string[] = [];
  const problems: unknown[] = [];
  const disk = {
    kept,
    problems,
    full: false,
    sender: createPieceSender({
      retryMs: 1,
      onProblem: (error) => problems.push(error),
      async send({ content }, place) {
        const text = await content.text();
        if (disk.full) throw new Error('full');
        expect(place).toBe(kept.length);
        kept.push(text);
      },
    }),
  };
  return disk;
}

describe('the pieces of a recording', () => {
  test('are sent in order, each once', async () => {
    const { kept, problems, sender } = createDisk();
    for (const text of ['a', 'b', 'c']) sender.add(piece(text));
    await sender.flush();
    expect([kept, problems]).toEqual([['a', 'b', 'c'], []]);
  });

  test('wait while they cannot be kept, and are kept by themselves once they can', async () => {
    const disk = createDisk();
    disk.sender.add(piece('a'));
    await disk.sender.flush();
    disk.full = true;
    for (const text of ['b', 'c']) disk.sender.add(piece(text));
    await expect(disk.sender.flush()).rejects.toThrow('full');
    expect(disk.kept).toEqual(['a']);
    expect(disk.problems.at(-1)).toBeInstanceOf(Error);
    disk.full = false;
    await vi.waitFor(() => expect(disk.kept).toEqual(['a', 'b', 'c']), { timeout: 10_000, interval: 5 });
    expect(disk.problems.at(-1)).toBe(null);
  });

  test('that are given up are not sent any more', async () => {
    const disk = createDisk();
    disk.full = true;
    disk.sender.add(piece('a'));
    await expect(disk.sender.flush()).rejects.toThrow('full');
    disk.sender.close();
    disk.full = false;
    await disk.sender.flush();
    expect(disk.kept).toEqual([]);
  });
});
