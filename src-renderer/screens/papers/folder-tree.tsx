import { mergeClasses } from '@fluentui/react-components';
import {
  ChevronDownRegular,
  ChevronRightRegular,
  DeleteRegular,
  DocumentMultipleRegular,
  FolderAddRegular,
  FolderRegular,
  FolderSyncRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { FolderId, SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { Folder } from '../../../src-shared/domain/source.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { inTreeOrder, type PlacedFolder } from '../../components/filters/folder-order.ts';
import { formatNumber } from '../../messages/format.ts';
import { papersMessages } from '../../messages/papers.ts';
import { FolderMenu } from './folder-menu.tsx';
import { useTreeStyles } from './folder-tree-styles.ts';
import { useDropPapers } from './use-drop-papers.ts';

type FolderTreeProps = {
  folders: readonly Folder[];
  /** The folder on show; undefined for all papers. */
  current: FolderId | undefined;
  inTrash: boolean;
  counts: { all: number; trashed: number };
  onPick: (place: { folder?: FolderId; trash?: true }) => void;
  onNew: (parentId: FolderId | null) => void;
  /** Papers were dropped on a folder; null for the top, which is in none. */
  onMove: (ids: SourceId[], folderId: FolderId | null, name: string) => void;
  onTrash: (ids: SourceId[]) => void;
};

/** The library's folders, which fold and unfold, and the trash at the foot. */
export function FolderTree(props: FolderTreeProps) {
  const { folders, current, inTrash, counts, onPick, onNew, onMove, onTrash } = props;
  const styles = useTreeStyles();
  const [folded, setFolded] = useState<ReadonlySet<FolderId>>(new Set());
  const toggle = (id: FolderId) => setFolded((now) => (now.has(id) ? without(now, id) : new Set([...now, id])));
  return (
    <nav className={styles.root} aria-label={papersMessages.folders}>
      <Place
        label={papersMessages.all}
        icon={<DocumentMultipleRegular />}
        count={counts.all}
        current={!inTrash && current === undefined}
        onPick={() => onPick({})}
        onDrop={(ids) => onMove(ids, null, papersMessages.noFolder)}
      />
      <div className={styles.heading}>
        {papersMessages.folders}
        <ActionButton
          appearance="subtle"
          size="small"
          iconOnly
          icon={<FolderAddRegular />}
          label={papersMessages.newFolder}
          onClick={() => onNew(null)}
        />
      </div>
      <ul className={styles.list}>
        {unfolded(inTreeOrder(folders), folded).map((folder) => (
          <FolderItem
            key={folder.id}
            folder={folder}
            current={!inTrash && folder.id === current}
            folded={folded.has(folder.id)}
            onFold={() => toggle(folder.id)}
            onPick={() => onPick({ folder: folder.id })}
            onNew={() => onNew(folder.id)}
            onDrop={(ids) => onMove(ids, folder.id, folder.name)}
          />
        ))}
      </ul>
      <div className={styles.spacer} />
      <Place
        label={papersMessages.trash}
        icon={<DeleteRegular />}
        count={counts.trashed}
        current={inTrash}
        onPick={() => onPick({ trash: true })}
        onDrop={onTrash}
      />
    </nav>
  );
}

type PlaceProps = {
  label: string;
  icon: React.ReactElement;
  count: number;
  current: boolean;
  onPick: () => void;
  onDrop: (ids: SourceId[]) => void;
};

function Place({ label, icon, count, current, onPick, onDrop }: PlaceProps) {
  const styles = useTreeStyles();
  const { over, handlers } = useDropPapers(onDrop);
  return (
    <div className={mergeClasses(styles.item, current && styles.current, over && styles.over)} {...handlers}>
      <button type="button" className={styles.pick} aria-current={current ? 'true' : undefined} onClick={onPick}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.name}>{label}</span>
        <span className={styles.count}>{formatNumber(count)}</span>
      </button>
    </div>
  );
}

type FolderItemProps = {
  folder: PlacedFolder;
  current: boolean;
  folded: boolean;
  onFold: () => void;
  onPick: () => void;
  onNew: () => void;
  onDrop: (ids: SourceId[]) => void;
};

function FolderItem({ folder, current, folded, onFold, onPick, onNew, onDrop }: FolderItemProps) {
  const styles = useTreeStyles();
  const { over, handlers } = useDropPapers(onDrop);
  return (
    <li
      {...handlers}
      className={mergeClasses(styles.item, current && styles.current, over && styles.over)}
      style={{ paddingLeft: Math.min(folder.depth, 5) * 14 }}
    >
      {folder.hasChildren ? (
        <button type="button" className={styles.fold} aria-label={folder.name} aria-expanded={!folded} onClick={onFold}>
          {folded ? <ChevronRightRegular /> : <ChevronDownRegular />}
        </button>
      ) : (
        <span className={styles.fold} />
      )}
      <button
        type="button"
        className={styles.pick}
        style={{ paddingLeft: 2 }}
        title={folder.watchedPath ? `${folder.name} · ${papersMessages.watched}` : folder.name}
        aria-current={current ? 'true' : undefined}
        onClick={onPick}
      >
        <span className={styles.icon}>{folder.watchedPath ? <FolderSyncRegular /> : <FolderRegular />}</span>
        <span className={styles.name}>{folder.name}</span>
      </button>
      <FolderMenu folder={folder} onNew={onNew} />
    </li>
  );
}

/** The folders that no folded one hides. */
function unfolded(folders: readonly PlacedFolder[], folded: ReadonlySet<FolderId>): PlacedFolder[] {
  const hidden = new Set<FolderId>();
  return folders.filter((folder) => {
    const parent = folder.parentId;
    const hides = parent !== null && (folded.has(parent) || hidden.has(parent));
    if (hides) hidden.add(folder.id);
    return !hides;
  });
}

function without<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const rest = new Set(set);
  rest.delete(value);
  return rest;
}
