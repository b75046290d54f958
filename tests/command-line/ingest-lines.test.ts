import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { type CliProcess, runCli } from '../../src-main/cli/run-cli.ts';
import { ingestLine } from './json-shapes.ts';
import { samplePaper, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();

/** A stream that keeps each write and tells of it. */
function streamTo(written: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      written(text);
      done();
    },
  });
}

test('ingest prints the line of each file as it is done, before the next ones are', async () => {
  const note = join(folder, 'aviso.txt');
  writeFileSync(note, 'Aviso a las familias: el lunes no hay clases.');
  // Takes seconds to read: its line comes long after that of the note.
  const photo = samplePaper(/^Fotos del celular\/.*\.jpe?g$/);
  const lines: string[] = [];
  let linesAfterFirst: Promise<number> | undefined;
  const stdout = streamTo((text) => {
    lines.push(text);
    linesAfterFirst ??= new Promise((resolve) => setImmediate(() => resolve(lines.length)));
  });
  const streams = { stdout, stderr: streamTo(() => undefined) };
  // The command line asks no more of its streams than to write, and whether they are a terminal.
  const cliProcess = { ...streams, env: {}, signal: new AbortController().signal } as unknown as CliProcess;
  const library = join(folder, 'biblioteca');
  const code = await runCli(['--library', library, '--plain', '--json', 'ingest', note, photo], cliProcess);
  expect(code).toBe(0);
  expect(await linesAfterFirst).toBe(1);
  const printed = lines.map((line) => ingestLine.parse(JSON.parse(line)));
  expect(printed.map((line) => [line.path, line.status])).toEqual([
    [note, 'ready'],
    [photo, 'ready'],
  ]);
});
