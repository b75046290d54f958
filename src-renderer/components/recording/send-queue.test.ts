import { describe, expect, it } from 'vitest';
import { createSendQueue, type KeepingState } from './send-queue.ts';

class Lost extends Error {}

function openQueue() {
  const states: KeepingState[] = [];
  const failures: unknown[] = [];
  const queue = createSendQueue({
    onState: (state) => states.push(state),
    isLost: (error) => error instanceof Lost,
    onFailure: (error) => failures.push(error),
    retryAfterMs: 1,
  });
  return { queue, states, failures };
}

describe('what is sent to be kept', () => {
  it('goes in order, one at a time', async () => {
    const { queue, states } = openQueue();
    const done: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      queue.send({
        async run() {
          done.push(`${name} begins`);
          await Promise.resolve();
          done.push(`${name} ends`);
        },
      });
    }
    await queue.whenSent();
    expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect([states[0], states.at(-1)]).toEqual(['keeping', 'kept']);
  });

  it('is tried again until it is kept, before what came after it, and said to have failed once', async () => {
    const { queue, states, failures } = openQueue();
    const done: string[] = [];
    let fullFor = 3;
    queue.send({
      async run() {
        if (fullFor-- > 0) throw new Error('the disk is full');
        done.push('first');
      },
    });
    queue.send({ run: async () => void done.push('second') });
    await queue.whenSent();
    expect(states).toContain('failed');
    await expect.poll(() => states.at(-1)).toBe('kept');
    expect(done).toEqual(['first', 'second']);
    expect(failures).toHaveLength(1);
  });

  it('leaves what can never be kept, says so, and goes on', async () => {
    const { queue, states, failures } = openQueue();
    const done: string[] = [];
    queue.send({
      run: async () => {
        throw new Lost();
      },
    });
    queue.send({ run: async () => void done.push('second') });
    await queue.whenSent();
    expect(done).toEqual(['second']);
    expect(failures).toHaveLength(1);
    expect(states.at(-1)).toBe('kept');
  });

  it('sends of what waits under one name the latest alone', async () => {
    const { queue } = openQueue();
    const done: string[] = [];
    const typed = (text: string) => ({ name: 'typing', run: async () => void done.push(text) });
    for (const text of ['h', 'ho', 'hol', 'hola']) queue.send(typed(text));
    await queue.whenSent();
    expect(done).toEqual(['h', 'hola']);
  });
});
