import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPatientAsk } from './ask-server.ts';
import { createSessionKeeper } from './session-keeper.ts';

const json = (status: number, body: unknown) => Response.json(body, { status });
const ended = () => json(401, { json: { code: 'APP_ERROR', data: { code: 'SESSION_ENDED', data: {} } } });
const address = 'https://distrito.example/school/1/rpc/planillas/edit';
const edit = (signal?: AbortSignal) => new Request(address, { method: 'POST', body: 'celda', signal });

afterEach(() => vi.unstubAllGlobals());

/** A server that gives these answers in turn, and what it was sent. */
function answering(...answers: (() => Response)[]) {
  const sent: string[] = [];
  const fetch = vi.fn(async (request: Request) => {
    sent.push(await request.text());
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
  vi.stubGlobal('fetch', fetch);
  return { sent };
}

describe('asking with a session that has ended', () => {
  it('waits until somebody is signed in again, and then sends the same', async () => {
    const { sent } = answering(ended, () => json(200, { json: 'hecho' }));
    const keeper = createSessionKeeper();
    const heard = vi.fn();
    keeper.watch(heard);
    const asked = createPatientAsk(keeper)(edit(), {});
    await vi.waitFor(() => expect(keeper.hasEnded()).toBe(true));
    expect(heard).toHaveBeenCalledOnce();
    expect(sent).toEqual(['celda']);
    keeper.goOn();
    expect(await (await asked).json()).toEqual({ json: 'hecho' });
    expect(sent).toEqual(['celda', 'celda']);
    expect(keeper.hasEnded()).toBe(false);
  });

  it('asks once who is there, however many wait', async () => {
    answering(
      ended,
      ended,
      () => json(200, 1),
      () => json(200, 2),
    );
    const keeper = createSessionKeeper();
    const ask = createPatientAsk(keeper);
    const heard = vi.fn();
    keeper.watch(heard);
    const both = Promise.all([ask(edit(), {}), ask(edit(), {})]);
    await vi.waitFor(() => expect(keeper.hasEnded()).toBe(true));
    keeper.goOn();
    await both;
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('asks nobody for an answer that comes late, when somebody is back already', async () => {
    const late = Promise.withResolvers<Response>();
    const fetch = vi.fn(async () => (fetch.mock.calls.length === 1 ? late.promise : json(200, 'hecho')));
    vi.stubGlobal('fetch', fetch);
    const keeper = createSessionKeeper();
    const asked = createPatientAsk(keeper)(edit(), {});
    void keeper.whenBack();
    keeper.goOn();
    late.resolve(ended());
    expect((await asked).status).toBe(200);
    expect(keeper.hasEnded()).toBe(false);
  });

  it('waits no longer for what nobody wants any more', async () => {
    answering(ended);
    const keeper = createSessionKeeper();
    const stop = new AbortController();
    const asked = createPatientAsk(keeper)(edit(stop.signal), {});
    await vi.waitFor(() => expect(keeper.hasEnded()).toBe(true));
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lets a wrong password be one', async () => {
    answering(() => json(401, { code: 'SIGN_IN_WRONG' }));
    const keeper = createSessionKeeper();
    expect((await createPatientAsk(keeper)(edit(), {})).status).toBe(401);
    expect(keeper.hasEnded()).toBe(false);
  });
});

describe('a server that is away', () => {
  it('is told as one, whether nobody answers or the proxy does', async () => {
    const ask = createPatientAsk(createSessionKeeper());
    answering();
    await expect(ask(edit(), {})).rejects.toMatchObject({ code: 'DISTRICT_SILENT' });
    answering(() => new Response('Bad Gateway', { status: 502 }));
    await expect(ask(edit(), {})).rejects.toMatchObject({ code: 'DISTRICT_SILENT' });
    answering(() => json(503, { code: 'SERVER_RESTARTING' }));
    expect((await ask(edit(), {})).status).toBe(503);
  });
});
