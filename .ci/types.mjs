// Checks the types of every room, each by what its own environment has.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');

for (const room of ['src-shared', 'src-main', 'server', 'src-renderer', 'tests']) {
  const { status } = spawnSync(process.execPath, [compiler, '-p', room], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
