import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSigningKeys } from '../src-shared/domain/sync/device-keys.ts';
import { createServerCommands } from './commands.ts';
import { readConfiguration } from './host/server-configuration.ts';

describe('a server on a fresh machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  const configuration = readConfiguration(
    {
      AMANUENSE_FOLDER: folder,
      AMANUENSE_PORT: '0',
      AMANUENSE_LOG: 'error',
      AMANUENSE_ADDRESS: 'https://sync.distrito.example',
    },
    false,
  );
  const stop = new AbortController();
  const said: string[] = [];
  let serving: Promise<unknown>;
  let url: string;
  const ready = 'database ready\nvectors ready\nmodels unused\n';

  async function run(...words: string[]): Promise<string[]> {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const commands = createServerCommands(configuration, { say, stopSignal: stop.signal });
    await commands.exitOverride().parseAsync(words, { from: 'user' });
    return lines;
  }

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const say = (line: string) => void said.push(line);
    serving = createServerCommands(configuration, { say, stopSignal: stop.signal }).parseAsync([], { from: 'user' });
    await vi.waitFor(() => expect(said.at(-1)).toContain('/#/enlace/'), { timeout: 100_000, interval: 50 });
    expect(said.at(-1)).toMatch(/^https:\/\/sync\.distrito\.example\/#\/enlace\//);
    url = /está en (http:\S+)/.exec(said.join('\n'))![1]!;
  });
  afterAll(async () => {
    stop.abort();
    await serving;
    rmSync(folder, { recursive: true, force: true });
  });

  it('enrols a PC by a code that a command gave beside it, and shuts it out by another', async () => {
    const [schoolId] = await run('school', 'add', 'Escuela 12');
    expect(await run('school', 'list')).toEqual([`${schoolId}\tEscuela 12`]);
    const [code] = await run('code', '--school', schoolId!);
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    const wish = ['purge', '--school', schoolId!, '--entity', 'row', '--id', 'r1', '--reason', 'Pedido de la familia'];
    const audited = async () => Number((await run('audit', 'verify'))[0]?.split(':')[0]);
    const before = await audited();
    expect(await run(...wish)).toEqual(['Olvidado en el servidor; en cada PC, cuando se conecte.']);
    expect(await audited()).toBe(before + 1);
    const ofPerson = wish.map((word) => (word === 'row' ? 'person' : word));
    await expect(run(...ofPerson)).rejects.toMatchObject({ code: 'PERSON_FORGOTTEN_AT_SCHOOL' });
    wish[2] = 'otra';
    await expect(run(...wish)).rejects.toThrow('No hay ninguna escuela otra');
    expect(await run('compact')).toEqual(['Resúmenes hechos: 1. Operaciones quitadas: 0.']);
    const { publicKey } = await createSigningKeys();
    const answer = await fetch(`${url}/api/sync/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, publicKey }),
    });
    const { deviceId } = (await answer.json()) as { deviceId: string };
    expect(await run('devices')).toEqual([`${deviceId}\tEscuela 12\tnunca\thabilitada`]);
    expect(await run('revoke', deviceId)).toEqual(['Dada de baja']);
    expect(await run('devices')).toEqual([`${deviceId}\tEscuela 12\tnunca\tdada de baja`]);
    const answersWhole = async () => expect(await (await fetch(`${url}/readyz`)).text()).toBe(ready);
    await vi.waitFor(answersWhole, { timeout: 60_000, interval: 100 });
  });

  it('looks after the vectors of schools, beside a server whose Chroma runs', async () => {
    const [schoolId] = await run('school', 'add', 'Escuela 13');
    expect(await run('vectors', 'check')).toContain(`${schoolId}\tEscuela 13\tsin vectores\t0`);
    expect(await run('vectors', 'forget', '--school', schoolId!)).toEqual(['Borrados']);
    await expect(run('vectors', 'forget', '--school', 'ninguna')).rejects.toThrow('No hay ninguna escuela ninguna');
    expect(await (await fetch(`${url}/readyz`)).text()).toBe(ready);
  });

  it('says of each model that it was told of whether it answers, and which variables name some', async () => {
    expect((await run('models', 'check'))[0]).toContain('OLLAMA_MODEL');
    const nobody = { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_MODEL: 'dos', OLLAMA_EMBEDDING_MODEL: 'tres' };
    const { models } = readConfiguration(nobody, false);
    expect(models).toMatchObject({
      writing: { url: 'http://127.0.0.1:9' },
      searching: { url: 'http://127.0.0.1:11434' },
    });
  });

  it('says what is wrong with what it is told', async () => {
    await expect(run('revoke', 'nadie')).rejects.toThrow('NOT_IN_DISTRICT');
    await expect(run('code', '--school', 'ninguna')).rejects.toThrow('NOT_IN_DISTRICT');
    await expect(run('escuelas', 'list')).rejects.toThrow('No hay ninguna orden «escuelas»');
    expect(() => readConfiguration({ AMANUENSE_PORT: 'http' }, false)).toThrow();
    expect(() => readConfiguration({ OLLAMA_MODEL: 'uno', OPENAI_MODEL: 'dos' }, false)).toThrow('OPENAI_MODEL');
    expect(() => readConfiguration({ OPENAI_MODEL: 'dos' }, false)).toThrow('OPENAI_BASE_URL');
  });

  it('lets the first administrator in by the link that it said, or by one that a command made since', async () => {
    const look = (link: string) =>
      fetch(`${url}/api/account/link`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-amanuense': '1' },
        body: JSON.stringify({ token: link.split('/').at(-1) }),
      });
    expect((await look(said.at(-1)!)).status).toBe(200);
    const [, link] = await run('administrator', 'link', '--address', 'https://distrito.example/');
    expect(link).toMatch(/^https:\/\/distrito\.example\/#\/enlace\/[0-9a-f]{64}$/);
    expect((await look(link!)).status).toBe(200);
    expect((await look(said.at(-1)!)).status).toBe(403);
  });

  it('computes again what it wrote of what was done, and says where that ends', async () => {
    const [place] = await run('audit', 'verify');
    expect(place).toMatch(/^\d+:[0-9a-f]{64}$/);
    const [until, link] = await run('administrator', 'link');
    expect(until).toMatch(/hasta el \d{1,2}\/\d{1,2}\/\d{2}, \d{2}:\d{2}\):$/);
    expect(link).toMatch(/^https:\/\/sync\.distrito\.example\/#\/enlace\//);
    const [later] = await run('audit', 'verify', '--noted', place!);
    expect(Number.parseInt(later!, 10)).toBe(Number.parseInt(place!, 10) + 1);
    const other = place!.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    await expect(run('audit', 'verify', '--noted', other)).rejects.toThrow('mirá desde el renglón');
    await expect(run('audit', 'verify', '--noted', 'x')).rejects.toThrow('«x»');
  });

  it('leaves the one that works alone where it is started twice', async () => {
    const taken = { ...configuration, port: Number(new URL(url).port) };
    const say = () => undefined;
    const again = createServerCommands(taken, { say, stopSignal: stop.signal }).parseAsync([], { from: 'user' });
    await expect(again).rejects.toThrow('EADDRINUSE');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('keeps what it has when it is stopped and started', async () => {
    const before = await run('devices');
    stop.abort();
    await serving;
    expect(await run('devices')).toEqual(before);
  });
});
