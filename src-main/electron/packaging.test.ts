import type { Stats } from 'node:fs';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { transcriptionEngines } from '../../src-shared/domain/transcription-engine.ts';
import { findWhisper } from '../adapters/whisper/find-whisper.ts';
import { desktopConfiguration } from './run-desktop.ts';

// Electron's own program is not needed to know where things lie.
vi.mock('electron-store', () => ({ default: class {} }));

type FileMatcher = { createFilter(): (path: string, stats: Stats) => boolean };
type FileMatcherClass = new (
  from: string,
  to: string,
  expand: (pattern: string) => string,
  patterns: readonly string[],
) => FileMatcher;

const programFolder = join(import.meta.dirname, '..', '..');
const ofThisProgram = createRequire(import.meta.url);
/** electron-builder's own parts, which judge our configuration as they will when it packages. */
const ofBuilder = createRequire(ofThisProgram.resolve('electron-builder/package.json'));
const { validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config') as {
  validateConfiguration(configuration: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>;
};
const { FileMatcher } = ofBuilder('app-builder-lib/out/fileMatcher') as { FileMatcher: FileMatcherClass };

const packagingSchema = z.object({
  files: z.array(z.string()),
  asarUnpack: z.array(z.string()),
  extraResources: z.array(z.object({ from: z.string(), to: z.string(), filter: z.array(z.string()) })),
});
const configuration: unknown = parse(readFileSync(join(programFolder, 'electron-builder.yml'), 'utf8'));
const packaging = packagingSchema.parse(configuration);
const resources = mkdtempSync(join(tmpdir(), 'amanuense-package-'));
afterAll(() => rmSync(resources, { recursive: true, force: true }));

/** Whether patterns of the configuration take a file of a folder, for this kind of PC. */
function takes(folder: string, patterns: readonly string[]): (file: string) => boolean {
  const { platform, arch } = process;
  const expand = (pattern: string) => pattern.replaceAll(`\${platform}`, platform).replaceAll(`\${arch}`, arch);
  const filter = new FileMatcher(folder, resources, expand, patterns).createFilter();
  const stats = { isDirectory: () => false, isFile: () => true, isSymbolicLink: () => false } as Stats;
  return (file) => filter(join(folder, file), stats);
}

/** What is left of the builds once the package has taken what its filter lets through. */
function packageBuilds(files: Record<string, string>): void {
  const rule = packaging.extraResources.find(({ from }) => from === '.cache/whisper')!;
  const isTaken = takes('/construido', rule.filter);
  for (const [file, text] of Object.entries(files).filter(([file]) => isTaken(file))) {
    const path = join(resources, rule.to, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const { platform, arch: architecture } = process;
const kind = `${platform}-${architecture}`;

function recordOf(engine: string, builtAt: string): string {
  return JSON.stringify({ protocol: 1, engine, platform, architecture, version: '1', levels: ['x64'], builtAt });
}

const app = { isPackaged: true, getPath: (name: string) => join('/casa', name) };

test('the configuration of the package is what electron-builder understands', async () => {
  await validateConfiguration(configuration, { isEnabled: false, add: () => undefined });
  const misspelt = { ...packaging, asarUnpak: [] };
  await expect(validateConfiguration(misspelt, { isEnabled: false, add: () => undefined })).rejects.toThrow();
});

test('a packaged program finds both engines among its resources, those of its kind of PC and no tools of the bench', async () => {
  packageBuilds({
    'level.json': '{}',
    [`whisper.cpp-1.9.1-${kind}-abc-def.log`]: 'hecho',
    [`whisper.cpp-1.9.1-${kind}-abc-def/build.json`]: recordOf('whisper.cpp', '2026-01-01'),
    [`whisper.cpp-1.9.1-${kind}-tools-abc-def/build.json`]: recordOf('whisper.cpp', '2026-01-02'),
    'whisper.cpp-1.9.1-other-arm64-abc-def/build.json': recordOf('whisper.cpp', '2026-01-03'),
    [`smart-whisper-0.8.1-${kind}-abc-def/build.json`]: recordOf('smart-whisper', '2026-01-01'),
    [`building-12-whisper.cpp-1.9.1-${kind}-abc-def/build.json`]: recordOf('whisper.cpp', '2026-01-04'),
  });
  const { whisperFolder, whisperLevelFile } = desktopConfiguration(app, resources);
  const found = await Promise.all(transcriptionEngines.map((engine) => findWhisper(whisperFolder, engine)));
  expect(found.map((build) => build?.folder)).toEqual([
    join(resources, 'whisper', `whisper.cpp-1.9.1-${kind}-abc-def`),
    join(resources, 'whisper', `smart-whisper-0.8.1-${kind}-abc-def`),
  ]);
  expect(readdirSync(whisperFolder)).toHaveLength(2);
  // The package's own folder may not be written to.
  expect(whisperLevelFile.startsWith('/casa')).toBe(true);
});

test('what runs in a process of its own lies outside the archive', () => {
  const isUnpacked = takes(programFolder, packaging.asarUnpack);
  const { readerEntry, audioEntry, smartWhisperEntry, voicesEntry } = desktopConfiguration(app, resources);
  for (const entry of [readerEntry, audioEntry, smartWhisperEntry, voicesEntry]) {
    expect(isUnpacked(join('out', 'main', entry.split(/[\\/]/).at(-1)!)), entry).toBe(true);
  }
});

test('every library of machine code that the program carries lies outside the archive, where the system can load it', () => {
  const isUnpacked = takes(programFolder, packaging.asarUnpack);
  const isCarried = takes(programFolder, ['node_modules/**', ...packaging.files]);
  const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(programFolder, 'package-lock.json'), 'utf8')));
  const folders = Object.keys(packages).filter((path) => path.startsWith('node_modules/') && !packages[path]?.dev);
  const libraries = folders
    .filter((folder) => existsSync(join(programFolder, folder)))
    .flatMap((folder) => machineCodeIn(folder))
    .filter(isCarried);
  expect(libraries.some((path) => path.includes('sherpa-onnx'))).toBe(true);
  expect(libraries.some((path) => path.includes('better-sqlite3'))).toBe(true);
  expect(libraries.filter((path) => !isUnpacked(path))).toEqual([]);
});

function machineCodeIn(folder: string): string[] {
  const files = readdirSync(join(programFolder, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /\.(node|dll|dylib)$|\.so(\.\d+)*$/.test(file)).map((file) => join(folder, file));
}
