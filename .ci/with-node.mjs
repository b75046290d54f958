// Runs a program of ours (`node .ci/with-node.mjs PROGRAM …`) with the pinned Node, whatever Node was at hand: the
// shell that ran `npm run` may remember the old one even after the checkout was set up.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import './prepare.mjs';

const pinnedMajor = 24;
const [program, ...programArguments] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const path = resolve(root, program);

if (Number.parseInt(process.versions.node, 10) >= pinnedMajor) {
  process.argv.splice(1, 2, path);
  await import(pathToFileURL(path).href);
} else {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(node, [path, ...programArguments], { stdio: 'inherit' });
  // The terminal tells both of Ctrl+C; the program decides when it has ended.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130);
  });
}
