// Usage: node tests/language-models/build-ollama.ts FOLDER
// Builds the Ollama that `npm run live:ollama` was last run against, with Go, its module proxy and a C++ compiler; it
// takes some twenty minutes on a small machine. Where there is no Go it says so. Then: FOLDER/bin/ollama serve
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ollama = 'github.com/ollama/ollama@v0.17.4';
/** Headers of others that a Go module leaves out, and the modules that still carry them. */
const headers = [
  { to: 'nlohmann/json.hpp', module: 'github.com/ollama/ollama@v0.6.5', from: 'llama/llama.cpp/common/json.hpp' },
  { to: 'stb/stb_image.h', module: 'github.com/ollama/ollama@v0.6.5', from: 'llama/llama.cpp/common/stb_image.h' },
  { to: 'miniaudio/miniaudio.h', module: 'github.com/gen2brain/malgo@v0.11.24', from: 'miniaudio.h' },
];

function buildOllama(folder: string): void {
  if (spawnSync('go', ['version']).status !== 0) {
    console.log('go: not found');
    return;
  }
  const include = join(folder, 'include');
  for (const { to, module, from } of headers) {
    const target = join(include, to);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(downloadModule(module), from), target);
  }
  writeFileSync(join(include, 'nlohmann', 'json_fwd.hpp'), '#pragma once\n#include "json.hpp"\n');
  const environment = { ...process.env, CPATH: include, GOBIN: join(folder, 'bin'), CGO_ENABLED: '1' };
  const built = spawnSync('go', ['install', ollama], { env: environment, stdio: 'inherit' });
  process.exitCode = built.status ?? 1;
}

/** Where Go keeps a module that it has downloaded. */
function downloadModule(module: string): string {
  const { stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' });
  const { Dir: folder } = JSON.parse(stdout || '{}');
  if (typeof folder !== 'string') throw new Error(`${module} could not be downloaded: ${stdout}${stderr}`);
  return folder;
}

buildOllama(resolve(process.argv[2] ?? 'out/ollama'));
