import type { SchoolListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import { silentAfterMs } from '../../messages/district-schools.ts';
import { type Order, type SortValue, sortRows } from '../sort-rows.ts';

/** Which schools somebody looks for: those not heard of for a week, with something put aside, without a PC. */
export type SchoolFilter = 'silent' | 'refused' | 'unconnected';

export type SchoolColumn = 'name' | 'contact' | 'devices' | 'operations' | 'storage' | 'refused';

/** What each column puts schools in order by. */
const values: Readonly<Record<SchoolColumn, (school: SchoolListItem) => SortValue>> = {
  name: ({ name }) => name,
  contact: ({ lastContactMs }) => lastContactMs,
  devices: ({ devices }) => devices,
  operations: ({ operations }) => operations,
  storage: ({ storageBytes }) => storageBytes,
  refused: ({ refusedOperations }) => refusedOperations,
};

/** Whether a school that has a PC has said nothing for a week. */
export function isSilent({ devices, lastContactMs, createdMs }: SchoolListItem, nowMs: number): boolean {
  return devices > 0 && nowMs - (lastContactMs ?? createdMs) > silentAfterMs;
}

const filters: Readonly<Record<SchoolFilter, (school: SchoolListItem, nowMs: number) => boolean>> = {
  silent: isSilent,
  refused: ({ refusedOperations }) => refusedOperations > 0,
  unconnected: ({ devices }) => devices === 0,
};

/** The schools that hold every word that is looked for, and what the filter wants. */
export function filterSchools(
  schools: readonly SchoolListItem[],
  { text, filter }: { text: string; filter?: SchoolFilter },
  nowMs: number,
): readonly SchoolListItem[] {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0 && filter === undefined) return schools;
  return schools.filter((school) => {
    const name = foldText(school.name);
    return wanted.every((word) => name.includes(word)) && (filter === undefined || filters[filter](school, nowMs));
  });
}

/** The schools in an order; by name where it is of no column. */
export function orderSchools(schools: readonly SchoolListItem[], { by, isDescending }: Order): SchoolListItem[] {
  return sortRows(schools, isColumn(by) ? values[by] : values.name, isDescending);
}

function isColumn(key: string): key is SchoolColumn {
  return Object.hasOwn(values, key);
}
