import { strFromU8, strToU8 } from 'fflate';
import type { WordPackage } from './word-package.ts';

const settingsPart = 'word/settings.xml';
const setting = '<w:doNotExpandShiftReturn/>';

/** What stands before that setting among those of compatibility, by the format's own order. */
const before =
  'useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace';
const opening = new RegExp(`<w:compat>(?:\\s*<w:(?:${before.split(' ').join('|')})\\b[^>]*/>)*`);

/** The parts with lines that end within a justified paragraph left as wide as they are, not stretched over the sheet. */
export function keepLineEnds(parts: WordPackage): WordPackage {
  const settings = strFromU8(parts.get(settingsPart) ?? new Uint8Array());
  if (settings.includes('<w:doNotExpandShiftReturn')) return parts;
  const open = settings.replace('<w:compat/>', '<w:compat></w:compat>');
  const kept = open.replace(opening, (found) => found + setting);
  return kept === open ? parts : new Map(parts).set(settingsPart, strToU8(kept));
}
