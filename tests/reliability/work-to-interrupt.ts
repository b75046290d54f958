import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { snapshotLibrary } from './library-snapshot.ts';

/*
 * A program that may be killed at any moment: `ingest LIBRARY PAPERS` takes a school in, `fill LIBRARY` fills its
 * planillas. Started again, it goes on where it stood. Prints the library's snapshot when all is done.
 */
const [task, library, papers] = process.argv.slice(2);
if (library === undefined) throw new Error('LIBRARY is missing');

const host = await createLocalHost(localConfiguration({ library, plain: true, cores: 2 }, {}), { resumeJobs: true });
const { client } = host;

/** Starts of the work what no earlier run of this program has. */
async function startOnce(): Promise<void> {
  const jobs = await client.jobs.list();
  if (task === 'ingest' && papers !== undefined) {
    if (!jobs.some((job) => job.type === 'ingest-paths')) await client.sources.ingestPaths({ paths: [papers] });
    return;
  }
  // It may have been killed between one and the next.
  const started = new Set(jobs.filter((job) => job.type === 'fill-planilla').map((job) => job.subject));
  for (const { id } of await client.planillas.list({ trashed: false })) {
    if (!started.has(id)) await client.planillas.fill({ planillaId: id, useModel: false, everything: false });
  }
}

await startOnce();
for (const job of await client.jobs.list()) {
  for await (const change of await client.jobs.watch({ jobId: job.id })) {
    if (change.state === 'failed') throw new Error(`${change.type}: ${change.errorCode}`);
  }
}
const snapshot = await snapshotLibrary(client);
await host.close();
await new Promise((resolve) => process.stdout.write(`${JSON.stringify(snapshot)}\n`, resolve));
