const sharedMs = 1_000;

/** A look that costs something, one at a time: whoever asks while it is under way, and for a second after it, shares it. */
export function shareLook<Seen>(look: () => Promise<Seen>, now = () => performance.now()): () => Promise<Seen> {
  let shared: { seen: Promise<Seen>; untilMs: number } | null = null;
  return () => {
    if (shared !== null && now() < shared.untilMs) return shared.seen;
    const begun = { seen: look(), untilMs: Number.POSITIVE_INFINITY };
    const end = () => {
      begun.untilMs = now() + sharedMs;
    };
    begun.seen.then(end, end);
    shared = begun;
    return begun.seen;
  };
}
