import type { Command } from 'commander';
import type { AuditPlace } from '../src-shared/use-cases/district/read-audit.ts';
import type { DistrictHost } from './host/create-district-host.ts';

type InDistrict = (work: (host: DistrictHost) => Promise<void>) => Promise<void>;
type Say = (line: string) => void;

/** The commands about people that only whoever sits at the server gives. */
export function addPeopleCommands(program: Command, inDistrict: InDistrict, say: Say): void {
  addAdministrators(program, inDistrict, say);
  addAudit(program, inDistrict, say);
  addProvider(program, inDistrict, say);
}

/** Makes the link by which somebody comes to administer the district, and says it. */
export async function sayFirstLink({ people }: DistrictHost, address: string, say: Say): Promise<void> {
  const { path, expiresMs } = await people.users.createFirstLink();
  say(`Para quien va a administrar el distrito (sirve una vez, hasta ${new Date(expiresMs).toISOString()}):`);
  say(`${address}${path}`);
}

function addAdministrators(program: Command, inDistrict: InDistrict, say: Say): void {
  program
    .command('administrator')
    .description('who administers the district')
    .command('link')
    .description('makes a link, good once and for a day, by which somebody becomes an administrator')
    .option('--address <url>', 'where the district is reached', 'http://127.0.0.1:8330')
    .action(({ address }: { address: string }) =>
      inDistrict((host) => sayFirstLink(host, address.replace(/\/+$/, ''), say)),
    );
}

function addAudit(program: Command, inDistrict: InDistrict, say: Say): void {
  program
    .command('audit')
    .description('what people and PCs did')
    .command('verify')
    .description('computes its chain again, says where it ends, and fails where an entry was changed or is missing')
    .option('--noted <place>', 'where it ended once, as this command said it: 12:9f…')
    .action(({ noted }: { noted?: string }) =>
      inDistrict(async ({ people }) => {
        const { entries, head, brokenAt } = await people.audit.verify(noted === undefined ? undefined : placeOf(noted));
        if (brokenAt !== null)
          throw new Error(`La auditoría no es la que se escribió: mirá desde el renglón ${brokenAt}`);
        say(`${entries}:${head}`);
      }),
    );
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
