import type { FolderId } from './identifiers.ts';
import type { Folder } from './source.ts';

/** Each folder's name after those of the folders it is in. One whose parent is gone, or is inside it, counts as a root. */
export function folderPaths(folders: readonly Folder[]): Map<FolderId, string[]> {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const paths = new Map<FolderId, string[]>();
  for (const folder of folders) {
    const seen = new Set<FolderId>();
    const path: string[] = [];
    for (let at: Folder | undefined = folder; at && !seen.has(at.id); at = byId.get(at.parentId ?? at.id)) {
      seen.add(at.id);
      path.unshift(at.name);
    }
    paths.set(folder.id, path);
  }
  return paths;
}
