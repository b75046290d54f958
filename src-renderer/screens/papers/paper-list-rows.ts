import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import type { PlacedGroup } from './group-layout.ts';
import { HEADER_HEIGHT, HEADING_HEIGHT, ROW_HEIGHT } from './paper-list-styles.ts';
import type { PaperRows } from './paper-rows.ts';

/** The rows of the list that are in view, headings among them, under a header that stays. */
export function useVirtualRows(rows: PaperRows, scroll: RefObject<HTMLDivElement | null>) {
  const grouped = rows.groups.length > 0;
  const { headingAt, groups } = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured again when their groups are others
  const getItemKey = useCallback((row: number) => row, [groups]);
  return useVirtualizer({
    count: rows.count ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: (row) => (headingAt(row) ? HEADING_HEIGHT : ROW_HEIGHT),
    getItemKey,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT + (grouped ? HEADING_HEIGHT : 0),
    overscan: 6,
  });
}

/** The groups of the rows in view. */
export function groupsInView(rows: PaperRows, items: readonly VirtualItem[]): PlacedGroup[] {
  return [...new Set(items.flatMap(({ index }) => rows.groupOf(index) ?? []))];
}

/** Where a group begins, in pixels from the top of what scrolls. */
export function topOfGroup({ place, row }: PlacedGroup): number {
  return HEADER_HEIGHT + place * HEADING_HEIGHT + (row - place) * ROW_HEIGHT;
}

/** How tall a group is, its heading and the papers that it shows. */
export function heightOfGroup({ isFolded, count }: PlacedGroup): number {
  return HEADING_HEIGHT + (isFolded ? 0 : count * ROW_HEIGHT);
}
