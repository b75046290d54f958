import type { Command } from 'commander';
import type { AuditPlace } from '../src-shared/domain/district/audit-chain.ts';
import { checkAuditFile } from './adapters/audit-files/audit-files.ts';
import type { DistrictHost } from './host/create-district-host.ts';
import type { InDistrict, Terminal } from './terminal.ts';

type Say = Terminal['say'];

/** By the clock of this machine. */
const moment = new Intl.DateTimeFormat('es-AR', { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });

/** The commands about people that only whoever sits at the server gives. */
export function addPeopleCommands(
  program: Command,
  inDistrict: InDistrict,
  { say, address }: { say: Say; address: string },
): void {
  addAdministrators(program, inDistrict, { say, address });
  addAudit(program, inDistrict, say);
  addProvider(program, inDistrict, say);
}

/** Makes the link by which somebody comes to administer the district, and says it. */
export async function sayFirstLink({ people }: DistrictHost, address: string, say: Say): Promise<void> {
  const { path, expiresMs } = await people.users.createFirstLink();
  say(`Para quien va a administrar el distrito (sirve una vez, hasta el ${moment.format(expiresMs)}):`);
  say(`${address}${path}`);
}

function addAdministrators(
  program: Command,
  inDistrict: InDistrict,
  { say, address }: { say: Say; address: string },
): void {
  program
    .command('administrator')
    .description('who administers the district')
    .command('link')
    .description('makes a link, good once and for a day, by which somebody becomes an administrator')
    .option('--address <url>', 'where the district is reached', address)
    .action((told: { address: string }) =>
      inDistrict((host) => sayFirstLink(host, told.address.replace(/\/+$/, ''), say)),
    );
}

function addAudit(program: Command, inDistrict: InDistrict, say: Say): void {
  const audit = program.command('audit').description('what people and PCs did');
  audit
    .command('verify')
    .description('computes its chain again, says where it ends, and fails where an entry was changed or is missing')
    .option('--noted <place>', 'where it ended once, as this command said it: 12:9f…')
    .option('--file <path>', 'one of the files to which its oldest entries went, in the place of the rest')
    .action(({ noted, file }: { noted?: string; file?: string }) =>
      inDistrict(async (host) => {
        const place = noted === undefined ? undefined : placeOf(noted);
        if (file === undefined) await verifyAudit(host, place, say);
        else await verifyFile(host, { file, place }, say);
      }),
    );
  audit
    .command('retire')
    .description('takes what is older than AMANUENSE_AUDIT_YEARS to signed files; done daily')
    .action(() =>
      inDistrict(async ({ retireAudit }) => {
        const files = await retireAudit();
        for (const file of files) say(file);
        if (files.length === 0) say('No hay nada tan viejo en la auditoría.');
      }),
    );
}

async function verifyAudit({ people }: DistrictHost, noted: AuditPlace | undefined, say: Say): Promise<void> {
  const { entries, startsAfter, head, brokenAt } = await people.audit.verify(noted);
  if (brokenAt !== null) throw new Error(`La auditoría no es la que se escribió: mirá desde el renglón ${brokenAt}`);
  say(`${entries}:${head}`);
  if (startsAfter > 0) say(`Hasta el renglón ${startsAfter} está en archivos: se miran con --file.`);
  if (noted !== undefined && noted.sequence < startsAfter) throw new Error('El lugar anotado está en un archivo');
}

type InFile = { file: string; place: AuditPlace | undefined };

async function verifyFile({ publicKey }: DistrictHost, { file, place }: InFile, say: Say): Promise<void> {
  const found = await checkAuditFile(file, place);
  say(`Sigue a ${placeWords(found.after)} y termina en ${placeWords(found.end)}`);
  if (found.publicKey !== publicKey) throw new Error('Está entero, y lo firmó otro servidor');
}

function placeWords({ sequence, chain }: AuditPlace): string {
  return `${sequence}:${chain}`;
}

function addProvider(program: Command, inDistrict: InDistrict, say: Say): void {
  program
    .command('provider')
    .description('who tells by OpenID Connect who people are')
    .command('check')
    .description('looks for it, and says the address that has to be written down there, to come back to')
    .action(() =>
      inDistrict(async ({ provider }) => {
        if (provider === null) throw new Error('No se dijo ningún proveedor de identidad (OIDC_ISSUER)');
        const address = await provider.check();
        say(`El proveedor contesta. Dirección de vuelta, también al salir: ${address}`);
      }),
    );
}

function placeOf(noted: string): AuditPlace {
  const [, sequence, chain] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(noted) ?? [];
  if (chain === undefined) throw new Error(`«${noted}» no es un lugar de la auditoría`);
  return { sequence: Number(sequence), chain };
}
