import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Exchange, exchangesVariable } from '../fakes/record-exchanges.ts';
import { type BodyCheck, readVendorDescription, type VendorDescription } from './vendor-description.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const specifications = process.env.AMANUENSE_SPECS ?? '../shared/specs';

type Vendor = {
  vendor: Exchange['vendor'];
  specification: string;
  /** The tests whose traffic is checked. */
  tests: string[];
  /** Where the description has the body of a refusal; without it, refusals are only looked for. */
  refusal?: string[];
  /** Where an operation's answer is described in several shapes that are one another's too: the one that is asked for. */
  answers?: Record<string, string[]>;
};

type Row = { requests: number; bodies: number; violations: string[]; undeclared: Set<string>; isDescribed: boolean };

/**
 * Runs tests of adapters against their fake server and checks every body that went either way, streamed lines one by
 * one, against the vendor's published description. Exit status 1 on a violation.
 */
export function measureVendorSchema({ vendor, specification, tests, refusal, answers }: Vendor): void {
  const file = join(specifications, specification);
  if (!existsSync(file)) {
    console.log(`${specification}: not found`);
    return;
  }
  const exchanges = recordTraffic(tests).filter((exchange) => exchange.vendor === vendor);
  const description = readVendorDescription(file);
  const rows = new Map<string, Row>();
  for (const exchange of exchanges) {
    const path = exchange.path.replace(/^(\/api\/blobs\/).*/, '$1{digest}');
    const name = `${exchange.method} ${path}`;
    const row = rows.get(name) ?? { requests: 0, bodies: 0, violations: [], undeclared: new Set(), isDescribed: true };
    rows.set(name, row);
    row.requests++;
    row.isDescribed = description.hasOperation(path, exchange.method.toLowerCase());
    if (row.isDescribed) checkExchange({ exchange, description, refusal, answer: answers?.[exchange.path], row });
  }
  report(rows);
}

/** The exchanges of a run of tests, kept in a file by the fakes themselves. */
function recordTraffic(tests: string[]): Exchange[] {
  const folder = mkdtempSync(join(tmpdir(), 'exchanges-'));
  const file = join(folder, 'exchanges.jsonl');
  try {
    const runner = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
    const run = spawnSync(process.execPath, [runner, 'run', ...tests], {
      cwd: repository,
      env: { ...process.env, [exchangesVariable]: file },
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`the tests whose traffic is checked fail:\n${run.stdout}\n${run.stderr}`);
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    // The fakes wrote them.
    return lines.map((line) => JSON.parse(line) as Exchange);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Checking = {
  exchange: Exchange;
  description: VendorDescription;
  refusal: string[] | undefined;
  answer: string[] | undefined;
  row: Row;
};

function checkExchange({ exchange, description, refusal, answer, row }: Checking): void {
  const operation = ['paths', exchange.path, exchange.method.toLowerCase()];
  const askedAs = (mediaType: string) =>
    description.bodyAt([...operation, 'requestBody', 'content', mediaType, 'schema']);
  // The fields of a form are noted by the fake as an object.
  const asked = askedAs('application/json') ?? askedAs('multipart/form-data');
  if (asked && exchange.request !== null) check('request', asked, JSON.parse(exchange.request), row);
  const mediaType = exchange.contentType.split(';')[0] ?? '';
  const isRefused = exchange.status >= 400;
  const refused = refusal && description.bodyAt(refusal);
  const answered = isRefused
    ? refused
    : description.bodyAt(answer ?? [...operation, 'responses', '200', 'content', mediaType, 'schema']);
  const bodies = bodiesOf(exchange.response, mediaType);
  if (bodies === null) row.violations.push(`answer of a kind that nobody reads: ${mediaType}`);
  for (const body of bodies ?? []) {
    const shape = isRefusal(body) ? refused : answered;
    if (isRefused && !isRefusal(body)) row.violations.push(`answer ${exchange.status} with no "error"`);
    if (shape) check('answer', shape, body, row);
    else if (!isRefusal(body)) row.violations.push(`answer of a kind that is not described: ${mediaType}`);
  }
}

function check(side: 'request' | 'answer', shape: BodyCheck, body: unknown, row: Row): void {
  row.bodies++;
  row.violations.push(...shape.violations(body).map((violation) => `${side}: ${violation}`));
  for (const field of shape.undeclared(body)) row.undeclared.add(`${side} ${field}`);
}

function isRefusal(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}

/** The bodies that a response carries: none, one, or one per line or event; a last one cut short is left out. */
function bodiesOf(text: string, mediaType: string): unknown[] | null {
  if (text === '') return [];
  if (mediaType === 'application/json') return [JSON.parse(text)];
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  if (mediaType === 'application/x-ndjson') return whole.filter(Boolean).map((line) => JSON.parse(line));
  if (mediaType !== 'text/event-stream') return null;
  const events = whole.filter((line) => line.startsWith('data: ')).map((line) => line.slice('data: '.length));
  return events.filter((event) => event !== '[DONE]').map((event) => JSON.parse(event));
}

function report(rows: Map<string, Row>): void {
  console.table(
    [...rows]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([endpoint, row]) => ({
        endpoint,
        requests: row.requests,
        'bodies checked': row.bodies,
        violations: row.isDescribed ? row.violations.length : 'not described',
      })),
  );
  for (const [endpoint, { undeclared }] of rows) {
    if (undeclared.size > 0) console.log(`beyond the description of ${endpoint}: ${[...undeclared].join(', ')}`);
  }
  const violations = [...rows].flatMap(([endpoint, row]) =>
    row.violations.map((violation) => `${endpoint}: ${violation}`),
  );
  for (const violation of new Set(violations)) console.log(violation);
  const checked = [...rows.values()].reduce((sum, { bodies }) => sum + bodies, 0);
  console.log(`${checked} bodies checked, ${violations.length} violations`);
  if (violations.length > 0 || checked === 0) process.exitCode = 1;
}
