import { mountApp } from '../app/mount.tsx';
import { createMessagePortClient } from '../client/create-message-port-client.ts';
import { receivePort } from '../client/receive-port.ts';

// Asked for at once: the preload may hand the port over before React has mounted.
const port = receivePort(window);

mountApp(async () => createMessagePortClient(await port));
