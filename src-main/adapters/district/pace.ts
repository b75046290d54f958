import { setTimeout as wait } from 'node:timers/promises';

/** Waits for as long as so many more bytes may not have gone yet. */
export type Pace = (bytes: number) => Promise<void>;

const pieceBytes = 16 * 1024;

/** A pace of at most so many bytes a second, counted from now; null for any. */
export function createPace(bytesPerSecond: number | null, signal: AbortSignal): Pace {
  const startMs = performance.now();
  let bytes = 0;
  return async (more) => {
    if (bytesPerSecond === null) return;
    bytes += more;
    const aheadMs = (bytes / bytesPerSecond) * 1000 - (performance.now() - startMs);
    if (aheadMs > 0) await wait(aheadMs, undefined, { signal });
  };
}

/** A body in pieces that go no faster than the pace; `moved` hears of each. */
export function pacedBody(body: Uint8Array, pace: Pace, moved: () => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= body.length) return controller.close();
      const piece = body.subarray(at, at + pieceBytes);
      at += piece.length;
      await pace(piece.length);
      moved();
      controller.enqueue(piece);
    },
  });
}
