import { expect, test } from 'vitest';
import { answerSound } from './answer-sound.ts';

const sourceId = '018f3e6a-0000-7000-8000-000000000001';
const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);

async function ask(range: string | undefined, path = `/sound/${sourceId}`, size = 100) {
  const find = async (id: string) =>
    id === sourceId
      ? {
          sizeBytes: size,
          read: async function* (start: number, end: number) {
            yield bytes.subarray(start, Math.min(end, size));
          },
        }
      : null;
  const { status, headers, body } = await answerSound(find, { path, range });
  const parts: number[] = [];
  for await (const part of body ?? []) parts.push(...part);
  return { status, contentRange: headers['content-range'], length: headers['content-length'], parts };
}

test('a player gets the stretch that it asks for', async () => {
  expect(await ask('bytes=10-12')).toEqual({
    status: 206,
    contentRange: 'bytes 10-12/100',
    length: '3',
    parts: [10, 11, 12],
  });
  expect(await ask('bytes=98-')).toMatchObject({ status: 206, contentRange: 'bytes 98-99/100', parts: [98, 99] });
  expect(await ask('bytes=-2')).toMatchObject({ status: 206, contentRange: 'bytes 98-99/100', parts: [98, 99] });
  expect(await ask('bytes=95-500')).toMatchObject({ status: 206, contentRange: 'bytes 95-99/100' });
  expect(await ask('bytes=0-0, 5-9')).toMatchObject({ status: 206, parts: [0] });
});

test('without a stretch, or with one that makes no sense, the whole is given', async () => {
  for (const range of [undefined, 'bytes=9-3', 'lines=1-2', 'bytes=-']) {
    expect(await ask(range)).toMatchObject({ status: 200, length: '100', contentRange: undefined });
  }
});

test('a stretch after the end, and one of an empty file, are refused with the size', async () => {
  expect(await ask('bytes=100-')).toMatchObject({ status: 416, contentRange: 'bytes */100', parts: [] });
  expect(await ask('bytes=0-', undefined, 0)).toMatchObject({ status: 416, contentRange: 'bytes */0' });
});

test('what is no recording is not found', async () => {
  expect(await ask(undefined, '/sound/../../secreto')).toMatchObject({ status: 404, parts: [] });
  expect(await ask(undefined, '/sound/018f3e6a-0000-7000-8000-000000000002')).toMatchObject({ status: 404 });
});
