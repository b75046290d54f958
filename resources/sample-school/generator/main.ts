import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { produceSchool, type SchoolOrder } from './produce-school.ts';
import type { Truth, TruthPaper } from './truth.ts';

const usage = 'npm run sample-school -- --seed N --size PAPERS --out DIR [--text-only]';

function readOrder(): SchoolOrder & { out: string } {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '75' },
      out: { type: 'string' },
      'text-only': { type: 'boolean', default: false },
    },
  });
  const [seed, size] = [Number(values.seed), Number(values.size)];
  if (!Number.isInteger(seed) || !Number.isInteger(size) || size < 1 || values.out === undefined)
    throw new Error(usage);
  return { seed, size, textOnly: values['text-only'], out: values.out };
}

/** Writes the papers under `out`/papers and the truth to `out`/truth/truth.json. */
async function writeSchool({ out, ...order }: SchoolOrder & { out: string }): Promise<Truth> {
  const { about, files } = produceSchool(order);
  await rm(join(out, 'papers'), { recursive: true, force: true });
  const papers: TruthPaper[] = [];
  for await (const { file, bytes, truths } of files) {
    const path = join(out, 'papers', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    papers.push(...truths);
  }
  const truth = { ...about, papers };
  await mkdir(join(out, 'truth'), { recursive: true });
  await writeFile(join(out, 'truth', 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
  return truth;
}

const order = readOrder();
const truth = await writeSchool(order);
console.log(`${truth.papers.length} papers of ${truth.school.name} in ${order.out}`);
