import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { ListPart } from '../../components/list-part.tsx';
import { papersMessages } from '../../messages/papers.ts';
import { useListStyles } from './paper-list-styles.ts';
import type { PaperOrder } from './papers-search.ts';

const columns = [
  { by: 'name', hides: null },
  { by: null, name: 'person', hides: 'person' },
  { by: 'paperKind', hides: 'kind' },
  { by: 'documentDate', hides: 'date' },
  { by: 'status', hides: null },
  { by: 'addedAt', hides: 'added' },
] as const;

/** The names of the columns, which sort the list. */
export function PaperListHeader({ order, onSort }: { order: PaperOrder; onSort: (by: PaperOrder['by']) => void }) {
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
