import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { cliCommands } from '../../src-main/cli/commands/index.ts';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { errorCatalogue } from '../../src-shared/domain/error-catalogue.ts';
import { planillaGallery } from '../../src-shared/planillas/gallery/index.ts';
import { migrations } from '../../src-shared/storage/migrations/index.ts';

function sourceFiles(folder: string): string[] {
  return readdirSync(join(programFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(join(programFolder, folder, path), 'utf8'));
}

test('no two commands, ready planillas or migrations go by the same name', () => {
  const program = new Command();
  for (const add of cliCommands) add(program, () => async () => undefined);
  const registries = {
    commands: program.commands.map((command) => command.name()),
    gallery: planillaGallery.map((entry) => entry.key),
    migrations: migrations.map((migration) => migration.name),
    versions: migrations.map((migration) => migration.version),
  };
  for (const [name, keys] of Object.entries(registries)) {
    expect(keys.length, name).toBeGreaterThan(3);
    expect(new Set<unknown>(keys).size, name).toBe(keys.length);
  }
  expect(registries.versions).toEqual([...registries.versions].sort((left, right) => left - right));
});

test('every migration’s file is in the list, under its number', () => {
  const files = readdirSync(join(programFolder, 'src-shared', 'storage', 'migrations'));
  const numbered = files.flatMap((file) => /^(\d{4})-(.+)\.ts$/.exec(file)?.slice(1, 3).join(' ') ?? []);
  const listed = migrations.map(({ version, name }) => `${String(version).padStart(4, '0')} ${name}`);
  expect(listed).toEqual(numbered.sort());
});

test('every screen has a path and a key of its own', () => {
  const [list] = sourceFiles('src-renderer/screens').filter((text) =>
    text.includes('satisfies readonly ScreenDefinition[]'),
  );
  for (const field of ['key', 'path']) {
    const values = [...(list ?? '').matchAll(new RegExp(`\\b${field}: '([^']+)'`, 'g'))].map((match) => match[1]);
    expect(values.length).toBeGreaterThan(5);
    expect(new Set(values).size, field).toBe(values.length);
  }
});

test('every code that is thrown has its sentence, and every sentence somebody who may say it', () => {
  const sources = ['src-shared', 'src-main', 'src-renderer', 'server'].flatMap(sourceFiles);
  const thrown = sources.flatMap((text) =>
    [...text.matchAll(/new AppError\(\s*'([A-Z_]+)'/g)].map((match) => match[1]),
  );
  for (const code of new Set(thrown)) expect(Object.keys(errorCatalogue)).toContain(code);
  const said = sources.filter((text) => !text.includes('export const errorCatalogue')).join('\n');
  const unsaid = Object.keys(errorCatalogue).filter((code) => !new RegExp(`'${code}'`).test(said));
  expect(unsaid).toEqual([]);
});

test('every sentence is a whole one', () => {
  for (const [code, { message }] of Object.entries(errorCatalogue)) {
    expect(message, code).toMatch(/^[A-ZÁÉÍÓÚÑ«¿]/);
    expect(message, code).toMatch(/[.!?»]$/);
  }
});
