import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The megabytes that new objects have taken in a process of its own, after a while of some of them living on. */
function spaceOfNewObjects(before: string): number {
  const program = `
    import { getHeapSpaceStatistics } from 'node:v8';
    ${before}
    const living = [];
    for (let index = 0; index < 3_000_000; index++) living[index % 200_000] = { index, text: 'n' + index };
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    console.log(space.space_size / 1024 / 1024);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return Number(run.stdout);
}

describe('keepYoungGenerationSmall', () => {
  it('keeps the space of new objects from growing, which it does by itself', () => {
    const module = new URL('./young-generation.ts', import.meta.url).href;
    const small = `const { keepYoungGenerationSmall } = await import('${module}'); keepYoungGenerationSmall();`;
    expect(spaceOfNewObjects(small)).toBeLessThan(5);
    expect(spaceOfNewObjects('')).toBeGreaterThan(10);
  });
});
