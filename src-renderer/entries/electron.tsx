import { config } from 'zod';
import { receivePort } from '../client/receive-port.ts';

// Listened for at once: the preload may hand the port over before the rest has loaded.
const port = receivePort(window);

// The content security policy forbids compiling code; told before any schema is made, zod does not try.
config({ jitless: true });

const [{ mountApp }, { createMessagePortClient }] = await Promise.all([
  import('../app/mount.tsx'),
  import('../client/create-message-port-client.ts'),
]);

mountApp(async () => createMessagePortClient(await port));
