import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '../../src-main/host/local-configuration.ts';

/** A page of the documentation, by its path in the repository. */
export function readPage(path: string): string {
  return readFileSync(join(programFolder, path), 'utf8');
}

/** The first column of the tables under a heading, a row each; of the whole page without one. */
export function firstColumn(page: string, heading?: string): string[] {
  const rows = sectionOf(page, heading)
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const cells = rows.map((row) => row.split(' | ')[0]!.slice(2).trim());
  return cells.filter((_cell, index) => !/^\| ---/.test(rows[index]!) && !/^\| ---/.test(rows[index + 1] ?? ''));
}

/** What stands between grave accents. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
}

/** The names in a folder of the repository: of its folders, or of its files without their ending. */
export function namesIn(folder: string, kind: 'folders' | 'files'): string[] {
  if (!existsSync(join(programFolder, folder))) throw new Error(`There is no ${folder}`);
  return readdirSync(join(programFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() === (kind === 'folders') && !entry.name.includes('.test.'))
    .map(({ name }) => name.replace(/\.tsx?$/, ''))
    .sort();
}

function sectionOf(page: string, heading: string | undefined): string {
  if (heading === undefined) return page;
  const from = page.indexOf(`\n${heading}\n`);
  if (from < 0) throw new Error(`The page has no heading «${heading}»`);
  const body = page.slice(from + heading.length + 2);
  const level = heading.slice(0, heading.indexOf(' '));
  const next = body.search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return next < 0 ? body : body.slice(0, next);
}
