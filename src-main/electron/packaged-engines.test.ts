import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { transcriptionEngines } from '../../src-shared/domain/transcription-engine.ts';
import { findWhisper } from '../adapters/whisper/find-whisper.ts';
import { desktopConfiguration } from './run-desktop.ts';

// Electron's own program is not needed to know where things lie.
vi.mock('electron-store', () => ({ default: class {} }));

const packagingSchema = z.object({
  asarUnpack: z.array(z.string()),
  extraResources: z.array(z.object({ from: z.string(), to: z.string(), filter: z.array(z.string()) })),
});
const programFolder = join(import.meta.dirname, '..', '..');
const packaging = packagingSchema.parse(parse(readFileSync(join(programFolder, 'electron-builder.yml'), 'utf8')));
const resources = mkdtempSync(join(tmpdir(), 'amanuense-package-'));
afterAll(() => rmSync(resources, { recursive: true, force: true }));

/** What is left of the builds once the package has taken what its filter lets through. */
function packageBuilds(files: Record<string, string>): void {
  const rule = packaging.extraResources.find(({ from }) => from === '.cache/whisper')!;
  const isTaken = (file: string) =>
    rule.filter.reduce(
      (taken, glob) =>
        glob.startsWith('!') ? taken && !matchesGlob(file, glob.slice(1)) : taken || matchesGlob(file, glob),
      false,
    );
  for (const [file, text] of Object.entries(files).filter(([file]) => isTaken(file))) {
    const path = join(resources, rule.to, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function recordOf(engine: string, builtAt: string): string {
  const { platform, arch: architecture } = process;
  return JSON.stringify({ protocol: 1, engine, platform, architecture, version: '1', levels: ['x64'], builtAt });
}

test('a packaged program finds both engines among its resources, and not the build with the tools of the bench', async () => {
  packageBuilds({
    'level.json': '{}',
    'whisper.cpp-1.9.1-linux-x64-abc-def.log': 'hecho',
    'whisper.cpp-1.9.1-linux-x64-abc-def/build.json': recordOf('whisper.cpp', '2026-01-01'),
    'whisper.cpp-1.9.1-linux-x64-tools-abc-def/build.json': recordOf('whisper.cpp', '2026-01-02'),
    'smart-whisper-0.8.1-linux-x64-abc-def/build.json': recordOf('smart-whisper', '2026-01-01'),
  });
  const app = { isPackaged: true, getPath: (name: string) => join('/casa', name) };
  const { whisperFolder, whisperLevelFile, smartWhisperEntry } = desktopConfiguration(app, resources);
  const found = await Promise.all(transcriptionEngines.map((engine) => findWhisper(whisperFolder, engine)));
  expect(found.map((build) => build?.folder)).toEqual([
    join(resources, 'whisper', 'whisper.cpp-1.9.1-linux-x64-abc-def'),
    join(resources, 'whisper', 'smart-whisper-0.8.1-linux-x64-abc-def'),
  ]);
  // The package's own folder may not be written to.
  expect(whisperLevelFile.startsWith('/casa')).toBe(true);
  expect(packaging.asarUnpack).toContain(`out/main/${smartWhisperEntry.split(/[\\/]/).at(-1)}`);
});
