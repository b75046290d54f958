import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitForJob } from '../../src-main/cli/run-job.ts';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';

/*
 * A PC of a district that may be killed at any moment: `RUN LIBRARY PAPERS` writes pupils and takes papers in, sends
 * them, and prints each pupil once she is kept, until it is killed. Its keys are where AMANUENSE_CONFIGURATION says.
 */
const [run, library, papers] = process.argv.slice(2);
if (run === undefined || library === undefined || papers === undefined) throw new Error('RUN LIBRARY PAPERS');

const configuration = localConfiguration({ library, plain: true, cores: 1 }, process.env);
// It synchronises when it says so.
const { client, useCases } = await createLocalHost(configuration, { lookAtDistrictEveryMs: 2 ** 30 });
const { signal } = new AbortController();
const report = () => undefined;
const terminal = { json: () => undefined, text: () => undefined, note: () => undefined, progress: () => undefined };

for (let count = 0; ; count++) {
  const givenName = `${run}-${count}`;
  const rest = { role: 'pupil', dni: null, course: null, birthDate: null, details: {} } as const;
  await client.people.create({ familyName: 'Ñáñez', givenName, ...rest });
  process.stdout.write(`${givenName}\n`);
  const path = join(papers, `${givenName}.txt`);
  writeFileSync(path, `Nota de ${givenName}. ${randomBytes(20_000).toString('hex')}`);
  const { jobId } = await client.sources.ingestPaths({ paths: [path] });
  await waitForJob(client, jobId, { terminal, signal });
  await useCases.synchronizeLibrary({ signal, report });
  await useCases.synchronizeFiles.moveFiles({ signal, report, waiting: report, isInterrupted: async () => false });
}
