/** Whether what was done is kept: all of it, not yet, or not for now. */
export type KeepingState = 'kept' | 'keeping' | 'failed';

/** One thing to send; of two that wait under the same name only the later one is sent. */
export type Sending = { run: () => Promise<void>; name?: string };

type SendQueueOptions = {
  onState: (state: KeepingState) => void;
  /** Whether to leave it: trying again would never do. */
  isLost: (error: unknown) => boolean;
  /** Told once when something could not be sent, and not again while it is tried. */
  onFailure: (error: unknown) => void;
  retryAfterMs?: number;
};

/** Sends one thing after another and drops none: what fails is tried again until it is done or can never be. */
export function createSendQueue({ onState, isLost, onFailure, retryAfterMs = 3_000 }: SendQueueOptions) {
  const waiting: Sending[] = [];
  let isSending = false;
  let hasFailed = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let listeners: (() => void)[] = [];

  function tell(): void {
    onState(hasFailed ? 'failed' : waiting.length > 0 ? 'keeping' : 'kept');
    if (waiting.length > 0 && !hasFailed) return;
    for (const listener of listeners) listener();
    listeners = [];
  }

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    if (timer !== null) clearTimeout(timer);
    for (let next = waiting[0]; next; next = waiting[0]) {
      try {
        await next.run();
        hasFailed = false;
      } catch (error) {
        const isFirst = !hasFailed;
        hasFailed = !isLost(error);
        if (isFirst) onFailure(error);
        if (hasFailed) break;
      }
      waiting.splice(waiting.indexOf(next), 1);
    }
    isSending = false;
    if (hasFailed) timer = setTimeout(() => void pump(), retryAfterMs);
    tell();
  }

  return {
    send(sending: Sending): void {
      const same = waiting.findLastIndex(({ name }) => name !== undefined && name === sending.name);
      // The first one may be on its way.
      if (same > 0 && same === waiting.length - 1) waiting[same] = sending;
      else waiting.push(sending);
      if (!hasFailed) onState('keeping');
      void pump();
    },
    /** Once all has been sent, or something cannot be for now. */
    whenSent(): Promise<void> {
      if (waiting.length === 0 || hasFailed) return Promise.resolve();
      return new Promise((resolve) => listeners.push(resolve));
    },
  };
}
