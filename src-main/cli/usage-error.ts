import type { CommanderError } from 'commander';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { ErrorReport } from './terminal.ts';

/** What commander's own codes mean; what was wrong stands between quotes in its message. */
const details: Readonly<Record<string, (subject: string) => string>> = {
  'commander.help': () => 'falta decir qué hacer',
  'commander.missingArgument': (subject) => `falta «${subject.toUpperCase()}»`,
  'commander.missingMandatoryOptionValue': (subject) => `falta la opción «${subject}»`,
  'commander.optionMissingArgument': (subject) => `la opción «${subject}» necesita un valor`,
  'commander.unknownOption': (subject) => `no existe la opción «${subject}»`,
  'commander.unknownCommand': (subject) => `no existe el comando «${subject}»`,
  'commander.excessArguments': () => 'sobran datos',
  'commander.invalidArgument': (subject) => `no sirve «${subject}»`,
};

/** A command line that commander refused, as a script and a person may read it. */
export function describeUsageError({ code, message }: CommanderError): ErrorReport {
  const subject = /'([^']*)'/.exec(message)?.[1] ?? '';
  const detail = details[code]?.(subject) ?? message;
  return { code: 'INVALID_INPUT', message: `${errorMessage('INVALID_INPUT', { detail })} Mirá «amanuense --help».` };
}
