// Builds what the tests drive (whisper.cpp, the window, the desktop), makes sure that a Chromium is there, runs every
// test, and closes with one line that counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const chromiumPaths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function run(command, commandArguments, options = {}) {
  return (
    spawnSync(command, commandArguments, { stdio: 'inherit', shell: process.platform === 'win32', ...options })
      .status ?? 1
  );
}

function findChromium() {
  return chromiumPaths.find((path) => path && existsSync(path));
}

function installChromium() {
  const isRoot = process.getuid?.() === 0;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  const [command, ...rest] = [...prefix, 'apt-get'];
  console.error('Installing Chromium for the end-to-end tests …');
  run(command, [...rest, 'update', '-qq'], { stdio: 'ignore' });
  run(command, [...rest, 'install', '-y', '-qq', 'chromium'], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (!findChromium() && process.platform === 'linux') installChromium();
const chromium = findChromium();
if (!chromium) {
  console.error('No Chromium was found: install it, or name it in CHROMIUM_PATH.');
  process.exit(1);
}

const report = join(mkdtempSync(join(tmpdir(), 'amanuense-tests-')), 'report.json');
// Without a compiler it says so, and the tests that need it are skipped by name.
run('npm', ['run', '--silent', 'build:whisper']);
let status = run('npm', ['run', '--silent', 'build:browser']) || run('npm', ['run', '--silent', 'build:desktop']);
if (status === 0) {
  status = run(
    'npx',
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
    { env: { ...process.env, CHROMIUM_PATH: chromium } },
  );
}
const counts = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`);
process.exit(status);
