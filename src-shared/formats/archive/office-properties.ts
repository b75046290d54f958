import { parseXml } from '../markup/parse-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

const KEYS: Readonly<Record<string, string>> = {
  title: 'title',
  subject: 'subject',
  creator: 'author',
  created: 'created',
  modified: 'modified',
  'initial-creator': 'author',
  'creation-date': 'created',
  date: 'modified',
};

/** What an office file says of itself in its properties part; empty when it has none or it is damaged. */
export function readCoreProperties(archive: ZipArchive, partName = 'docProps/core.xml'): Record<string, string> {
  const entry = archive.find(partName);
  const meta: Record<string, string> = {};
  if (entry === undefined) return meta;
  let key: string | undefined;
  try {
    parseXml(archive.read(entry), {
      open: (name) => {
        key = KEYS[name];
      },
      close: () => {
        key = undefined;
      },
      text: (text) => {
        if (key !== undefined && text.trim() !== '') meta[key] = (meta[key] ?? '') + text.trim();
      },
    });
  } catch {
    return meta;
  }
  return meta;
}
