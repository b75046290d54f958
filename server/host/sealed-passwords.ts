import type { JobRepository } from '../../src-shared/ports/job-repository.ts';
import type { SecretBox } from '../../src-shared/ports/secret-box.ts';
import type { SettingsRepository } from '../../src-shared/ports/settings-repository.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { filePasswordPrefix } from '../../src-shared/use-cases/file-passwords.ts';

/** Seals what is some school's and tells whose it is; what cannot be opened is not known any more. */
type SchoolBox = { seal(text: string, name: string): string; open(sealed: string, name: string): string | undefined };

/**
 * A school's library on the server, in whose tables the passwords of papers lie sealed: those that opened one, and those
 * of jobs that are still to open some. A PC seals its whole library.
 */
export function withSealedPasswords(storage: LibraryStorage, secrets: SecretBox, schoolId: string): LibraryStorage {
  const box: SchoolBox = {
    seal: (text, name) => secrets.seal(text, `${schoolId}:${name}`),
    open(sealed, name) {
      try {
        return secrets.open(sealed, `${schoolId}:${name}`);
      } catch {
        // The server has another key since, or somebody changed it: whoever knows the password is asked again.
        return undefined;
      }
    },
  };
  return { ...storage, settings: sealedSettings(storage.settings, box), jobs: sealedJobs(storage.jobs, box) };
}

function sealedSettings(settings: SettingsRepository, { seal, open }: SchoolBox): SettingsRepository {
  const isSealed = (key: string, value: unknown): value is string =>
    key.startsWith(filePasswordPrefix) && typeof value === 'string';
  return {
    ...settings,
    setLocal: (key, value) => settings.setLocal(key, isSealed(key, value) ? seal(value, key) : value),
    async getLocal(key) {
      const value = await settings.getLocal(key);
      return isSealed(key, value) ? open(value, key) : value;
    },
  };
}

function sealedJobs(jobs: JobRepository, { seal, open }: SchoolBox): JobRepository {
  const opened = <Job extends { id: string; input: unknown }>(job: Job): Job => ({
    ...job,
    input: withPasswords(job.input, (sealed) => open(sealed, job.id)),
  });
  const sealed = (id: string, input: unknown) => withPasswords(input, (password) => seal(password, id));
  return {
    ...jobs,
    insert: (job) => jobs.insert({ ...job, input: sealed(job.id, job.input) }),
    update: (id, fields) =>
      jobs.update(id, 'input' in fields ? { ...fields, input: sealed(id, fields.input) } : fields),
    async get(id) {
      const job = await jobs.get(id);
      return job === null ? null : opened(job);
    },
    list: async (limit) => (await jobs.list(limit)).map(opened),
    unfinished: async () => (await jobs.unfinished()).map(opened),
  };
}

/** A job's input with each password of it changed. */
function withPasswords(input: unknown, change: (password: string) => string | undefined): unknown {
  return JSON.parse(
    JSON.stringify(input ?? null, (key, value: unknown) =>
      key === 'password' && typeof value === 'string' ? change(value) : value,
    ),
  );
}
