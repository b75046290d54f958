import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import type { Conflict } from '../../../src-shared/domain/sync/conflict.ts';
import { fieldTitle, ownerTitle } from '../../components/conflicts/thing-title.ts';
import { conflictMessages as words } from '../../messages/conflicts.ts';

const ROW_HEIGHT = 58;

const useStyles = makeStyles({
  scroll: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'hidden auto',
    ':focus-visible': { outlineStyle: 'none' },
    '&:focus-visible [aria-selected="true"]': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  row: {
    position: 'absolute',
    left: 0,
    right: 0,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    boxSizing: 'border-box',
    padding: '0 14px 0 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  field: { fontWeight: tokens.fontWeightSemibold },
  owner: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

type ConflictListProps = {
  total: number;
  current: number;
  at: (row: number) => Conflict | undefined;
  listRef: RefObject<HTMLDivElement | null>;
  onCurrent: (row: number) => void;
  onVisible: (range: { from: number; to: number }) => void;
  onKey: (event: KeyboardEvent) => void;
};

/** Every conflict in a line of its own; only those in view are drawn. The list has the focus. */
export function ConflictList({ total, current, at, listRef, onCurrent, onVisible, onKey }: ConflictListProps) {
  const styles = useStyles();
  const listId = useId();
  const scrolled = useRef(current);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => listRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onVisible({ from, to }), [onVisible, from, to]);
  useEffect(() => {
    if (scrolled.current !== current || current > 0) virtual.scrollToIndex(current, { align: 'auto' });
    scrolled.current = current;
  }, [current, virtual]);
  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label={words.list}
      aria-activedescendant={`${listId}-${current}`}
      className={styles.scroll}
      onKeyDown={onKey}
    >
      <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const conflict = at(index);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
            <div
              key={index}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={mergeClasses(styles.row, index === current && styles.current)}
              style={{ top: start, height: ROW_HEIGHT }}
              onClick={() => onCurrent(index)}
            >
              {conflict && (
                <>
                  <span className={mergeClasses(styles.line, styles.field)}>{fieldTitle(conflict)}</span>
                  <span className={mergeClasses(styles.line, styles.owner)}>{ownerTitle(conflict)}</span>
                </>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
