import { expect, it } from 'vitest';
import { createDirectoryBlobStore } from '../../../server/adapters/blobs/directory-blob-store.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { sha256Schema } from '../../domain/identifiers.ts';
import { publicationFilesOwner, withPublicationFiles } from './publication-files.ts';

const [own, published, unknown] = ['a', 'b', 'c'].map((digit) => sha256Schema.parse(digit.repeat(64)));

it("gives a school's files and the district's, whose are asked only for what the school has not", async () => {
  const asked: [string, string[]][] = [];
  const has: Record<string, string[]> = { '12': [own!], [publicationFilesOwner]: [published!] };
  const blobs = withPublicationFiles({
    ...createDirectoryBlobStore(temporaryFolder('blobs')),
    kept: async (owner, wanted) => {
      asked.push([owner, [...wanted]]);
      return wanted.filter((blob) => has[owner]?.includes(blob));
    },
  });
  expect(await blobs.kept('12', [published!, own!, unknown!])).toEqual([published, own]);
  expect(await blobs.kept('12', [own!])).toEqual([own]);
  expect(asked).toEqual([
    ['12', [published, own, unknown]],
    [publicationFilesOwner, [published, unknown]],
    ['12', [own]],
  ]);
});
