import type { PcListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import { isOlderVersion } from '../../../src-shared/domain/program-version.ts';
import { silentAfterMs } from '../../messages/district-schools.ts';
import { type Order, type SortValue, sortRows } from '../sort-rows.ts';

/** Which PCs somebody looks for. */
export type PcFilter = 'failed' | 'old' | 'full' | 'silent';

export type PcColumn = 'name' | 'school' | 'contact' | 'version' | 'free' | 'library' | 'failure';

/** When the list was asked for, and which version the server has. */
export type PcStanding = { atMs: number; version: string };

/** Below this a PC may soon have no room for more papers. */
const littleRoomBytes = 2 * 1024 ** 3;

/** A failure of before is no news. */
const failureLastsMs = silentAfterMs;

/** What failed at a PC lately; null where nothing did. */
export function failureOf({ told }: PcListItem, { atMs }: PcStanding) {
  const failure = told?.failure ?? null;
  return failure !== null && atMs - failure.atMs <= failureLastsMs ? failure : null;
}

/** Whether a PC's program is older than the server's. */
export function isOld({ told }: Pick<PcListItem, 'told'>, { version }: Pick<PcStanding, 'version'>): boolean {
  return told !== null && isOlderVersion(told.version, version);
}

/** Whether a PC has little room left. */
export function isFull({ told }: PcListItem): boolean {
  return told?.freeBytes !== undefined && told.freeBytes !== null && told.freeBytes < littleRoomBytes;
}

/** Whether a PC has said nothing for a week. */
export function isSilentPc({ lastContactMs, enrolledMs }: PcListItem, { atMs }: PcStanding): boolean {
  return atMs - (lastContactMs ?? enrolledMs) > silentAfterMs;
}

const filters: Readonly<Record<PcFilter, (pc: PcListItem, standing: PcStanding) => boolean>> = {
  failed: (pc, standing) => failureOf(pc, standing) !== null || pc.refusedOperations > 0,
  old: isOld,
  full: isFull,
  silent: isSilentPc,
};

/** The PCs that hold every word that is looked for, in their name or their school's, and what the filter wants. */
export function filterPcs(
  pcs: readonly PcListItem[],
  { text, filter }: { text: string; filter?: PcFilter },
  standing: PcStanding,
): PcListItem[] {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  return pcs.filter((pc) => {
    const said = foldText(`${pc.told?.name ?? ''} ${pc.school.name} ${pc.id}`);
    return wanted.every((word) => said.includes(word)) && (filter === undefined || filters[filter](pc, standing));
  });
}

/** What each column puts PCs in order by. */
const values: Readonly<Record<PcColumn, (pc: PcListItem) => SortValue>> = {
  name: ({ told }) => told?.name ?? null,
  school: ({ school }) => school.name,
  contact: ({ lastContactMs }) => lastContactMs,
  version: ({ told }) => told?.version ?? null,
  free: ({ told }) => told?.freeBytes ?? null,
  library: ({ told }) => told?.libraryBytes ?? null,
  failure: ({ told, refusedOperations }) => told?.failure?.atMs ?? (refusedOperations > 0 ? 0 : null),
};

/** The PCs in an order; by school where it is of no column. */
export function orderPcs(pcs: readonly PcListItem[], { by, isDescending }: Order): PcListItem[] {
  return sortRows(pcs, isColumn(by) ? values[by] : values.school, isDescending);
}

function isColumn(key: string): key is PcColumn {
  return Object.hasOwn(values, key);
}
