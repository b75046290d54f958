import { Command } from 'commander';
import { expect, test } from 'vitest';
import { cliCommands } from '../../src-main/cli/commands/index.ts';
import { runCli } from '../../src-main/cli/run-cli.ts';
import { codeIn, readPage } from './read-page.ts';

const page = readPage('docs/command-line.md');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));

type Described = { name: string; isBare: boolean; options: string[] };

/** Every command that does something, `models pull` too. */
function everyCommand(): Described[] {
  const program = new Command();
  for (const add of cliCommands) add(program, () => async () => undefined);
  const describe = (command: Command, prefix: string): Described[] => {
    const name = `${prefix}${command.name()}`;
    if (command.commands.length > 0) return command.commands.flatMap((each) => describe(each, `${name} `));
    const isBare = command.registeredArguments.length === 0;
    return [{ name, isBare, options: command.options.flatMap(({ long }) => long ?? []) }];
  };
  return program.commands.flatMap((command) => describe(command, ''));
}

const isOf = (row: string, { name, isBare }: Described) =>
  codeIn(row.split(' | ')[0]!).some((code) => (isBare && code === name) || code.startsWith(`${name} `));
const optionsIn = (text: string) => text.match(/--[a-z][a-z-]*/g) ?? [];

test('every command stands in the page with all its options', () => {
  const commands = everyCommand();
  expect(commands.length).toBeGreaterThan(15);
  for (const command of commands) {
    const told = rows.filter((row) => isOf(row, command));
    expect(told.length, command.name).toBe(1);
    for (const option of command.options) expect(optionsIn(told[0]!), command.name).toContain(option);
  }
});

test('the page tells of no command and of no option that there is not', () => {
  const commands = everyCommand();
  const known = [...commands.flatMap(({ options }) => options), '--json'];
  for (const row of rows) {
    expect(
      commands.some((command) => isOf(row, command)),
      row,
    ).toBe(true);
    expect(optionsIn(row).filter((option) => !known.includes(option))).toEqual([]);
  }
});

test('the options of all commands stand in the page', async () => {
  const printed: string[] = [];
  const collect = { write: (text: string) => printed.push(text) > 0 };
  const signal = new AbortController().signal;
  // Only `write` of the two streams is asked for by what prints the help.
  const streams = { stdout: collect, stderr: collect } as unknown as Pick<NodeJS.Process, 'stdout' | 'stderr'>;
  expect(await runCli(['--help'], { ...streams, env: {}, signal })).toBe(0);
  const options = optionsIn(printed.join('')).filter((option) => option !== '--help');
  expect(options).toContain('--library');
  for (const option of options) expect(codeIn(page).join(' ')).toContain(option);
});
