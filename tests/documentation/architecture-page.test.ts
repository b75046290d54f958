import { expect, test } from 'vitest';
import { jobTypeSchema, pausableJobs } from '../../src-shared/domain/job.ts';
import { codeIn, firstColumn, namesIn, readPage } from './read-page.ts';

const page = readPage('docs/architecture.md');
const told = (heading: string) =>
  firstColumn(page, heading)
    .map((cell) => codeIn(cell)[0]!)
    .sort();

test('every room of the house stands in the page, and no others', () => {
  const rooms = ['src-shared', 'src-main', 'server'].flatMap((house) =>
    namesIn(house, 'folders').map((room) => `${house}/${room}`),
  );
  expect(told('## The rooms, and what each may import')).toEqual([...rooms, 'src-renderer'].sort());
});

test('every adapter stands in the page, and no others', () => {
  expect(told('## The adapters')).toEqual(namesIn('src-main/adapters', 'folders'));
});

test('every port stands in the page, and no others', () => {
  expect(told('## The ports')).toEqual(namesIn('src-shared/ports', 'files'));
});

test('every kind of long work stands in the page, and whether it can be paused', () => {
  expect(told('## The jobs')).toEqual([...jobTypeSchema.options].sort());
  for (const type of jobTypeSchema.options) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${type}\``)) ?? '';
    expect(/ \| yes \|/.test(row), type).toBe(pausableJobs.has(type));
  }
});
