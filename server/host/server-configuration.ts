import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { findBrowser } from '../../src-main/adapters/printing/find-browser.ts';
import { s3ConfigurationSchema } from '../adapters/blobs/s3-configuration.ts';
import { openIdConfigurationSchema } from '../adapters/openid/openid-provider.ts';
import { type Environment, withSecretFiles } from './environment-files.ts';
import { modelConfigurationSchema, readModelConfiguration } from './model-configuration.ts';
import { readVectorConfiguration, vectorConfigurationSchema } from './vector-configuration.ts';

/** What a server is told when it is started. */
export type ServerConfiguration = z.infer<typeof schema>;

const schema = z.object({
  /** Holds the server's key and, where it has its own, the database. */
  folder: z.string(),
  /** Null for a Postgres of its own. */
  databaseUrl: z.string().nullable(),
  hostname: z.string(),
  port: z.coerce.number().int().min(0).max(65_535),
  isBehindProxy: z.boolean(),
  /** Where people reach this server, without a slash at its end; null where nobody said. */
  address: z.url({ protocol: /^https?$/ }).nullable(),
  vectors: vectorConfigurationSchema,
  models: modelConfigurationSchema,
  /** A browser of this machine that prints documents; null for none. */
  browserProgram: z.string().nullable(),
  /** Null where the schools' files lie in the folder. */
  s3: s3ConfigurationSchema.nullable(),
  /** Null where people come in by a password alone. */
  openId: openIdConfigurationSchema.nullable(),
  /** Whether what schools write is also laid out in libraries on the server, for people to work in with a browser. */
  keepsLibraries: z.boolean(),
  /** Whether a backup is made before tables are brought up to date. */
  keepsBeforeUpdate: z.boolean(),
  /** How long the audit is kept in the database: what is older goes to files. */
  auditYears: z.coerce.number().int().min(2).max(100),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
});

/** The configuration that the environment's variables say (docs/server.md). Throws where one makes no sense. */
export function readConfiguration(said: Environment, isRoot: boolean): ServerConfiguration {
  const environment = withSecretFiles(said);
  const read = schema.safeParse({
    folder: resolve(environment.AMANUENSE_FOLDER ?? defaultFolder(isRoot)),
    databaseUrl: databaseUrl(environment),
    hostname: environment.AMANUENSE_HOST ?? '127.0.0.1',
    port: environment.AMANUENSE_PORT ?? 8330,
    isBehindProxy: environment.AMANUENSE_BEHIND_PROXY === '1',
    address: environment.AMANUENSE_ADDRESS?.replace(/\/+$/, '') ?? null,
    vectors: readVectorConfiguration(environment),
    models: readModelConfiguration(environment),
    // A browser that root runs has no sandbox, and what it prints is made of files that people bring.
    browserProgram: isRoot ? null : findBrowser(environment),
    s3: s3(environment),
    openId: openId(environment),
    keepsLibraries: environment.AMANUENSE_LIBRARIES !== '0',
    keepsBeforeUpdate: environment.AMANUENSE_BACKUP_BEFORE_UPDATE !== '0',
    auditYears: environment.AMANUENSE_AUDIT_YEARS ?? 10,
    logLevel: environment.AMANUENSE_LOG ?? 'info',
  });
  if (!read.success) throw new Error(read.error.issues.map(sentenceOf).join('\n'));
  return read.data;
}

/** What says each part of the configuration; for the rest, the variables of a part are named in docs/server.md. */
const variables: Readonly<Record<string, string>> = {
  hostname: 'AMANUENSE_HOST',
  address: 'AMANUENSE_ADDRESS: tiene que ser una dirección http',
  port: 'AMANUENSE_PORT: tiene que ser un puerto, de 0 a 65535',
  auditYears: 'AMANUENSE_AUDIT_YEARS: tiene que ser un número de años, de 2 a 100',
  logLevel: 'AMANUENSE_LOG: tiene que ser debug, info, warn, error o silent',
  'vectors.store': 'AMANUENSE_VECTORS: tiene que ser chroma, pinecone o weaviate',
  'vectors.chromaUrl': 'CHROMA_URL: tiene que ser una dirección http',
  'vectors.pinecone.url': 'PINECONE_URL: tiene que ser una dirección http',
  'vectors.weaviate.url': 'WEAVIATE_URL: tiene que ser una dirección http',
  'vectors.weaviate.grpcUrl': 'WEAVIATE_GRPC_URL: tiene que ser una dirección http',
  'models.writing.url': 'OLLAMA_URL u OPENAI_BASE_URL: tiene que ser una dirección http',
  'models.searching.url': 'OLLAMA_URL: tiene que ser una dirección http',
  's3.bucket': 'S3_BUCKET: es el nombre de un depósito, de tres letras o más',
  's3.endpoint': 'S3_ENDPOINT: tiene que ser una dirección http',
  's3.accessKeyId': 'S3_ACCESS_KEY_ID: hay que decirla con S3_BUCKET',
  's3.secretAccessKey': 'S3_SECRET_ACCESS_KEY: hay que decirla con S3_BUCKET',
  'openId.issuer': 'OIDC_ISSUER: tiene que ser una dirección https',
  'openId.clientId': 'OIDC_CLIENT_ID: hay que decirlo con OIDC_ISSUER',
  'openId.clientSecret': 'OIDC_CLIENT_SECRET: hay que decirlo con OIDC_ISSUER',
  'openId.name': 'OIDC_NAME: hay que decirlo con OIDC_ISSUER',
  'openId.address': 'AMANUENSE_ADDRESS: con OIDC_ISSUER hay que decir la dirección de este servidor',
};

/** Without what was said, which may be a secret. */
function sentenceOf({ path }: { path: readonly PropertyKey[] }): string {
  const place = path.map(String).join('.');
  return `No se entiende una variable. ${variables[place] ?? place}. Están todas en docs/server.md.`;
}

/** Null for a Postgres of its own. The password may be said apart from the rest. */
function databaseUrl({ DATABASE_URL: url, DATABASE_PASSWORD: password }: Environment): string | null {
  if (url === undefined) return null;
  return password === undefined ? url : Object.assign(new URL(url), { password }).href;
}

/** Null where no bucket is named; whose key it is has to be said then. */
function s3(environment: Environment) {
  if (environment.S3_BUCKET === undefined) return null;
  return {
    bucket: environment.S3_BUCKET,
    endpoint: environment.S3_ENDPOINT ?? null,
    region: environment.S3_REGION ?? 'us-east-1',
    accessKeyId: environment.S3_ACCESS_KEY_ID,
    secretAccessKey: environment.S3_SECRET_ACCESS_KEY,
    usesPathStyle: environment.S3_PATH_STYLE === '1',
  };
}

/** Null where no provider is named; each of the rest is asked for then. */
function openId(environment: Environment) {
  if (environment.OIDC_ISSUER === undefined) return null;
  return {
    issuer: environment.OIDC_ISSUER,
    clientId: environment.OIDC_CLIENT_ID,
    clientSecret: environment.OIDC_CLIENT_SECRET,
    name: environment.OIDC_NAME,
    address: environment.AMANUENSE_ADDRESS,
    alwaysHasSecondFactor: environment.OIDC_SECOND_FACTOR === '1',
  };
}

/** Where Postgres may go too: it runs as another user where the server is root, whose own folder is shut. */
function defaultFolder(isRoot: boolean): string {
  return isRoot ? '/var/lib/amanuense' : join(homedir(), 'amanuense-server');
}
