import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterFile } from '../fixtures/after-file.ts';

/** The engine that the pretended CMake leaves: what a PC with two cores, AVX2 and a broken AVX2 library says. */
const engine = `#!/bin/sh
case "$1 $2" in
  describe*) echo '{"levels":["haswell","ivybridge","sandybridge","sse42","x64"],"physicalCores":2}';;
  "probe haswell") exit 4;;
esac
`;

/** What a compiler and CMake are for this process, as a test says; its own again once the file's tests are done. */
export function createBuildTools(folder: string) {
  const tools = join(folder, 'tools');
  const { PATH, CXX } = process.env;
  delete process.env.CXX;
  afterFile(() => {
    process.env.PATH = PATH;
    if (CXX !== undefined) process.env.CXX = CXX;
  });
  writeProgram(join(folder, 'engine'), engine);
  writeProgram(join(tools, 'c++'), '#!/bin/sh\necho c++ 13\n');

  return {
    /** A CMake that configures and builds with those lines of shell; `$2` is the folder that it builds in. */
    withCmake(build: string, configure = ''): void {
      const cases = `--version) echo cmake 3;;\n-S) ${configure};;\n--build) ${build};;`;
      writeProgram(join(tools, 'cmake'), `#!/bin/sh\ncase "$1" in\n${cases}\nesac\n`);
      process.env.PATH = `${tools}:${PATH}`;
    },
    /** Neither is there. */
    withNothing(): void {
      process.env.PATH = join(folder, 'empty');
    },
    /** CMake, and no compiler. */
    withoutCompiler(): void {
      const alone = join(folder, 'alone');
      writeProgram(join(alone, 'cmake'), '#!/bin/sh\necho cmake 3\n');
      process.env.PATH = alone;
    },
    /** What CMake does where all is well. */
    builds: `mkdir -p "$2/bin"; cd "$2/bin"
      for level in haswell ivybridge sandybridge sse42 x64; do touch "libggml-cpu-$level.so"; done
      cp ${join(folder, 'engine')} amanuense-whisper`,
  };
}

function writeProgram(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}
