/** A few seconds of a recording on its way to the disk. */
export type Piece = { content: Blob; durationMs: number };

type PieceSenderOptions = {
  /** Sends one; `place` counts from 0. */
  send: (piece: Piece, place: number) => Promise<void>;
  /** Why what waits cannot be kept now; null once it is. */
  onProblem: (error: unknown) => void;
  /** How long to wait before a piece that failed is sent again. */
  retryMs: number;
};

/**
 * Sends pieces in order, one at a time. One that fails stays first and is sent again until it is kept: while the disk is
 * full or the host is away nothing is lost, and recording goes on.
 */
export function createPieceSender({ send, onProblem, retryMs }: PieceSenderOptions) {
  const waiting: Piece[] = [];
  let place = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending: Promise<void> | null = null;
  let problem: unknown = null;

  async function sendAll(): Promise<void> {
    for (let piece = waiting[0]; piece; piece = waiting[0]) {
      try {
        await send(piece, place);
      } catch (error) {
        tell(error);
        return;
      }
      tell(null);
      waiting.shift();
      place++;
    }
  }

  function tell(error: unknown): void {
    if (error === null && problem === null) return;
    problem = error;
    onProblem(error);
  }

  function start(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    sending ??= sendAll().finally(() => {
      sending = null;
      if (waiting.length > 0) timer = setTimeout(start, retryMs);
    });
    return sending;
  }

  return {
    add(piece: Piece): void {
      waiting.push(piece);
      void start();
    },
    /** Tries what waits once more. Throws why it could not be kept; it goes on waiting then. */
    async flush(): Promise<void> {
      await sending;
      await start();
      if (waiting.length > 0) throw problem;
    },
    /** Gives up what waits. */
    close(): void {
      if (timer !== null) clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
