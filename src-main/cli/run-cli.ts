import { availableParallelism } from 'node:os';
import { Command, CommanderError } from 'commander';
import type { LocalHost } from '../host/create-local-host.ts';
import { createReader } from '../host/create-reader.ts';
import { localConfiguration } from '../host/local-configuration.ts';
import type { CliCommand, CliContext } from './cli-command.ts';
import { cliCommands } from './commands/index.ts';
import { createTerminal, type ExitCode, exitCodeOf, reportError, type Terminal } from './terminal.ts';
import { describeUsageError } from './usage-error.ts';

type GlobalOptions = { library?: string; json?: boolean; plain?: boolean };

export type CliProcess = Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'> & { signal: AbortSignal };

/** Runs one command line and gives its exit code. What a command opened is closed before it returns. */
export async function runCli(commandLine: readonly string[], cliProcess: CliProcess): Promise<ExitCode> {
  const terminal = createTerminal(cliProcess.stdout, cliProcess.stderr);
  const program = createProgram(cliProcess);
  const closers: (() => Promise<void>)[] = [];
  let exitCode: ExitCode = 0;

  const run: Parameters<CliCommand>[1] =
    (action) =>
    async (...commandArguments) => {
      const context = createContext(program.opts<GlobalOptions>(), { terminal, cliProcess, closers });
      exitCode = await action(context, ...commandArguments);
    };

  for (const addCommand of cliCommands) addCommand(program, run);
  try {
    await program.parseAsync([...commandLine], { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    const isUsage = thrown instanceof CommanderError;
    const error = isUsage ? describeUsageError(thrown) : reportError(thrown);
    // Commander stops before it has seen every option: a script's `--json` counts wherever it stands.
    if (program.opts<GlobalOptions>().json || (isUsage && commandLine.includes('--json'))) terminal.json({ error });
    terminal.note(error.message);
    return exitCodeOf(error.code);
  } finally {
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => terminal.note(reportError(error).message));
    }
  }
}

type Surroundings = { terminal: Terminal; cliProcess: CliProcess; closers: (() => Promise<void>)[] };

function createContext(
  { library, json = false, plain = false }: GlobalOptions,
  { terminal, cliProcess, closers }: Surroundings,
): CliContext {
  const configuration = localConfiguration({ library, plain, cores: availableParallelism() }, cliProcess.env);
  return {
    terminal,
    isJson: json,
    configuration,
    signal: cliProcess.signal,
    async openHost(options) {
      // Loaded only when a command needs a library: reading one file must not wait for all of it.
      const { createLocalHost } = await import('../host/create-local-host.ts');
      const host: LocalHost = await createLocalHost(configuration, options);
      closers.push(() => host.close());
      return host;
    },
    openReader() {
      const reader = createReader(configuration);
      closers.push(() => reader.close());
      return reader;
    },
  };
}

function createProgram({ stdout, stderr }: CliProcess): Command {
  return new Command('amanuense')
    .description('Papers in; planillas, answers and actas out, each with its proof.')
    .option('--library <folder>', 'the library to work on, made when missing (or AMANUENSE_LIBRARY)')
    .option('--plain', 'make the library without encryption (for tests)')
    .option('--json', 'print JSON on standard output and nothing else there')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      // Said once, in Spanish, where every other error is.
      outputError: () => undefined,
    });
}
