import { spawnSync } from 'node:child_process';

/** Seconds: on the clock, and of all its processors together. */
export type Timing = { seconds: number; processorSeconds: number };

export type TimedProgram = {
  program: string;
  programArguments: readonly string[];
  folder?: string;
  environment?: NodeJS.ProcessEnv;
  /** The file that it reads on stdin. */
  input?: string;
};

/** Runs a program to its end; what it prints is thrown away. The shell counts the processors' time. Throws when it fails. */
export function timeProgram({ program, programArguments, folder, environment, input }: TimedProgram): Timing {
  const script = `"$@" < '${input ?? '/dev/null'}' > /dev/null; code=$?; times; exit $code`;
  const startedAt = performance.now();
  const ended = spawnSync('sh', ['-c', script, 'sh', program, ...programArguments], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (ended.status !== 0) throw new Error(`${program} ended with ${ended.status}: ${ended.stderr.slice(-2_000)}`);
  // The second line of `times` is what the shell's children took, of programs and of the system.
  const taken = [...(ended.stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const processorSeconds = taken.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);
  return { seconds, processorSeconds };
}

/** The one in the middle by the clock. */
export function medianTiming(timings: readonly Timing[]): Timing {
  return [...timings].sort((one, other) => one.seconds - other.seconds)[Math.floor(timings.length / 2)]!;
}
