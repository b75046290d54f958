import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { readPage } from './read-page.ts';

const pages = [
  'README.md',
  'server/README.md',
  ...readdirSync(join(programFolder, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** What the pages link to inside the repository. */
const links = pages.flatMap((path) =>
  [...readPage(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => ({ path, file: target.split('#')[0]!, anchor: target.split('#')[1] })),
);

/** A heading's anchor, as they are made where pages are read. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

test('every link of the documentation leads to a page, and every anchor to a heading of it', () => {
  expect(links.length).toBeGreaterThan(60);
  for (const { path, file, anchor } of links) {
    const target = file === '' ? path : join(dirname(path), decodeURIComponent(file));
    expect(existsSync(join(programFolder, target)), `${path}: ${file}`).toBe(true);
    if (anchor === undefined) continue;
    const headings = [...readPage(target).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
    expect(headings, `${path}: ${file}`).toContain(decodeURIComponent(anchor));
  }
});

test('every page of the manual can be reached from its first page, and every picture is in a page', () => {
  const linked = links.filter(({ path }) => path.startsWith('docs/manual')).map(({ file }) => file);
  const manual = join(programFolder, 'docs', 'manual');
  const written = readdirSync(manual).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const first = links.filter(({ path }) => path === 'docs/manual/README.md').map(({ file }) => file);
  expect(written.filter((name) => !first.includes(name))).toEqual([]);
  expect(readdirSync(join(manual, 'images')).filter((name) => !linked.includes(`images/${name}`))).toEqual([]);
});
