/**
 * Runs `work` over `items` with at most `limit` at once. Items may be added to the array while it runs. The first
 * error that `work` throws stops the taking of further items and is thrown once those under way have ended.
 */
export async function runConcurrently<Item>(
  items: Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: { error: unknown } | null = null;
  let active = 0;
  await new Promise<void>((resolve) => {
    const takeMore = () => {
      while (active < limit && next < items.length && !failure) {
        const index = next++;
        active++;
        // `index` is below the length, so the item is there.
        work(items[index] as Item, index)
          .catch((error: unknown) => {
            failure ??= { error };
          })
          .finally(() => {
            active--;
            takeMore();
          });
      }
      if (active === 0) resolve();
    };
    takeMore();
  });
  // Assigned in a callback that control-flow analysis cannot see.
  const stopped = failure as { error: unknown } | null;
  if (stopped) throw stopped.error;
}
