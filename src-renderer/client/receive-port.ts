/** What the preload's message carries beside the port. */
export const PORT_MESSAGE = 'amanuense-port';

/** Waits for the one MessagePort that the preload posts to its own window; messages from elsewhere are ignored. */
export function receivePort(target: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== target || event.data !== PORT_MESSAGE || port === undefined) return;
      target.removeEventListener('message', listen);
      resolve(port);
    };
    target.addEventListener('message', listen);
  });
}
