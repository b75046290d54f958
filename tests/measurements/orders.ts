import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { speaksToReader } from '../../src-shared/domain/orders/speaks-to-reader.ts';
import { findOrders } from '../../src-shared/domain/orders/without-orders.ts';
import { isAboutQuestion } from '../../src-shared/domain/plain-sentence.ts';
import { readQuestionSet } from '../evaluation/question-set.ts';
import { readFile } from '../fixtures/reading-documents.ts';

/*
 * False alarms of the rules that keep a paper's orders from models, on papers in which nobody gives any: the sample
 * school's, and texts that nobody here wrote. Prints one line a set, and with --show what was taken for an order.
 *   node tests/measurements/orders.ts [data folder] [--show]
 */

const shows = process.argv.includes('--show');
const data = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/data';

function filesUnder(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function tell(name: string, texts: ReadonlyMap<string, string>): void {
  if (texts.size === 0) console.log(`${name}: not found`);
  if (texts.size === 0) return;
  let [sentences, signs, found, hidden, milliseconds] = [0, 0, 0, 0, 0];
  for (const [title, text] of texts) {
    sentences += (text.match(/[^.!?\n]+[.!?\n]+/gu) ?? []).length;
    signs += text.length;
    const started = performance.now();
    const orders = findOrders(text);
    milliseconds += performance.now() - started;
    found += orders.length;
    for (const { start, end } of orders) {
      hidden += end - start;
      if (shows) console.log(`  ${title}: ${JSON.stringify(text.slice(start, end))}`);
    }
  }
  const sayings = [...texts.values()].flatMap((text) => text.match(/[^.!?\n]+[.!?\n]+/gu) ?? []);
  const addressed = sayings.filter(speaksToReader);
  if (shows) for (const saying of addressed.slice(0, 40)) console.log(`  quoted: ${saying.trim()}`);
  console.log(`${name}: ${addressed.length} of ${sayings.length} sentences would be quoted, not retold`);
  const share = ((100 * hidden) / signs).toFixed(3);
  const speed = (signs / 1000 / milliseconds).toFixed(1);
  console.log(
    `${name}: ${texts.size} texts, ${sentences} sentences, ${found} taken for orders, ${share} % of signs; ${speed} MB/s`,
  );
}

async function readSchool(): Promise<Map<string, string>> {
  const folder = join(programFolder, 'resources', 'sample-school', 'papers');
  const texts = new Map<string, string>();
  for (const path of filesUnder(folder, /\.(?:pdf|docx|odt|rtf|txt|xlsx|xls|ods|csv|eml|html)$/)) {
    const read = await readFile(path, new Uint8Array(readFileSync(path))).catch(() => null);
    for (const page of read?.text.pages ?? []) {
      if (page.text.trim() !== '') texts.set(`${relative(folder, path)} ${page.number}`, page.text);
    }
  }
  return texts;
}

tell('sample school, papers that need no recognition', await readSchool());
for (const name of ['leyes-ar', 'qa-xquad-es', 'qa-squad2-es']) {
  const set = readQuestionSet(join(data, name));
  tell(name, set?.documents ?? new Map());
  if (!set) continue;
  const answered = set.questions.filter(({ isAnswerable, answers }) => isAnswerable && answers.length > 0);
  const unrelated = answered.filter(({ text, document, answers }) => {
    const context = set.documents.get(document) ?? '';
    return !isAboutQuestion('', sentenceOf(context, answers[0]!), text);
  });
  const quoted = answered.filter(({ document, answers }) => {
    return speaksToReader(sentenceOf(set.documents.get(document) ?? '', answers[0]!));
  });
  if (answered.length > 0) {
    console.log(`${name}: ${quoted.length} of ${answered.length} right sentences would be quoted, not retold`);
    if (shows)
      for (const { document, answers } of quoted)
        console.log(`  ${sentenceOf(set.documents.get(document) ?? '', answers[0]!)}`);
    console.log(`${name}: ${unrelated.length} of ${answered.length} right sentences share no word with their question`);
  }
}
for (const name of ['actas-ar', 'municipio-ar']) {
  const paths = filesUnder(join(data, name), /\.(?:txt|srt|csv)$/).filter((path) => !path.endsWith('FILES.csv'));
  tell(name, new Map(paths.map((path) => [relative(data, path), readFileSync(path, 'utf8')])));
}

/** The sentence of a paragraph in which an answer stands. */
function sentenceOf(context: string, answer: string): string {
  const at = context.indexOf(answer);
  const start = Math.max(0, context.lastIndexOf('. ', at) + 1);
  const end = context.indexOf('. ', at + answer.length);
  return context.slice(start, end < 0 ? undefined : end + 1);
}
