import { describe, expect, it } from 'vitest';
import { createId, type FolderId } from '../../../src-shared/domain/identifiers.ts';
import { inTreeOrder } from './folder-order.ts';

const folder = (name: string, parentId: FolderId | null = null) => ({
  id: createId<FolderId>(),
  name,
  parentId,
  watchedPath: null,
});

describe('inTreeOrder', () => {
  it('puts each folder under its parent, brothers as people count', () => {
    const files = folder('Legajos');
    const tenth = folder('10.º', files.id);
    const second = folder('2.º', files.id);
    const circulars = folder('Circulares');
    expect(inTreeOrder([tenth, files, second, circulars]).map((entry) => [entry.name, entry.depth])).toEqual([
      ['Circulares', 0],
      ['Legajos', 0],
      ['2.º', 1],
      ['10.º', 1],
    ]);
  });

  it('does not lose a folder whose parent is gone', () => {
    expect(inTreeOrder([folder('Huérfana', createId<FolderId>())])).toMatchObject([{ name: 'Huérfana', depth: 0 }]);
  });
});
