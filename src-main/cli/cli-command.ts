import type { Command } from 'commander';
import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import type { HostOptions, LocalHost } from '../host/create-local-host.ts';
import type { LocalConfiguration } from '../host/local-configuration.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** What every command is given. Hosts and readers are opened on demand and closed when the command ends. */
export type CliContext = {
  readonly terminal: Terminal;
  readonly isJson: boolean;
  readonly configuration: LocalConfiguration;
  openHost(options?: Pick<HostOptions, 'resumeJobs' | 'followFolders' | 'recoveryKey'>): Promise<LocalHost>;
  openReader(): DocumentReader;
  readonly signal: AbortSignal;
};

/** Adds a command to the program; `run` wraps its action with the context and the exit code. */
export type CliCommand = (
  program: Command,
  run: <Arguments extends unknown[]>(
    action: (context: CliContext, ...commandArguments: Arguments) => Promise<ExitCode>,
  ) => (...commandArguments: Arguments) => Promise<void>,
) => void;
