import { expect, test, vi } from 'vitest';
import { createWakefulness } from './keep-awake.ts';

test('the system is asked once not to suspend, and let go once', () => {
  let last = 6;
  const blocker = { start: vi.fn(() => (last += 1)), stop: vi.fn(() => true), isStarted: vi.fn(() => true) };
  const { keep, release } = createWakefulness(blocker);
  release();
  keep();
  keep();
  expect(blocker.start.mock.calls).toEqual([['prevent-app-suspension']]);
  release();
  release();
  expect(blocker.stop.mock.calls).toEqual([[7]]);
});
