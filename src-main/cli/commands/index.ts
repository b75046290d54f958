import type { CliCommand } from '../cli-command.ts';
import { actaCommand } from './acta.ts';
import { askCommand } from './ask.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { enrollCommand, syncCommand } from './district.ts';
import { doctorCommand } from './doctor.ts';
import { ingestCommand } from './ingest.ts';
import { modelsCommand } from './models.ts';
import { personCommand } from './person.ts';
import { planillaCommand } from './planilla.ts';
import { searchCommand } from './search.ts';
import { serveCommand, startCommand } from './serve.ts';
import { tablesCommand, textCommand } from './text.ts';
import { transcribeCommand } from './transcribe.ts';

/** Every command of the program. */
export const cliCommands = [
  ingestCommand,
  textCommand,
  tablesCommand,
  searchCommand,
  askCommand,
  planillaCommand,
  personCommand,
  actaCommand,
  transcribeCommand,
  modelsCommand,
  enrollCommand,
  syncCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  serveCommand,
  startCommand,
] as const satisfies readonly CliCommand[];
