import { connect } from 'node:net';

/** How often it is looked whether the machine is there, and how many looks in a row may find nobody. */
const usualPaceMs = 20_000;
const mostMisses = 3;

/** Thrown when nobody listens any more where an answer is waited for. */
export class NobodyListens extends Error {}

/**
 * Waits for an answer for as long as somebody listens at its address: a slow machine may take what it takes, one that
 * was turned off or unplugged says nothing and would be waited for for ever.
 */
export async function whileListening<Answer>(
  url: string,
  ask: (signal: AbortSignal) => Promise<Answer>,
  { signal, everyMs = usualPaceMs }: { signal: AbortSignal; everyMs?: number },
): Promise<Answer> {
  const gone = new AbortController();
  let misses = 0;
  const look = async () => {
    misses = (await isListening(url, everyMs)) ? 0 : misses + 1;
    if (misses >= mostMisses) gone.abort(new NobodyListens(`nobody listens at ${url}`));
  };
  const timer = setInterval(() => void look(), everyMs);
  try {
    return await ask(AbortSignal.any([signal, gone.signal]));
  } finally {
    clearInterval(timer);
  }
}

/** Whether a connection can be had; a server that is busy has them wait, and is there. */
function isListening(url: string, withinMs: number): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: withinMs,
    });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
