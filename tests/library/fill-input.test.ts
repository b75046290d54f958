import { expect, it } from 'vitest';
import type { FillUnit } from '../../src-shared/use-cases/fill/fill-units.ts';
import { hashUnit } from '../../src-shared/use-cases/fill/input-hash.ts';
import { samplePerson, sampleSource } from '../port-suites/library-fixtures.ts';

const paper = sampleSource({ characters: 900, paperKind: 'other' });
const ofPaper = (source: typeof paper): FillUnit => ({ kind: 'paper', label: source.name, source });
const ofPerson = (...sources: (typeof paper)[]): FillUnit => ({ kind: 'person', label: '', person, sources });
const person = samplePerson();

it('a paper that reads otherwise, or is another kind of paper, is another input, for papers and for persons', async () => {
  for (const unit of [ofPaper, ofPerson]) {
    const before = await hashUnit(unit(paper));
    expect(await hashUnit(unit({ ...paper, name: 'Otra.pdf' }))).toBe(before);
    expect(await hashUnit(unit({ ...paper, characters: 901 }))).not.toBe(before);
    expect(await hashUnit(unit({ ...paper, quality: 'poor' }))).not.toBe(before);
    expect(await hashUnit(unit({ ...paper, textHash: 'f'.repeat(64) }))).not.toBe(before);
    expect(await hashUnit(unit({ ...paper, paperKind: 'enrolment-form' }))).not.toBe(before);
  }
});

it('the order of a person’s papers is no part of the input', async () => {
  const other = sampleSource();
  expect(await hashUnit(ofPerson(paper, other))).toBe(await hashUnit(ofPerson(other, paper)));
});
