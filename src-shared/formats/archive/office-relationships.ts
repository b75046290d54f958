import { attributeOf, parseXml } from '../markup/parse-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

/** One part that another points to; `type` is the last word of its type ("worksheet", "header"). */
export type Relationship = { id: string; type: string; target: string };

/** What a part of an office file points to, inside the file; empty when nothing is said. */
export function readRelationships(archive: ZipArchive, partName: string): Relationship[] {
  const slash = partName.lastIndexOf('/') + 1;
  const entry = archive.find(`${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`);
  if (entry === undefined) return [];
  const relationships: Relationship[] = [];
  const handler = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const type = attributeOf(attributes, 'Type') ?? '';
      const target = resolveTarget(partName.slice(0, slash), attributeOf(attributes, 'Target') ?? '');
      relationships.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target,
      });
    },
    close() {
      // Relationships have no content.
    },
    text() {
      // Relationships have no content.
    },
  };
  readQuietly(() => parseXml(archive.read(entry), handler));
  return relationships;
}

/** The main part of an office file: as its relationships say, or the first of the usual names that exists. */
export function findMainPart(archive: ZipArchive, usualNames: readonly string[]): string | null {
  const declared = readRelationships(archive, '').find(
    (relationship) => relationship.type === 'officeDocument',
  )?.target;
  const found = [declared ?? '', ...usualNames].find((name) => name !== '' && archive.find(name) !== undefined);
  return found ?? null;
}

function resolveTarget(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A damaged relationship part points to nothing: the callers then look under the usual names. */
function readQuietly(read: () => unknown): void {
  try {
    read();
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.message !== 'FILE_DAMAGED') throw thrown;
  }
}
