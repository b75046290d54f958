import { defineConfig } from 'vitest/config';

const shared = { pool: 'forks', testTimeout: 60_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    // Unless told it leaves a processor to nobody: half of what a small machine has.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: ['src-shared/**/*.test.ts', 'src-renderer/**/*.test.ts'],
          // Nothing in them outlives a test: a worker reads the program once and not for each file.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['src-main/**/*.test.ts', 'server/**/*.test.ts', 'resources/**/*.test.ts', 'tests/**/*.test.ts'],
        },
      },
    ],
  },
});
