import type { DetectedFormat } from '../detected-format.ts';
import { openCompoundFile } from './compound-file.ts';

const KINDS: readonly (readonly [RegExp, DetectedFormat])[] = [
  [/^EncryptedPackage$/i, 'encrypted-office'],
  [/^WordDocument$/i, 'doc'],
  [/^(Workbook|Book)$/i, 'xls'],
  [/^PowerPoint Document$|^PP40$/i, 'ppt'],
  [/^__(properties_version1\.0|nameid_version1\.0|recip_version1\.0_.*|substg1\.0_.*)$/i, 'msg'],
];

/** Which kind an OLE compound file is, by the streams of its directory. */
export function detectCompoundFile(bytes: Uint8Array): DetectedFormat {
  const names = openCompoundFile(bytes).entries.map((entry) => entry.name);
  return KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? 'unknown';
}
