/** Listing models takes milliseconds: who says nothing for so long is not there. */
const answersWithinMs = 10_000;

/** What a server says at once; null when nobody answers there, which is an ordinary state of a PC. Never throws. */
export async function askIfThere<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer | null> {
  try {
    const soon = AbortSignal.timeout(answersWithinMs);
    return await ask(signal ? AbortSignal.any([signal, soon]) : soon);
  } catch {
    return null;
  }
}
