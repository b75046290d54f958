import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/*
 * `npm run measure -- [NAME…]`: quality on documents that nobody here wrote, beside this checkout in ../shared/data
 * or in the folder that AMANUENSE_DATA names; and what we say to models against their vendors' published descriptions,
 * in ../shared/specs or the folder that AMANUENSE_SPECS names. What is not there is said to be not found, and the rest
 * goes on.
 */
const measurements = [
  'tables',
  'search',
  'robustness',
  'ocr',
  'rules',
  'school',
  'orders',
  'speech',
  'speech-words',
  'ollama-schema',
  'openai-schema',
] as const;
/** Those that read no documents of others. */
const withoutData: readonly string[] = ['rules', 'school', 'ollama-schema', 'openai-schema'];
const data = process.env.AMANUENSE_DATA ?? '../shared/data';
const wanted = process.argv.slice(2);
let status = 0;
for (const name of measurements) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n## ${name}`);
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const folder = withoutData.includes(name) ? [] : [data];
  const ended = spawnSync(process.execPath, ['--expose-gc', script, ...folder], { stdio: 'inherit' }).status ?? 1;
  status ||= ended;
}
process.exitCode = status;
