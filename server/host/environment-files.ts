import { readFileSync } from 'node:fs';

/** What the environment's variables say; undefined where a variable is not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a container is given as a file and not as a variable, which others of the machine can read. */
const secrets = [
  'DATABASE_URL',
  'DATABASE_PASSWORD',
  'PINECONE_API_KEY',
  'WEAVIATE_API_KEY',
  'OIDC_CLIENT_SECRET',
  'S3_SECRET_ACCESS_KEY',
];

/** The environment with what `NAME_FILE` holds as `NAME`, for each secret. Throws where a file that is named cannot be read. */
export function withSecretFiles(environment: Environment): Environment {
  const read = secrets.flatMap((name) => {
    const path = environment[`${name}_FILE`];
    return path === undefined ? [] : [[name, readFileSync(path, 'utf8').trim()]];
  });
  return { ...environment, ...Object.fromEntries(read) };
}
