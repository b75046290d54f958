import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { speechModelHosts } from '../../src-shared/domain/speech-model-catalogue.ts';
import { readPage } from './read-page.ts';

/** Names of formats, written as addresses and asked of nobody. */
const formatNames = /(^|\.)(w3\.org|openxmlformats\.org|microsoft\.com|purl\.org|oasis-open\.org)$/;
const thisComputer = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** The machines whose addresses stand in the program, those of formats and of this PC aside. */
function machinesInCode(): string[] {
  const files = ['src-shared', 'src-main', 'src-renderer', 'server'].flatMap((folder) =>
    readdirSync(join(programFolder, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
      .map((path) => readFileSync(join(programFolder, folder, path), 'utf8')),
  );
  const machines = files.flatMap((text) =>
    [...text.matchAll(/\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(([, machine]) => machine!),
  );
  return [...new Set(machines)].filter((machine) => !formatNames.test(machine) && !thisComputer.test(machine));
}

const places = Object.values(settingsMessages.leaves.places).map(({ address }) => address);

test('every machine that the program may ask is told in Ajustes and in the manual', () => {
  const machines = new Set([...machinesInCode(), ...speechModelHosts.map((host) => host.replace(/^\./, ''))]);
  expect(machines).toContain('huggingface.co');
  const manual = readPage('docs/manual/que-sale-de-esta-pc.md');
  for (const machine of machines) {
    expect(places.join(' '), machine).toContain(machine);
    expect(manual, machine).toContain(machine);
  }
});

test('the manual tells of every address that Ajustes tells of', () => {
  const manual = readPage('docs/manual/que-sale-de-esta-pc.md');
  for (const address of places.flatMap((each) => each.split(', '))) expect(manual).toContain(address);
});
