import { mountApp } from '../app/mount.tsx';
import { createHttpClient } from '../client/create-http-client.ts';
import { openSession } from '../client/open-session.ts';

const baseUrl = window.location.origin;

mountApp(async () => {
  await openSession(baseUrl, window.location, window.history);
  return createHttpClient(baseUrl);
});
