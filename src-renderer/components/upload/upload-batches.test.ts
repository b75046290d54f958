import { describe, expect, it } from 'vitest';
import { uploadBatches } from './upload-batches.ts';

const file = (name: string, size = 10) => sized(name, size);

/** A File that says a size without holding its bytes. */
function sized(name: string, size: number): File {
  const made = new File([], name);
  Object.defineProperty(made, 'size', { value: size });
  return made;
}

describe('uploadBatches', () => {
  it('sends the files of each folder on their own', () => {
    const batches = uploadBatches([
      { file: file('a.pdf'), folders: [] },
      { file: file('b.pdf'), folders: ['Legajos', '3B'] },
      { file: file('c.pdf'), folders: [] },
    ]);
    expect(batches.map((batch) => [batch.folders, batch.files.map((entry) => entry.name)])).toEqual([
      [[], ['a.pdf', 'c.pdf']],
      [['Legajos', '3B'], ['b.pdf']],
    ]);
  });

  it('starts another batch at two hundred files, losing none', () => {
    const incoming = Array.from({ length: 450 }, (_, place) => ({ file: file(`${place}.pdf`), folders: [] }));
    const batches = uploadBatches(incoming);
    expect(batches.map((batch) => batch.files.length)).toEqual([200, 200, 50]);
  });

  it('starts another batch before the bytes are too many for one call', () => {
    const big = 100 * 1024 * 1024;
    const batches = uploadBatches([
      { file: file('a.pdf', big), folders: [] },
      { file: file('b.pdf', big), folders: [] },
    ]);
    expect(batches).toHaveLength(2);
  });

  it('leaves out what the system and Office keep for themselves', () => {
    const names = ['Thumbs.db', 'desktop.ini', '~$lista.xlsx', '.DS_Store', 'lista.xlsx'];
    const batches = uploadBatches(names.map((name) => ({ file: file(name), folders: [] })));
    expect(batches.flatMap((batch) => batch.files.map((entry) => entry.name))).toEqual(['lista.xlsx']);
  });
});
