import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { errorOf, runCommand, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();
const library = join(folder, 'biblioteca');
const models = (...rest: string[]) => runCommand(['--library', library, '--plain', '--json', 'models', ...rest]);

let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
beforeAll(async () => {
  ollama = await startFakeOllama({ models: [], registry: [{ name: 'uno:1b', sizeBytes: 1_000_000 }] });
  const host = await createLocalHost(localConfiguration({ library, plain: true, cores: 1 }, {}));
  await host.client.library.updateSettings({ ollamaUrl: ollama.url });
  await host.close();
});
afterAll(() => ollama.close());

test('a model is downloaded, listed, used and removed by hand', async () => {
  const pulled = await models('pull', 'uno:1b');
  expect(pulled.code, pulled.stderr).toBe(0);
  expect(pulled.json()).toEqual({ pulled: ['uno:1b'] });
  expect((await models('list')).json()).toMatchObject({ state: 'answers', installed: [{ name: 'uno:1b' }] });
  expect((await models('use', 'uno:1b')).json()).toEqual({ fill: 'uno:1b', answer: 'uno:1b' });
  expect((await models('use', 'none')).json()).toEqual({ fill: null, answer: null });
  expect((await models('remove', 'uno:1b')).json()).toEqual({ removed: 'uno:1b' });
  const gone = await models('use', 'uno:1b', '--for', 'answer');
  expect(gone.code).toBe(1);
  expect(errorOf(gone).code).toBe('MODEL_NOT_FOUND');
});

test('a name that nobody published, a task that there is not and a file that is no model are told', async () => {
  expect(errorOf(await models('pull', 'dos:2b')).code).toBe('MODEL_NOT_FOUND');
  const task = await models('use', 'none', '--for', 'cantar');
  expect(task.code).toBe(2);
  expect(errorOf(task).code).toBe('INVALID_INPUT');
  const path = join(folder, 'foto.gguf');
  writeFileSync(path, 'hola, soy una foto');
  expect(errorOf(await models('import', path)).code).toBe('MODEL_FILE_INVALID');
});

test('a file that hears recordings is brought, listed, used, copied and removed by hand', async () => {
  const name = 'ggml-de-prueba.bin';
  const path = join(folder, name);
  await writeSpeakingModel(path, tinyShape, [{ text: ' Hola' }]);
  expect((await models('import', path)).json()).toEqual({ name });
  expect((await models('list')).json()).toMatchObject({
    speech: { installed: [{ name, role: 'transcription' }], chosen: { transcription: name, secondPass: null } },
  });
  const chosen = await models('use', name, '--for', 'second-pass');
  expect(chosen.json()).toEqual({ transcribe: name, secondPass: name });
  const stick = join(folder, 'pendrive');
  mkdirSync(stick);
  expect((await models('copy', name, stick)).json()).toEqual({ path: join(stick, name) });
  expect(readFileSync(join(stick, name)).equals(readFileSync(path))).toBe(true);
  expect((await models('remove', name)).json()).toEqual({ removed: name });
  expect(errorOf(await models('use', name, '--for', 'transcribe')).code).toBe('MODEL_NOT_FOUND');
  const broken = join(folder, 'ggml-roto.bin');
  writeFileSync(broken, 'hola, soy una foto');
  expect(errorOf(await models('import', broken)).code).toBe('MODEL_FILE_DAMAGED');
}, 180_000);

test('the list says in words what there is', async () => {
  const run = await runCommand(['--library', library, '--plain', 'models', 'list']);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stdout).toContain('en marcha (0.17.4)');
  expect(run.stdout).toContain('Llena: sólo reglas. Contesta: sólo citas.');
  expect(run.stdout).toContain('Para las grabaciones no hay ninguno.');
  const env = { AMANUENSE_WHISPER_MODEL: join(folder, 'ggml-otro.bin') };
  const imposed = await runCommand(['--library', library, '--plain', 'models', 'list'], { env });
  expect(imposed.stdout).toContain('Pasa a texto: ggml-otro.bin (AMANUENSE_WHISPER_MODEL)');
});
