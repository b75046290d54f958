import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createDistrictHost } from '../../server/host/create-district-host.ts';
import { readConfiguration } from '../../server/host/server-configuration.ts';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { hashBytes } from '../../src-shared/domain/content-hash.ts';
import { freePort } from '../fakes/ollama-program.ts';
import { afterFile, temporaryFolder } from '../fixtures/after-file.ts';
import { startBreakableLine } from '../fixtures/breakable-line.ts';
import { startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { startPostgresForTests } from '../fixtures/postgres-for-tests.ts';
import { moveFiles, openEnrolled, synchronizeChanges } from '../library/enrolled-library.ts';
import type { OpenLibrary } from '../library/open-library.ts';
import { createRandom } from '../simulation/random-source.ts';

/** How often the PC is killed, and half as often the server; more with AMANUENSE_KILLS. */
const kills = Number(process.env.AMANUENSE_KILLS ?? 8);
const serverKills = Math.ceil(kills / 2);
const pc = fileURLToPath(new URL('./sync-to-interrupt.ts', import.meta.url));
const server = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const quiet = { timeout: 60_000, interval: 100 };
const byHand = { lookAtDistrictEveryMs: 2 ** 30 };

/** What a library holds that people put there: pupils, and papers with what their bytes come to. */
async function contentOf({ client }: Pick<LocalHost, 'client'>) {
  const people = await client.people.list({});
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 500 });
  return {
    people: people.map(({ givenName }) => givenName).sort(),
    papers: items.map(({ name, sha256 }) => [name, sha256]).sort(),
  };
}

/** Every file that a PC knows of can be fetched, and is what its name says. */
async function expectFilesWhole(library: OpenLibrary): Promise<void> {
  const task = { signal: new AbortController().signal, report: () => undefined };
  for (const source of await library.list()) {
    await library.useCases.synchronizeFiles.fetchNow(source, task);
    const file = await library.client.sources.content({ sourceId: source.id });
    expect(await hashBytes(new Uint8Array(await file.arrayBuffer()))).toBe(source.sha256);
  }
}

test(`a PC that is killed ${kills} times while it writes and sends loses nothing, and sends all of it once`, async () => {
  const district = await startDistrictForTests();
  afterFile(() => district.stop());
  const schoolId = await district.addSchool('Escuela 12');
  const folder = temporaryFolder('interrupted-sync');
  const [library, papers] = [join(folder, 'biblioteca'), join(folder, 'papeles')];
  mkdirSync(papers);
  const environment = { AMANUENSE_CONFIGURATION: join(folder, 'configuration') };
  const open = () => createLocalHost(localConfiguration({ library, plain: true, cores: 1 }, environment), byHand);

  const first = await open();
  const { code } = await district.host.enrolment.createCode(schoolId);
  await first.client.district.enrol({ server: district.url, code });
  await first.client.district.confirm();
  await first.close();

  const random = createRandom(7);
  const kept: string[] = [];
  for (let run = 0; run < kills; run++) {
    const words = [pc, String(run), library, papers];
    const child = spawn(process.execPath, words, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [said, failed] = ['', ''];
    child.stdout.on('data', (bytes) => {
      said += bytes;
    });
    child.stderr.on('data', (bytes) => {
      failed += bytes;
    });
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    await new Promise((resolve) => setTimeout(resolve, random.next() * 1200));
    expect(child.exitCode, failed).toBeNull();
    await kill(child);
    kept.push(...said.split('\n').slice(0, -1));
  }

  const again = await createLocalHost(localConfiguration({ library, plain: true, cores: 1 }, environment), {
    ...byHand,
    resumeJobs: true,
  });
  for (const job of await again.client.jobs.list())
    for await (const _ of await again.client.jobs.watch({ jobId: job.id }));
  await synchronizeChanges(again);
  await moveFiles(again);
  await synchronizeChanges(again);
  const content = await contentOf(again);
  expect(content.people).toEqual(expect.arrayContaining(kept));
  await again.close();
  expect(readdirSync(join(library, 'blobs')).filter((name) => name.endsWith('.partial'))).toEqual([]);

  const fresh = await openEnrolled(district, { schoolId });
  await synchronizeChanges(fresh);
  expect(await contentOf(fresh)).toEqual(content);
  await expectFilesWhole(fresh);
  const { tip } = await district.host.log.page(`school:${schoolId}`, 0, 0);
  const ids = new Set<string>();
  for (let from = 0; from < tip; ) {
    const { operations } = await district.host.log.page(`school:${schoolId}`, from, 1000);
    for (const { id } of operations) ids.add(id);
    from += operations.length;
  }
  expect(ids.size).toBe(tip);
}, 600_000);

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test(`a server that is killed ${serverKills} times while PCs send to it has all that it said it had`, async () => {
  const folder = temporaryFolder('killed-server');
  const postgres = await startPostgresForTests();
  afterFile(() => postgres.stop());
  const port = await freePort();
  const environment = {
    AMANUENSE_FOLDER: folder,
    AMANUENSE_PORT: String(port),
    AMANUENSE_LIBRARIES: '0',
    AMANUENSE_LOG: 'silent',
    DATABASE_URL: postgres.url,
  };
  const url = `http://127.0.0.1:${port}`;
  const start = async () => {
    const child = spawn(process.execPath, [server], { env: { ...process.env, ...environment }, stdio: 'ignore' });
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        quiet,
      )
      .toBe(true);
    return child;
  };
  let serving = await start();
  afterFile(() => kill(serving));
  const host = await createDistrictHost(readConfiguration({ ...environment, AMANUENSE_LOG: 'error' }, false));
  afterFile(() => host.close({ keepsDatabase: true }));
  const schoolId = crypto.randomUUID();
  await host.registry.addSchool({ id: schoolId, name: 'Escuela 12' });
  const line = await startBreakableLine(url);
  afterFile(() => line.stop());
  const enrol = () => openEnrolled({ host, url: line.url }, { schoolId, ...byHand });
  const [one, other] = [await enrol(), await enrol()];

  const random = createRandom(11);
  const stop = new AbortController();
  const working = [one, other].map(async (library, index) => {
    for (let count = 0; !stop.signal.aborted; count++) {
      const name = `${index}-${count}`;
      const rest = { role: 'pupil', dni: null, course: null, birthDate: null, details: {} } as const;
      await library.client.people.create({ familyName: 'Ñáñez', givenName: name, ...rest });
      await library.ingest(library.write(`${name}.txt`, `Nota de ${name}. ${'x'.repeat(300_000)}`));
      // A server that is away is told of, and tried again.
      await synchronizeChanges(library)
        .then(() => moveFiles(library))
        .catch(() => undefined);
    }
  });
  for (let run = 0; run < serverKills; run++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + random.next() * 1500));
    await kill(serving);
    serving = await start();
  }
  stop.abort();
  await Promise.all(working);
  for (const library of [one, other, one, other]) {
    await synchronizeChanges(library);
    await moveFiles(library);
  }
  const content = await contentOf(one);
  expect(await contentOf(other)).toEqual(content);
  const fresh = await enrol();
  await synchronizeChanges(fresh);
  expect(await contentOf(fresh)).toEqual(content);
  await expectFilesWhole(fresh);
}, 600_000);
