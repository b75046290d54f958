import { Menu, MenuPopover } from '@fluentui/react-components';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { PaperGrouping } from '../../../src-shared/domain/paper-groups.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSkeleton } from '../../components/loading-skeleton.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { dragPapers } from './dragged-papers.ts';
import { EmptyList } from './empty-list.tsx';
import type { PlacedGroup } from './group-layout.ts';
import { headingMove } from './heading-keys.ts';
import { PaperActionsMenu } from './paper-actions-menu.tsx';
import { usePaperCommands } from './paper-commands.ts';
import { PaperList } from './paper-list.tsx';
import type { RowActions } from './paper-row.tsx';
import { PaperSidePanel } from './paper-side-panel.tsx';
import { MOVE_KEY } from './papers-keys.ts';
import { filterOf, orderOf, type PaperOrder, type PapersSearch } from './papers-search.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useChosenPapers } from './use-chosen-papers.tsx';
import { usePaperRows } from './use-paper-rows.ts';
import { usePaperSelection } from './use-paper-selection.ts';

type PaperBrowserProps = {
  search: PapersSearch;
  groupBy: PaperGrouping | undefined;
  onChange: (change: Partial<PapersSearch>) => void;
  detailsShown: boolean;
  onHideDetails: () => void;
};

/** The list with its selection, menu, actions and details. */
export function PaperBrowser({ search, groupBy, onChange, detailsShown, onHideDetails }: PaperBrowserProps) {
  const filter = useMemo(() => filterOf(search), [search]);
  const order = useMemo(() => orderOf(search, groupBy), [search, groupBy]);
  const { rows, fold, setInView, syncStateOf, error, retry } = usePaperRows(filter, order);
  const { selection, clear, goTo, stepTo, press, pressGroup, pressForMenu, key } = usePaperSelection(rows);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [locked, setLocked] = useState<SourceListItem | null>(null);
  const commands = usePaperCommands();
  const inTrash = search.papelera === true;
  const ids = useMemo(() => [...selection.ids], [selection.ids]);
  const cursorSource = rows.at(selection.cursor);
  const sources = cursorSource && selection.ids.has(cursorSource.id) ? [cursorSource] : [];
  const { chosen, dialogs } = useChosenPapers(ids, sources, clear);

  useShortcut(MOVE_KEY, chosen.askMove, { enabled: ids.length > 0 && !inTrash });

  const actions: RowActions = {
    onPress: press,
    onOpen: chosen.open,
    onMenu: (event, row, source) => {
      event.preventDefault();
      pressForMenu(row, source);
      setMenuAt({ x: event.clientX, y: event.clientY });
    },
    onReadAgain: (source) => commands.readAgain.mutate([source.id]),
    onPassword: setLocked,
    onDrag: (event, row, source) => {
      pressForMenu(row, source);
      dragPapers(event, selection.ids.has(source.id) ? ids : [source.id]);
    },
    onDragEnd: (event) => {
      // What was dropped in another folder is no longer in this one.
      if (event.dataTransfer.dropEffect === 'move' && search.carpeta) clear();
    },
  };
  const foldGroup = (group: PlacedGroup, isFolded = !group.isFolded) => {
    // The rows under a heading change: the cursor stands where none of them moves.
    goTo(group.row);
    fold(group.id, isFolded);
  };
  const onKey = (event: KeyboardEvent, pageRows: number) => {
    if (event.target instanceof HTMLButtonElement) return;
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const move = isPlain ? headingMove(event.key, rows, selection.cursor) : null;
    if (move) {
      event.preventDefault();
      return 'fold' in move ? foldGroup(move.fold, move.isFolded) : stepTo(move.goTo);
    }
    if (key(event, pageRows) || ids.length === 0) return;
    if (event.key === 'Enter' && ids.length === 1) chosen.open();
    else if (event.key === 'Delete') (inTrash ? chosen.askPurge : chosen.trash)();
    else if (event.key === 'F2' && ids.length === 1 && !inTrash) chosen.askRename();
  };
  const onSort = (by: PaperOrder['by']) =>
    onChange({ orden: by, inverso: order.by === by && !order.descending ? true : undefined });

  if (error && rows.count === null) return <ErrorState error={error} onRetry={retry} />;
  if (rows.count === null) return <ListSkeleton rows={10} />;
  if (rows.count === 0) return <EmptyList search={search} onChange={onChange} />;
  return (
    <div style={{ display: 'flex', flexGrow: 1, minHeight: 0, minWidth: 0 }}>
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 }}>
        <PaperList
          rows={rows}
          selection={selection}
          order={order}
          actions={actions}
          syncStateOf={syncStateOf}
          groupActions={{ onPressGroup: pressGroup, onFold: foldGroup }}
          onVisible={setInView}
          onSort={onSort}
          onKey={onKey}
        />
        {ids.length > 0 && <SelectionBar chosen={chosen} inTrash={inTrash} onClear={clear} />}
      </div>
      {detailsShown && <PaperSidePanel ids={ids} onOpen={chosen.open} onClose={onHideDetails} />}
      <ContextMenu at={menuAt} onClose={() => setMenuAt(null)}>
        <PaperActionsMenu chosen={chosen} inTrash={inTrash} />
      </ContextMenu>
      {dialogs}
      {locked && <PasswordDialog source={locked} onClose={() => setLocked(null)} />}
    </div>
  );
}

type ContextMenuProps = { at: { x: number; y: number } | null; onClose: () => void; children: React.ReactNode };

function ContextMenu({ at, onClose, children }: ContextMenuProps) {
  const target = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(at?.x ?? 0, at?.y ?? 0, 0, 0) }), [at]);
  return (
    <Menu open={at !== null} onOpenChange={(_event, data) => !data.open && onClose()} positioning={{ target }}>
      <MenuPopover>{children}</MenuPopover>
    </Menu>
  );
}
