import { expect, test } from 'vitest';
import { createId, type FolderId, type SourceId } from './identifiers.ts';
import { containerOf, insideOf, placeKey } from './source-place.ts';

const parentId = createId<SourceId>();
const folderId = createId<FolderId>();
const loose = { parentId: null, originPath: null, folderId: null };

test('files that came together have one container, however they came', () => {
  expect(containerOf({ parentId, originPath: 'chat.zip › a.opus', folderId })).toBe(insideOf(parentId));
  expect(containerOf({ ...loose, originPath: '/casa/Chat/a.opus' })).toBe('path:/casa/Chat');
  expect(containerOf({ ...loose, originPath: 'C:\\Chat\\a.opus' })).toBe(
    containerOf({ ...loose, originPath: 'C:\\Chat\\_chat.txt', folderId }),
  );
  expect(containerOf({ ...loose, folderId })).not.toBe(containerOf(loose));
});

test('a name is found in spite of what systems do to accents, capitals and signs', () => {
  expect(placeKey('Reunio\u0301n: 2?.pdf')).toBe(placeKey('REUNIÓN_ 2.pdf'));
  expect(placeKey('PTT-20240305-WA0001.opus')).not.toBe(placeKey('PTT-20240305-WA0002.opus'));
});
