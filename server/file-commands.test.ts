import { Command } from 'commander';
import S3rver from 's3rver';
import { expect, it } from 'vitest';
import { afterFile, temporaryFolder } from '../tests/fixtures/after-file.ts';
import { cut, putAll, read, school } from '../tests/port-suites/blob-store-suite.ts';
import { addFileCommands } from './file-commands.ts';
import { openBlobPlace } from './host/open-blob-store.ts';
import { readConfiguration } from './host/server-configuration.ts';

const noted: string[] = [];

async function run(environment: Record<string, string>, ...words: string[]): Promise<string[]> {
  const said: string[] = [];
  const terminal = { say: (line: string) => void said.push(line), stopSignal: new AbortController().signal };
  const program = new Command('server').exitOverride();
  addFileCommands(program, readConfiguration(environment, false), {
    terminal,
    noteServerAct: async ({ action, subject }) => void noted.push(`${action} ${subject?.id}`),
  });
  await program.parseAsync(['files', ...words], { from: 'user' });
  return said;
}

it('files move from the folder to a bucket and back, and a place that nobody named is told', async () => {
  const bucket = { name: 'escuelas', configs: [] };
  const directory = temporaryFolder('s3');
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [bucket] });
  const { port } = await server.run();
  afterFile(() => server.close());
  const inFolder = { AMANUENSE_FOLDER: temporaryFolder('files') };
  const environment = {
    ...inFolder,
    S3_BUCKET: 'escuelas',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    S3_PATH_STYLE: '1',
  };
  const file = cut(Buffer.from('Acta de la reunión'));
  const { blobs } = await openBlobPlace(readConfiguration(inFolder, false), 'folder');
  await putAll(blobs, file);
  await blobs.commit(school, file.manifest);
  const there = ['copy', '--from', 'folder', '--to', 's3'];
  expect(await run(environment, ...there)).toEqual([
    '1 archivos copiados, 19 bytes; 0 sacados',
    'folder tiene 1, s3 tiene 1',
    '1 leídos y comparados: todos iguales',
  ]);
  expect((await run(environment, ...there))[0]).toBe('0 archivos copiados, 0 bytes; 0 sacados');
  expect(noted).toEqual(['server.files.copy folder a s3', 'server.files.copy folder a s3']);
  const elsewhere = { ...environment, AMANUENSE_FOLDER: temporaryFolder('others') };
  await run(elsewhere, 'copy', '--from', 's3', '--to', 'folder');
  const copied = await openBlobPlace(readConfiguration(elsewhere, false), 'folder');
  expect((await read(copied.blobs, file))?.equals(file.whole)).toBe(true);
  await expect(run(inFolder, ...there)).rejects.toThrow('S3_BUCKET');
  await expect(run(environment, 'copy', '--from', 'folder', '--to', 'otro')).rejects.toThrow('ningún lugar otro');
});
