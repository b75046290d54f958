import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import type { Folder } from '../../../src-shared/domain/source.ts';

/** A folder with how deep it lies and whether it holds others. */
export type PlacedFolder = Folder & { depth: number; hasChildren: boolean };

/** Folders as a tree reads: each under its parent, brothers by name. A folder whose parent is gone counts as a root. */
export function inTreeOrder(folders: readonly Folder[]): PlacedFolder[] {
  const known = new Set(folders.map((folder) => folder.id));
  const children = new Map<FolderId | null, Folder[]>();
  for (const folder of folders) {
    const parent = folder.parentId !== null && known.has(folder.parentId) ? folder.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), folder]);
  }
  const visit = (parent: FolderId | null, depth: number): PlacedFolder[] =>
    (children.get(parent) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name, 'es', { numeric: true }))
      .flatMap((folder) => [
        { ...folder, depth, hasChildren: children.has(folder.id) },
        ...visit(folder.id, depth + 1),
      ]);
  return visit(null, 0);
}
