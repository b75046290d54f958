import { errorMessage, toAppError } from '../src-shared/domain/errors.ts';
import { createServerCommands } from './commands.ts';
import { readConfiguration } from './host/server-configuration.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  const configuration = readConfiguration(process.env, process.getuid?.() === 0);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await createServerCommands(configuration, { say, stopSignal: stop.signal }).parseAsync();
} catch (thrown) {
  const error = toAppError(thrown);
  const message =
    thrown instanceof Error && error.code === 'INTERNAL' ? thrown.message : errorMessage(error.code, error.data);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
