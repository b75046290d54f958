import { safeFileName } from './file-name.ts';

/** Names for files of one folder, safe on Windows; of those that would be the same there, the later ones get a number. */
export function distinctFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((wanted) => {
    const name = safeFileName(wanted);
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let free = name;
    for (let again = 2; taken.has(sameOnDisk(free)); again += 1) {
      free = safeFileName(`${[...stem].slice(0, 100).join('').trimEnd()} (${again})${extension}`);
    }
    taken.add(sameOnDisk(free));
    return free;
  });
}

/** Windows and macOS take capitals for small letters. */
function sameOnDisk(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
