import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSession } from './open-session.ts';

const place = (hash: string) => ({ hash, pathname: '/', search: '' }) as Location;
const history = () => ({ replaceState: vi.fn() }) as unknown as History;
const answering = (status: number) => vi.fn(async () => new Response(null, { status }));

afterEach(() => vi.unstubAllGlobals());

describe('openSession', () => {
  it('exchanges the token once and takes it out of the address', async () => {
    const fetch = answering(204);
    vi.stubGlobal('fetch', fetch);
    const past = history();
    await openSession('http://127.0.0.1:9', place('#token=abc-DEF_1'), past);
    expect(past.replaceState).toHaveBeenCalledWith(null, '', '/');
    expect(fetch).toHaveBeenCalledWith(
      'http://127.0.0.1:9/session',
      expect.objectContaining({ method: 'POST', body: '{"token":"abc-DEF_1"}' }),
    );
  });

  it('asks nothing when the address is that of a screen', async () => {
    const fetch = answering(204);
    vi.stubGlobal('fetch', fetch);
    await openSession('http://127.0.0.1:9', place('#/papeles?buscar=token=abc'), history());
    expect(fetch).not.toHaveBeenCalled();
  });

  it('goes on with the cookie when the token was used already', async () => {
    vi.stubGlobal('fetch', answering(401));
    await expect(openSession('http://127.0.0.1:9', place('#token=abc'), history())).resolves.toBeUndefined();
  });

  it('fails when the host is in trouble, with the token out of the address all the same', async () => {
    vi.stubGlobal('fetch', answering(500));
    const past = history();
    await expect(openSession('http://127.0.0.1:9', place('#token=abc'), past)).rejects.toThrow('500');
    expect(past.replaceState).toHaveBeenCalled();
  });
});
