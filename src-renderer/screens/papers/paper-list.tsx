import type { VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { PaperSyncState } from '../../../src-shared/domain/sync/conflict.ts';
import { ListPart } from '../../components/list-part.tsx';
import { papersMessages } from '../../messages/papers.ts';
import type { PlacedGroup } from './group-layout.ts';
import { type GroupActions, PaperGroupHeading } from './paper-group-heading.tsx';
import { PaperListHeader } from './paper-list-header.tsx';
import { groupsInView, heightOfGroup, topOfGroup, useVirtualRows } from './paper-list-rows.ts';
import { HEADER_HEIGHT, ROW_HEIGHT, useListStyles } from './paper-list-styles.ts';
import { PaperRow, type RowActions } from './paper-row.tsx';
import type { PaperRows } from './paper-rows.ts';
import type { PaperOrder } from './papers-search.ts';
import type { Selection } from './selection.ts';

type PaperListProps = {
  rows: PaperRows;
  selection: Selection<SourceId>;
  order: PaperOrder;
  actions: RowActions;
  syncStateOf: (id: SourceId) => PaperSyncState | undefined;
  groupActions: GroupActions;
  onVisible: (range: { from: number; to: number }) => void;
  onSort: (by: PaperOrder['by']) => void;
  onKey: (event: KeyboardEvent, pageRows: number) => void;
};

/** Thousands of papers: only the rows in view are drawn. The list has the focus; its cursor row is told apart. */
export function PaperList(props: PaperListProps) {
  const { rows, selection, order, actions, syncStateOf, groupActions, onVisible, onSort, onKey } = props;
  const styles = useListStyles();
  const listId = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows, scroll);
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible({ from, to }), [onVisible, from, to]);
  useEffect(() => {
    if (selection.cursor >= 0) virtual.scrollToIndex(selection.cursor, { align: 'auto' });
  }, [selection.cursor, virtual]);
  const pageRows = Math.max(1, Math.floor((scroll.current?.clientHeight ?? ROW_HEIGHT * 10) / ROW_HEIGHT) - 2);
  const grouped = rows.groups.length > 0;
  const drawPaper = (item: VirtualItem, top: number) => {
    const source = rows.at(item.index);
    return (
      <PaperRow
        key={item.key}
        id={`${listId}-${item.index}`}
        row={item.index}
        top={item.start - top}
        source={source}
        syncState={source && syncStateOf(source.id)}
        chosen={source !== undefined && selection.ids.has(source.id)}
        cursor={selection.cursor === item.index}
        grouped={grouped}
        actions={actions}
      />
    );
  };
  const drawHeading = (group: PlacedGroup) =>
    order.groupBy && (
      <PaperGroupHeading
        id={`${listId}-${group.row}`}
        group={group}
        groupBy={order.groupBy}
        chosen={selection.whole.has(group.id)}
        cursor={selection.cursor === group.row}
        actions={groupActions}
      />
    );
  return (
    <div className={styles.root}>
      <ListPart
        part={grouped ? 'treegrid' : 'grid'}
        ref={scroll}
        tabIndex={0}
        aria-label={papersMessages.list}
        aria-rowcount={(rows.count ?? 0) + 1}
        aria-multiselectable="true"
        aria-activedescendant={selection.cursor >= 0 ? `${listId}-${selection.cursor}` : undefined}
        className={styles.scroll}
        onMouseDown={focusList}
        onKeyDown={(event) => onKey(event, pageRows)}
      >
        <PaperListHeader order={order} onSort={onSort} />
        <ListPart part="rowgroup">
          <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
            {!grouped && items.map((item) => drawPaper(item, HEADER_HEIGHT))}
            {order.groupBy &&
              groupsInView(rows, items).map((group) => (
                <div
                  key={group.id}
                  role="presentation"
                  className={styles.group}
                  style={{ top: topOfGroup(group) - HEADER_HEIGHT, height: heightOfGroup(group) }}
                >
                  {drawHeading(group)}
                  {items
                    .filter(({ index }) => index > group.row && rows.groupOf(index) === group)
                    .map((item) => drawPaper(item, topOfGroup(group)))}
                </div>
              ))}
          </div>
        </ListPart>
      </ListPart>
    </div>
  );
}

/** A press on a row gives the focus to the list, which names its row; one on a button leaves it to the button. */
function focusList(event: MouseEvent<HTMLElement>): void {
  if (event.target instanceof Element && event.target.closest('button')) return;
  event.currentTarget.focus({ preventScroll: true });
}
