import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { ListPart } from '../../components/list-part.tsx';
import { papersMessages } from '../../messages/papers.ts';
import { HEADER_HEIGHT, ROW_HEIGHT, useListStyles } from './paper-list-styles.ts';
import { PaperRow, type RowActions } from './paper-row.tsx';
import type { PaperWindow } from './paper-window.ts';
import type { PaperOrder } from './papers-search.ts';
import type { Selection } from './selection.ts';

type PaperListProps = {
  window: PaperWindow;
  selection: Selection<SourceId>;
  order: PaperOrder;
  actions: RowActions;
  onVisible: (range: { from: number; to: number }) => void;
  onSort: (by: PaperOrder['by']) => void;
  onKey: (event: KeyboardEvent, pageRows: number) => void;
};

/** Thousands of papers: only the rows in view are drawn. The list has the focus; its cursor row is told apart. */
export function PaperList({ window: rows, selection, order, actions, onVisible, onSort, onKey }: PaperListProps) {
  const styles = useListStyles();
  const listId = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible({ from, to }), [onVisible, from, to]);
  useEffect(() => {
    if (selection.cursor >= 0) virtual.scrollToIndex(selection.cursor, { align: 'auto' });
  }, [selection.cursor, virtual]);
  const pageRows = Math.max(1, Math.floor((scroll.current?.clientHeight ?? ROW_HEIGHT * 10) / ROW_HEIGHT) - 2);
  return (
    <div className={styles.root}>
      <ListPart
        part="grid"
        ref={scroll}
        tabIndex={0}
        aria-label={papersMessages.list}
        aria-rowcount={total + 1}
        aria-multiselectable="true"
        aria-activedescendant={selection.cursor >= 0 ? `${listId}-${selection.cursor}` : undefined}
        className={styles.scroll}
        onMouseDown={focusList}
        onKeyDown={(event) => onKey(event, pageRows)}
      >
        <HeaderRow order={order} onSort={onSort} />
        <ListPart part="rowgroup">
          <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const source = rows.at(item.index);
              return (
                <PaperRow
                  key={item.key}
                  id={`${listId}-${item.index}`}
                  row={item.index}
                  top={item.start - HEADER_HEIGHT}
                  source={source}
                  chosen={source !== undefined && selection.ids.has(source.id)}
                  cursor={selection.cursor === item.index}
                  actions={actions}
                />
              );
            })}
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

const columns = [
  { by: 'name', hides: null },
  { by: null, name: 'person', hides: 'person' },
  { by: 'paperKind', hides: 'kind' },
  { by: 'documentDate', hides: 'date' },
  { by: 'status', hides: null },
  { by: 'addedAt', hides: 'added' },
] as const;

function HeaderRow({ order, onSort }: { order: PaperOrder; onSort: (by: PaperOrder['by']) => void }) {
  const styles = useListStyles();
  return (
    <ListPart part="row" aria-rowindex={1} className={mergeClasses(styles.columns, styles.header)}>
      <ListPart part="columnheader">
        <span className={styles.unseen}>{papersMessages.columns.look}</span>
      </ListPart>
      {columns.map((column) => (
        <ListPart
          key={column.by ?? column.name}
          part="columnheader"
          aria-sort={column.by === order.by ? (order.descending ? 'descending' : 'ascending') : undefined}
          className={mergeClasses(styles.cell, column.hides !== null && styles[column.hides])}
        >
          {column.by === null ? (
            papersMessages.columns.person
          ) : (
            <button
              type="button"
              className={mergeClasses(styles.sort, column.by === order.by && styles.sorted)}
              title={papersMessages.sortBy(papersMessages.columns[column.by])}
              onClick={() => onSort(column.by)}
            >
              {papersMessages.columns[column.by]}
              <SortArrow active={column.by === order.by} descending={order.descending} />
            </button>
          )}
        </ListPart>
      ))}
    </ListPart>
  );
}

function SortArrow({ active, descending }: { active: boolean; descending: boolean }) {
  if (!active) return null;
  return descending ? <ArrowDownRegular aria-hidden="true" /> : <ArrowUpRegular aria-hidden="true" />;
}
