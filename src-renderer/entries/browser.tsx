import { config } from 'zod';

// The content security policy forbids compiling code; told before any schema is made, zod does not try.
config({ jitless: true });

const [{ mountApp }, { createHttpClient }, { openSession }] = await Promise.all([
  import('../app/mount.tsx'),
  import('../client/create-http-client.ts'),
  import('../client/open-session.ts'),
]);
const baseUrl = window.location.origin;

mountApp(async () => {
  await openSession(baseUrl, window.location, window.history);
  return createHttpClient(`${baseUrl}/rpc`);
});
