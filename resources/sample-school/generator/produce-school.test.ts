import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { splitWords } from './compare-values.ts';
import type { ProducedFile } from './make-file.ts';
import { produceSchool, type SchoolOrder } from './produce-school.ts';
import { type Truth, truthSchema } from './truth.ts';

const committed = join(import.meta.dirname, '..');

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function produce(
  order: SchoolOrder,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ truth: Truth; files: ProducedFile[] }> {
  const { about, files: stream } = produceSchool(order);
  const files: ProducedFile[] = [];
  for await (const file of stream) {
    files.push(file);
    if (files.length >= limit) break;
  }
  return { truth: { ...about, papers: files.flatMap((file) => file.truths) }, files };
}

const fingerprint = (files: ProducedFile[]) => files.map(({ file, bytes }) => `${file} ${hash(bytes)}`);

const listFiles = async (folder: string) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe('the sample school', () => {
  it('is the same to the byte for the same seed and size', async () => {
    const order = { seed: 31, size: 75, textOnly: true };
    const [first, second] = [await produce(order, 45), await produce(order, 45)];
    expect(fingerprint(second.files)).toEqual(fingerprint(first.files));
    expect(second.truth).toEqual(first.truth);
  });

  it('wears its scans in the same way for the same seed', async () => {
    const order = { seed: 32, size: 75, textOnly: false };
    const [first, second] = [await produce(order, 17), await produce(order, 17)];
    expect(first.truth.papers.some((paper) => paper.medium === 'scan')).toBe(true);
    expect(fingerprint(second.files)).toEqual(fingerprint(first.files));
  });

  it('has other people and other papers for another seed', async () => {
    const [one, other] = [
      await produce({ seed: 33, size: 75, textOnly: true }, 3),
      await produce({ seed: 34, size: 75, textOnly: true }, 3),
    ];
    const documents = new Set(one.truth.people.map((person) => person.dni));
    expect(other.truth.people.filter((person) => documents.has(person.dni)).length).toBeLessThan(3);
    expect(fingerprint(other.files)).not.toEqual(fingerprint(one.files));
  });

  it('gives each file of a large school a name of its own', { timeout: 120_000 }, async () => {
    const { files, truth } = await produce({ seed: 35, size: 160, textOnly: true });
    expect(new Set(files.map(({ file }) => file.toLowerCase())).size).toBe(files.length);
    expect(files.length).toBe(160);
    expect(truth.papers.every((paper) => paper.medium === 'text')).toBe(true);
  });

  it('gives every person a CUIL whose check digit is right', () => {
    const { about } = produceSchool({ seed: 36, size: 3000, textOnly: true });
    const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    for (const { cuil, dni } of about.people) {
      const sum = weights.reduce((total, weight, index) => total + weight * Number(cuil[index]), 0);
      expect([cuil.length, (11 - (sum % 11)) % 11]).toEqual([11, Number(cuil[10])]);
      expect(cuil.slice(2, 10)).toBe(dni);
    }
  });

  it('says in its Word documents what the truth says of them', async () => {
    const { files } = await produce({ seed: 37, size: 75, textOnly: true }, 45);
    const documents = files.filter(
      ({ file, truths }) =>
        file.endsWith('.docx') && truths[0]?.expect === 'ready' && typeof truths[0].fields.pupilName === 'string',
    );
    expect(documents.length).toBeGreaterThan(3);
    for (const { bytes, truths } of documents) {
      const body = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');
      const { pupilName, dni } = truths[0]?.fields ?? {};
      expect(splitWords(body)).toEqual(expect.arrayContaining(splitWords(pupilName ?? '')));
      expect(body.replace(/\D/g, '').includes(dni ?? '')).toBe(true);
    }
  });
});

describe('the committed set', () => {
  it('is what the generator makes of seed 1', { timeout: 240_000 }, async () => {
    const { truth, files } = await produce({ seed: 1, size: 75, textOnly: false });
    const stored = truthSchema.parse(JSON.parse(await readFile(join(committed, 'truth/truth.json'), 'utf8')));
    expect(stored).toEqual(JSON.parse(JSON.stringify(truth)));
    expect((await listFiles(join(committed, 'papers'))).length).toBe(files.length);
    for (const { file, bytes, truths } of files) {
      // Another processor may round a pixel otherwise; words may not change anywhere.
      if (truths.some((paper) => paper.medium !== 'text')) continue;
      expect([file, hash(await readFile(join(committed, 'papers', file)))]).toEqual([file, hash(bytes)]);
    }
  });

  it('has every kind of trouble in less than 8 MB', async () => {
    const truth = truthSchema.parse(JSON.parse(await readFile(join(committed, 'truth/truth.json'), 'utf8')));
    const sizes = await Promise.all(
      (await listFiles(join(committed, 'papers'))).map(async (file) => (await stat(file)).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8_000_000);
    expect(sizes.length).toBeGreaterThanOrEqual(60);
    const count = (expectation: string) => truth.papers.filter((paper) => paper.expect === expectation).length;
    expect([count('failed'), count('needs-password'), count('duplicate')]).toEqual([2, 1, 2]);
    const formats = [
      'pdf',
      'image',
      'docx',
      'odt',
      'rtf',
      'html',
      'xlsx',
      'xls',
      'ods',
      'csv',
      'eml',
      'zip',
      'whatsapp',
    ];
    expect(formats.filter((format) => !truth.papers.some((paper) => paper.format === format))).toEqual([]);
  });
});
