import { once } from 'node:events';
import { Command } from 'commander';
import { formatEnrolmentCode } from '../src-shared/domain/sync/enrolment.ts';
import { machine } from '../src-shared/use-cases/district/callers.ts';
import type { NoteServerAct } from '../src-shared/use-cases/district/note-server-act.ts';
import { addBackupCommands } from './backup-commands.ts';
import { addFileCommands } from './file-commands.ts';
import { buildInterface } from './host/build-interface.ts';
import { createDistrictHost, type DistrictHost } from './host/create-district-host.ts';
import { type KeptLibraries, keepLibraries } from './host/keep-libraries.ts';
import { keepSwept } from './host/keep-swept.ts';
import { openConnections } from './host/open-connections.ts';
import type { ServerConfiguration } from './host/server-configuration.ts';
import { createServerModels } from './host/server-models.ts';
import { serveDistrict } from './http/serve-district.ts';
import { addPeopleCommands, sayFirstLink } from './people-commands.ts';
import type { InDistrict, Terminal } from './terminal.ts';
import { addVectorCommands } from './vector-commands.ts';

/** The commands of `npm run server`: to serve, and to say who may speak until there are screens for it. */
export function createServerCommands(configuration: ServerConfiguration, { say, stopSignal }: Terminal): Command {
  const inDistrict: InDistrict = async (work) => {
    const host = await createDistrictHost({ ...configuration, logLevel: 'error' });
    try {
      await work(host);
    } finally {
      await host.close({ keepsDatabase: true });
    }
  };
  const program = new Command('server').description('Amanuense: the server of a district');
  program
    .command('serve', { isDefault: true })
    .description('serves until it is stopped')
    // A word that names no command comes here, as this is what is done where none is named.
    .allowExcessArguments()
    .action((_, { args: [unknown] }: Command) => {
      if (unknown !== undefined) throw new Error(`No hay ninguna orden «${unknown}». Con --help se ven todas.`);
      return serve(configuration, { say, stopSignal });
    });
  addSchools(program, inDistrict, say);
  addDevices(program, inDistrict, say);
  addLogs(program, inDistrict, say);
  const noteServerAct: NoteServerAct = (act) => inDistrict((host) => host.noteServerAct(act));
  const terminal = { say, stopSignal };
  addFileCommands(program, configuration, { terminal, noteServerAct });
  addBackupCommands(program, configuration, { terminal, noteServerAct });
  addVectorCommands(program, inDistrict, { say, stopSignal });
  addModels(program, configuration, say);
  const address = configuration.address ?? `http://127.0.0.1:${configuration.port}`;
  addPeopleCommands(program, inDistrict, { say, address });
  return program;
}

async function serve(configuration: ServerConfiguration, { say, stopSignal }: Terminal): Promise<void> {
  buildInterface(say);
  const host = await createDistrictHost(configuration);
  let isServing = false;
  let libraries: KeptLibraries | null = null;
  try {
    const forgotten = await host.reconcilePurges();
    if (forgotten > 0) say(`Olvidado de nuevo, por ser la base anterior: ${forgotten}`);
    await openConnections(host.log);
    libraries = configuration.keepsLibraries ? await keepLibraries(host) : null;
    const server = await serveDistrict(host, { ...configuration, libraries });
    isServing = true;
    host.keepDatabase();
    const sweeping = keepSwept(host);
    watchVectors(host);
    watchModels(host);
    say(`El servidor del distrito está en ${server.url}`);
    if (!(await host.people.users.hasAdministrator()))
      await sayFirstLink(host, configuration.address ?? server.url, say);
    if (!stopSignal.aborted) await once(stopSignal, 'abort');
    await server.close();
    await sweeping.close();
  } finally {
    await libraries?.close();
    // Where the port was taken, the database is another server's.
    await host.close({ keepsDatabase: !isServing });
  }
}

/** Starts a Chroma of its own meanwhile: PCs are answered without it. */
function watchVectors({ vectors, logger, logError }: DistrictHost): void {
  const warn = (isReady: boolean) => void (isReady || logger.warn({ store: vectors.used.name }, 'vectors are away'));
  vectors.used.isReady().then(warn, logError);
}

/** Schools work without them meanwhile. */
function watchModels({ models, logger, logError }: DistrictHost): void {
  models.check().then((checked) => {
    for (const { name, answers } of checked) if (!answers) logger.warn({ model: name }, 'a model is away');
  }, logError);
}

function addSchools(program: Command, inDistrict: InDistrict, say: Terminal['say']): void {
  const school = program.command('school').description('the schools of the district');
  school
    .command('add <name>')
    .description('adds a school and says its id')
    .action((name: string) => inDistrict(async ({ people }) => say(await people.schools.add(machine, name))));
  school
    .command('list')
    .description('lists the schools')
    .action(() =>
      inDistrict(async ({ registry }) => {
        for (const { id, name } of await registry.schools()) say(`${id}\t${name}`);
      }),
    );
}

function addDevices(program: Command, inDistrict: InDistrict, say: Terminal['say']): void {
  program
    .command('code')
    .description('makes a code that lets one PC in, within fifteen minutes')
    .requiredOption('--school <id>', 'whose PC it is')
    .action(({ school }: { school: string }) =>
      inDistrict(async ({ enrolment }) => say(formatEnrolmentCode((await enrolment.createCode(school)).code))),
    );
  program
    .command('devices')
    .description('lists the PCs, with their school and when they were last heard')
    .action(() =>
      inDistrict(async ({ registry }) => {
        for (const { id, schoolName, isRevoked, lastSeenMs } of await registry.devices()) {
          const seen = lastSeenMs === null ? 'nunca' : new Date(lastSeenMs).toISOString();
          say([id, schoolName, seen, isRevoked ? 'dada de baja' : 'habilitada'].join('\t'));
        }
      }),
    );
  program
    .command('revoke <device>')
    .description('shuts a PC out, at once, under every name that its key has')
    .action((device: string) =>
      inDistrict(async ({ people }) => {
        await people.schools.revoke(machine, { id: device, reason: null });
        say('Dada de baja');
      }),
    );
}

function addLogs(program: Command, inDistrict: InDistrict, say: Terminal['say']): void {
  program
    .command('compact')
    .description('makes the snapshots of logs that are due, and drops what they make needless; done daily')
    .action(() =>
      inDistrict(async ({ compactLogs }) => {
        const { snapshots, dropped } = await compactLogs();
        say(`Resúmenes hechos: ${snapshots}. Operaciones quitadas: ${dropped}.`);
      }),
    );
  program
    .command('purge')
    .description('forgets something of a school for good: on the server at once, on each PC when it next synchronises')
    .requiredOption('--school <id>', 'whose it is')
    .requiredOption(
      '--entity <name>',
      'what it is: source, row, column, planilla, acta, template, prompt … A person is forgotten at the school, in Personas',
    )
    .requiredOption('--id <id>', 'which one')
    .requiredOption('--reason <text>', 'why')
    .action(({ school, ...what }: { school: string; entity: string; id: string; reason: string }) =>
      inDistrict(async ({ registry, forgetInSchool }) => {
        if ((await registry.school(school)) === null) throw new Error(`No hay ninguna escuela ${school}`);
        await forgetInSchool(machine, { schoolId: school, ...what });
        say('Olvidado en el servidor; en cada PC, cuando se conecte.');
      }),
    );
}

function addModels(program: Command, { models }: ServerConfiguration, say: Terminal['say']): void {
  program
    .command('models')
    .description('the models that schools in a browser are served by')
    .command('check')
    .description('says of each whether it answers')
    .action(async () => {
      const checked = await createServerModels(models).check();
      if (checked.length === 0) {
        say(
          'El servidor no tiene modelos (OLLAMA_MODEL, OPENAI_MODEL, OLLAMA_EMBEDDING_MODEL): se contesta con citas.',
        );
      }
      for (const { name, url, answers } of checked) {
        say(`${name}\t${url}\t${answers ? 'contesta' : 'no contesta, o no lo tiene bajado'}`);
      }
    });
}
