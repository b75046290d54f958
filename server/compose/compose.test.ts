import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import composeSchema from '../../tests/fixtures/compose-spec/compose-spec.json' with { type: 'json' };
import { createServerCommands } from '../commands.ts';
import { readConfiguration } from '../host/server-configuration.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

type Service = {
  image?: string;
  build?: { context: string; dockerfile: string; target?: string };
  command?: string[];
  /** Null where it is given on as .env says it. */
  environment?: Record<string, string | null>;
  ports?: string[];
  networks: string[];
  volumes?: string[];
  secrets?: string[];
  mem_limit: string;
  user?: string;
  profiles?: string[];
  depends_on?: Record<string, object>;
} & Record<string, unknown>;
type Compose = {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
  secrets: Record<string, { file: string }>;
};

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const more = parse(read('server/compose/16-gb.yml')) as Pick<Compose, 'services'>;
type Added = { services: Record<string, Pick<Service, 'environment' | 'secrets' | 'networks'>> } & Pick<
  Compose,
  'secrets'
>;
/** What is added for files in a bucket, and for accounts of a ministry's. */
const additions = ['s3', 'oidc'].map((name) => parse(read(`server/compose/${name}.yml`), { merge: true }) as Added);
const services = Object.entries(compose.services);
const dockerfile = read('server/Dockerfile');
/** Those that run our own program. */
const ours = services.filter(([, { build }]) => build?.target === 'server');

describe('the compose file', () => {
  it('is what Compose understands, and so is what a larger machine adds', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    // Its name of the draft is not the one that the draft has.
    const { $schema: _, ...rules } = composeSchema;
    const validate = ajv.compile(rules);
    for (const file of [compose, more, ...additions]) {
      validate(file);
      expect(validate.errors ?? []).toEqual([]);
      expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(file.services)));
    }
  });

  it('names only networks, volumes, secrets and services that it has', () => {
    for (const [name, { networks, volumes = [], secrets = [], depends_on = {} }] of services) {
      const mounted = volumes.map((volume) => volume.split(':')[0]);
      expect(Object.keys(compose.networks), name).toEqual(expect.arrayContaining(networks));
      expect(Object.keys(compose.volumes), name).toEqual(expect.arrayContaining(mounted));
      expect(Object.keys(compose.secrets), name).toEqual(expect.arrayContaining(secrets));
      expect(Object.keys(compose.services), name).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    }
  });

  it('opens 80 and 443 and nothing else, and lets only the proxy out', () => {
    for (const [name, { ports = [], networks }] of services) {
      expect(ports, name).toEqual(name === 'caddy' ? ['80:8080', '443:8443', '443:8443/udp'] : []);
      const open = networks.filter((network) => !compose.networks[network]?.internal);
      expect(open, name).toEqual(name === 'caddy' ? ['outside'] : []);
    }
  });

  it('lets nobody but the server near the vectors, and nothing near the database but it and its backups', () => {
    const on = (network: string) =>
      services.filter(([, { networks }]) => networks.includes(network)).map(([name]) => name);
    expect(on('vectors')).toEqual(['api', 'chroma']);
    expect(on('database')).toEqual(['api', 'postgres', 'backup']);
    expect(on('server')).toEqual(['caddy', 'api']);
  });

  it('starts no model that nothing asks, and gives what keeps models a folder of its own', () => {
    expect(services.filter(([, { profiles }]) => profiles?.includes('models')).map(([name]) => name)).toEqual([
      'ollama',
    ]);
    for (const name of ['ollama', 'whisper']) {
      const [, folder] = compose.services[name]!.volumes![0]!.split(':');
      expect(read(`server/compose/${name}.Dockerfile`)).toContain(`chown 1000:1000 ${folder}\nUSER 1000\n`);
    }
  });

  it('lets Ollama out while a model is brought, and not longer, whatever comes of it', () => {
    const folder = temporaryFolder('bring');
    const docker = `#!/bin/sh\necho "$*" >> "${folder}/said"\n[ "$2" = ps ] && echo abc\n[ "$6" != no-such ]\n`;
    writeFileSync(join(folder, 'docker'), docker, { mode: 0o700 });
    const bring = (...models: string[]) => {
      writeFileSync(join(folder, 'said'), '');
      const words = [join(root, 'server/compose/bring-models.sh'), ...models];
      const { status } = spawnSync('sh', words, { env: { PATH: `${folder}:${process.env.PATH}` } });
      return { status, said: readFileSync(join(folder, 'said'), 'utf8').trim().split('\n').slice(1) };
    };
    const [out, back] = ['connect', 'disconnect'].map((word) => `network ${word} amanuense_outside abc`);
    const pull = (model: string) => `compose exec ollama ollama pull ${model}`;
    expect(bring('a', 'b')).toEqual({ status: 0, said: [out, pull('a'), pull('b'), back] });
    expect(bring('no-such', 'b')).toEqual({ status: 1, said: [out, pull('no-such'), back] });
  });

  it('gives whoever has to reach a bucket or a provider a way out, and a secret as a file', () => {
    for (const { services, secrets } of additions) {
      for (const [name, added] of Object.entries(services)) {
        expect(added.networks, name).toEqual(['outside']);
        expect(added.secrets, name).toEqual(Object.keys(secrets));
        const given = Object.values(added.environment ?? {}).filter((value) => value?.startsWith('/run/secrets/'));
        expect(given, name).toEqual(Object.keys(secrets).map((secret) => `/run/secrets/${secret}`));
      }
    }
  });

  it('watches every service, limits its memory, takes its rights and lets none run as root', () => {
    for (const [name, service] of services) {
      expect(service, name).toMatchObject({ healthcheck: { test: expect.any(Array) }, restart: 'unless-stopped' });
      expect(service, name).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      if (service.build) continue;
      expect(service.user, name).toBeDefined();
      expect(service.image, name).toMatch(/:[\w.-]*\d[\w.-]*$/);
    }
    const built = new Set(services.flatMap(([, { build }]) => (build ? [join(build.context, build.dockerfile)] : [])));
    expect(built.size).toBe(4);
    for (const file of built) {
      const stages = read(file)
        .split(/^FROM /m)
        .slice(1);
      const run = stages.filter((stage) => file !== 'server/Dockerfile' || stage.includes('\nENTRYPOINT '));
      expect(run.length, file).toBe(file === 'server/Dockerfile' ? 2 : 1);
      for (const stage of run) expect(stage, file).toMatch(/^USER (?!0|root)\w+$(?![\s\S]*^USER )/m);
      for (const [image] of stages.map((stage) => stage.split(/\s/))) {
        if (image !== 'packages') expect(image, file).toMatch(/:[\w.-]*\d[\w.-]*$/);
      }
    }
  });

  it('fits in 8 GB, and in 16 GB with what is added', () => {
    const megabytes = (limit: string) => Number.parseInt(limit, 10) * (limit.endsWith('g') ? 1024 : 1);
    const sum = (limits: string[]) => limits.reduce((total, limit) => total + megabytes(limit), 0);
    expect(sum(services.map(([, { mem_limit }]) => mem_limit))).toBeLessThanOrEqual(7.75 * 1024);
    const larger = services.map(([name, { mem_limit }]) => more.services[name]?.mem_limit ?? mem_limit);
    expect(sum(larger)).toBeLessThanOrEqual(15.5 * 1024);
  });
});

describe('the server in a container', () => {
  const readByNode: ReadonlySet<string> = new Set(['NODE_OPTIONS', 'TZ']);
  const password = join(temporaryFolder('secrets'), 'password');
  writeFileSync(password, 'ñandú @/: 12\n');
  /** With what .env says, with everything that may be added, and with files in the place of what lies in the container. */
  const environmentOf = (name: string, service: Service) => {
    const added = additions.map(({ services }) => services[name]?.environment ?? {});
    const environment: NonNullable<Service['environment']> = Object.assign({}, service.environment, ...added);
    return Object.fromEntries(
      Object.entries(environment).map(([key, value]) => {
        if (value?.startsWith('/run/secrets/')) return [key, password];
        return [key, value === null || value.includes('${') ? said[key]! : value];
      }),
    );
  };

  it.each(ours)('reads every variable that %s is given, the secrets from their files', (name, service) => {
    const environment = environmentOf(name, service);
    const configured = readConfiguration(environment, false);
    for (const [name, value] of Object.entries(environment)) {
      if (readByNode.has(name)) continue;
      expect(configuredOrNot({ ...environment, [name]: `${value}0x` }), name).not.toEqual(configured);
    }
    const { databaseUrl, folder } = configured;
    expect(new URL(databaseUrl ?? '').password).toBe(encodeURIComponent('ñandú @/: 12'));
    expect(service.volumes?.some((volume) => volume.split(':')[1] === folder)).toBe(true);
    expect(dockerfile).toContain(`chown node:node ${folder}`);
  });

  it('is given everything that a server can be told, but for stores of vectors and models that have no container', () => {
    const files = readdirSync(join(root, 'server/host')).filter((file) =>
      /(configuration|environment-files)\.ts$/.test(file),
    );
    const code = files.map((file) => read(`server/host/${file}`).replace(/\/\*\*[\s\S]*?\*\//g, '')).join('\n');
    const told = new Set(code.match(/\b[A-Z][A-Z\d]*(_[A-Z\d]+)+\b/g));
    const given = Object.keys(environmentOf('api', compose.services.api!)).map((name) => name.replace(/_FILE$/, ''));
    const isInContainers = (name: string) => !/^(PINECONE_|WEAVIATE_|AMANUENSE_VECTORS$|OPENAI_)/.test(name);
    expect([...told].filter(isInContainers).sort()).toEqual(given.filter((name) => !readByNode.has(name)).sort());
  });

  it.each(ours)('tells the hours of the district in %s, and not those of a machine abroad', (_, { environment }) => {
    const [, timeZone] = /^\$\{TZ:-(.+)\}$/.exec(environment?.TZ ?? '') ?? [];
    const clock = new Intl.DateTimeFormat('es-AR', { timeZone: timeZone ?? '', hour: 'numeric', hourCycle: 'h23' });
    expect(clock.format(Date.UTC(2026, 2, 2, 6))).toBe('03');
  });

  it.each(ours)('knows the command that %s starts with', (_, { command = [] }) => {
    const configuration = readConfiguration({}, false);
    const program = createServerCommands(configuration, { say: () => undefined, stopSignal: AbortSignal.abort() });
    const found = program.commands.find((known) => known.name() === command[0]);
    const options = command.slice(1).filter((word) => word.startsWith('--'));
    expect(found?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(options));
  });

  it('is made of what is there, and of what is handed to who builds it', () => {
    const [all, ...handed] = read('.dockerignore').trim().split('\n');
    expect(all).toBe('*');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) => from!.split(' '));
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'src-main', 'server']));
    for (const from of copied) {
      expect(existsSync(join(root, from)), from).toBe(true);
      expect(handed, from).toContain(`!${from.split('/')[0]}`);
    }
    for (const [name, { build }] of services) {
      if (!build) continue;
      expect(existsSync(join(root, build.context, build.dockerfile)), name).toBe(true);
      if (build.target) expect(dockerfile).toContain(` AS ${build.target}\n`);
    }
  });

  it('lacks no package that it loads', () => {
    const [, removed = ''] = /rm -rf ([\s\S]*?)\n\n/.exec(dockerfile) ?? [];
    const gone = removed
      .split(/[\s\\]+/)
      .filter(Boolean)
      .map((name) => new RegExp(`^${name.replace('*', '.*')}(/|$)`));
    expect(gone.length).toBeGreaterThan(10);
    // The server, the processes that it starts, and what speaks to models, which is loaded where there are some.
    const entries = [
      'server/main.ts',
      'src-main/host/reader-process.ts',
      'src-main/host/audio-process.ts',
      'src-shared/language-models/ollama.ts',
      'src-shared/language-models/ollama-embedder.ts',
      'src-shared/language-models/openai-compatible.ts',
    ];
    const loaded = entries.flatMap((entry) => loadedPackages(join(root, entry)));
    expect(loaded).toEqual(expect.arrayContaining(['pg', 'pino', '@orpc/server', 'ollama', 'openai']));
    expect(loaded.filter((name) => gone.some((pattern) => pattern.test(name)))).toEqual([]);
  });
});

/** What a district's .env could say. */
const said: Record<string, string> = {
  AMANUENSE_LIBRARIES: '0',
  AMANUENSE_BACKUP_BEFORE_UPDATE: '0',
  AMANUENSE_AUDIT_YEARS: '5',
  AMANUENSE_LOG: 'warn',
  AMANUENSE_ADDRESS: 'https://sync.distrito.example',
  OLLAMA_MODEL: 'gemma3:1b',
  OLLAMA_EMBEDDING_MODEL: 'embeddinggemma',
  S3_BUCKET: 'escuelas',
  S3_ACCESS_KEY_ID: 'AKIA',
  S3_ENDPOINT: 'https://minio.distrito.example',
  S3_REGION: 'sa-east-1',
  S3_PATH_STYLE: '1',
  OIDC_ISSUER: 'https://cuentas.example',
  OIDC_CLIENT_ID: 'amanuense',
  OIDC_NAME: 'la cuenta del ministerio',
  OIDC_SECOND_FACTOR: '1',
};

/** Null where it makes no sense. */
function configuredOrNot(environment: Record<string, string>) {
  try {
    return readConfiguration(environment, false);
  } catch {
    return null;
  }
}

/** The npm packages that a program and what it imports load at its start, but for types. */
function loadedPackages(entry: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, name] of readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
      if (name!.startsWith('.')) visit(join(path, '..', name!));
      else if (!name!.startsWith('node:')) packages.add(name!);
    }
  };
  visit(entry);
  return [...packages];
}
