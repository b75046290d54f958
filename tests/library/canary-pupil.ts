import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonId } from '../../src-shared/domain/identifiers.ts';
import type { OpenLibrary } from './open-library.ts';

/** Why anything is done in tests of people's rights. */
export const reason = 'Nota 14 de la familia';

/** A pupil whose name and number nobody else has: wherever they are found, it is of her. */
export const canary = { familyName: 'Quirquincho', givenName: 'Zulema Itatí', dni: '48765432' };

/** Adds her, or another one, to the roster. */
export async function addPupil(library: OpenLibrary, fields: Partial<typeof canary> = {}): Promise<PersonId> {
  const rest = { role: 'pupil', course: '3.º B', birthDate: null, details: {} } as const;
  return (await library.client.people.create({ ...canary, ...rest, ...fields })).personId;
}

/** The text of a paper that names nobody but by the number. */
export const vaccination = (dni: string) => `CERTIFICADO DE VACUNACIÓN\nDNI: ${dni}\nEsquema completo.\n`;

/** What tells that something of her is still there. */
export const needles = [
  'Quebracho',
  'Quirquincho',
  'quirquincho',
  'QUIRQUINCHO',
  'Zulema',
  'zulema',
  '48765432',
  '48.765.432',
];

/** The bytes of a file as text, whatever they are. */
export const readText = (path: string) => readFileSync(path, 'latin1');

/** Every file under a folder; none where it is missing. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
