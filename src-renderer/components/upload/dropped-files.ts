/** A file taken from the page, with the folders it came inside ("Legajos", "3B"); empty for a loose file. */
export type IncomingFile = { file: File; folders: string[] };

/** Every file of a drop, folders opened all the way down. Must be called while the drop event is being handled. */
export async function filesOfDrop(transfer: DataTransfer): Promise<IncomingFile[]> {
  // The entries have to be taken before the first await: the browser empties the transfer after the event.
  const taken = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    taken.map(({ entry, file }) => (entry ? filesOfEntry(entry, []) : file ? [{ file, folders: [] }] : [])),
  );
  return found.flat();
}

/** The files of an `<input type="file">`, with the folders of a directory input. */
export function filesOfInput(files: FileList): IncomingFile[] {
  return [...files].map((file) => ({ file, folders: file.webkitRelativePath.split('/').slice(0, -1) }));
}

async function filesOfEntry(entry: FileSystemEntry, folders: string[]): Promise<IncomingFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, folders }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const found: IncomingFile[] = [];
  for (const child of await entriesOf(entry)) found.push(...(await filesOfEntry(child, [...folders, entry.name])));
  return found;
}

async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A reader hands out at most a hundred entries at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
