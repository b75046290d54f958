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
import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import type { Folder } from '../../../src-shared/domain/source.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { formatNumber } from '../../messages/format.ts';
import { papersMessages } from '../../messages/papers.ts';
import { FolderMenu } from './folder-menu.tsx';
import { inTreeOrder, type PlacedFolder } from './folder-order.ts';
import { useTreeStyles } from './folder-tree-styles.ts';

type FolderTreeProps = {
  folders: readonly Folder[];
  /** The folder on show; undefined for all papers. */
  current: FolderId | undefined;
  inTrash: boolean;
  counts: { all: number; trashed: number };
  onPick: (place: { folder?: FolderId; trash?: true }) => void;
  onNew: (parentId: FolderId | null) => void;
};

/** The library's folders, which fold and unfold, and the trash at the foot. */
export function FolderTree({ folders, current, inTrash, counts, onPick, onNew }: FolderTreeProps) {
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
      />
    </nav>
  );
}

type PlaceProps = { label: string; icon: React.ReactElement; count: number; current: boolean; onPick: () => void };

function Place({ label, icon, count, current, onPick }: PlaceProps) {
  const styles = useTreeStyles();
  return (
    <div className={mergeClasses(styles.item, current && styles.current)}>
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
};

function FolderItem({ folder, current, folded, onFold, onPick, onNew }: FolderItemProps) {
  const styles = useTreeStyles();
  return (
    <li
      className={mergeClasses(styles.item, current && styles.current)}
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
