/**
 * Turns work that tells its text as it grows into a stream: yields the text so far whenever it has grown since the last
 * look, and returns what the work gives. Throws what the work throws.
 */
export async function* streamText<Result>(
  work: (onText: (soFar: string) => void) => Promise<Result>,
): AsyncGenerator<string, Result, void> {
  let latest = '';
  let isDone = false;
  let wake: () => void = () => undefined;
  const ended = work((soFar) => {
    latest = soFar;
    wake();
  }).finally(() => {
    isDone = true;
    wake();
  });
  // Its failure is thrown below, by the await; until then it is nobody's.
  ended.catch(() => undefined);
  let told = '';
  while (!isDone) {
    if (latest !== told) {
      told = latest;
      yield told;
      continue;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  return ended;
}
