import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Timing, timeProgram } from './timed-program.ts';

const require = createRequire(import.meta.url);
const sources = ['whisper.cpp', 'ggml.c', 'ggml-alloc.c', 'ggml-backend.c', 'ggml-quants.c', 'ggml-aarch64.c'];
const bindings = ['binding.cc', 'common.cc', 'model.cc', 'transcribe.cc'];

/**
 * smart-whisper as its package builds itself: the same sources and node-gyp's flags, without an instruction set. Compiled
 * once into `folder`; null where it cannot be (Linux with gcc only).
 */
export function buildStockSmartWhisper(folder: string): string | null {
  const entry = join(folder, 'dist', 'index.js');
  if (existsSync(entry)) return entry;
  if (process.platform !== 'linux') return null;
  const home = dirname(require.resolve('smart-whisper/package.json'));
  const headers = [
    join(dirname(require.resolve('node-api-headers/package.json')), 'include'),
    dirname(createRequire(join(home, 'package.json')).resolve('node-addon-api/package.json')),
    ...['whisper.cpp/include', 'whisper.cpp/ggml/include', 'whisper.cpp/ggml/src'].map((path) => join(home, path)),
  ];
  const release = join(folder, 'build', 'Release');
  mkdirSync(release, { recursive: true });
  const files = [
    ...bindings.map((name) => join(home, 'src', 'binding', name)),
    ...sources.map((name) => join(home, 'whisper.cpp', name === 'whisper.cpp' ? 'src' : join('ggml', 'src'), name)),
  ];
  const objects = files.map((file) => compile(file, release, headers));
  if (objects.includes(null)) return null;
  const target = join(release, 'smart-whisper.node');
  // Every object is one, as was just asked.
  const link = ['-shared', '-pthread', '-o', target, ...(objects as string[])];
  if (spawnSync('c++', link, { stdio: 'inherit' }).status !== 0) return null;
  // It says that its modules are CommonJS.
  cpSync(join(home, 'package.json'), join(folder, 'package.json'));
  cpSync(join(home, 'dist'), join(folder, 'dist.new'), { recursive: true });
  renameSync(join(folder, 'dist.new'), join(folder, 'dist'));
  return entry;
}

function compile(file: string, folder: string, headers: readonly string[]): string | null {
  const object = join(folder, `${file.split(/[\\/]/).at(-1)}.o`);
  const language = file.endsWith('.c') ? 'cc' : 'c++';
  const standard = file.endsWith('.c') ? [] : ['-std=gnu++17'];
  const flags = ['-O3', '-fno-omit-frame-pointer', '-fPIC', '-w', '-D_GNU_SOURCE', '-DNODE_GYP_MODULE_NAME=whisper'];
  const include = headers.map((header) => `-I${header}`);
  const compiler = [...flags, ...standard, ...include, '-c', file, '-o', object];
  return spawnSync(language, compiler, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0 ? object : null;
}

/** A process that loads the model and hears one file of 16-bit samples. */
export function timeStockSmartWhisper(
  entry: string,
  modelFile: string,
  { samplesFile, threads }: { samplesFile: string; threads: number },
): Timing {
  const program = `
    const { Whisper } = require(${JSON.stringify(entry)});
    const bytes = require('node:fs').readFileSync(${JSON.stringify(samplesFile)});
    const samples = Float32Array.from(new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2), (value) => value / 32768);
    (async () => {
      const whisper = new Whisper(${JSON.stringify(modelFile)}, { gpu: false });
      const task = await whisper.transcribe(samples, { language: 'es', n_threads: ${threads}, strategy: 0 });
      await task.result;
      process.exit(0);
    })();`;
  return timeProgram({ program: process.execPath, programArguments: ['-e', program] });
}
