import { describe, expect, it } from 'vitest';
import { PORT_MESSAGE, receivePort } from './receive-port.ts';

/** A window as far as messages go. */
function fakeWindow() {
  const target = new EventTarget() as EventTarget & Window;
  const post = (data: unknown, source: unknown, ports: MessagePort[]) =>
    target.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
  return { target, post };
}

describe('receivePort', () => {
  it('takes the port that its own window posts', async () => {
    const { target, post } = fakeWindow();
    const { port1 } = new MessageChannel();
    const received = receivePort(target);
    post(PORT_MESSAGE, target, [port1]);
    expect(await received).toBe(port1);
    port1.close();
  });

  it('ignores other windows, other messages and messages without a port', async () => {
    const { target, post } = fakeWindow();
    const { port1, port2 } = new MessageChannel();
    const received = receivePort(target);
    post(PORT_MESSAGE, new EventTarget(), [port2]);
    post('something else', target, [port2]);
    post(PORT_MESSAGE, target, []);
    post(PORT_MESSAGE, target, [port1]);
    expect(await received).toBe(port1);
    port1.close();
    port2.close();
  });
});
