import { strFromU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, zipOf } from '../../tests/fixtures/reading-documents.ts';

describe('an archive', () => {
  test('gives its entries as files, without folders or what systems leave behind', async () => {
    const { text, embedded } = await readFile(
      'papeles.zip',
      zipOf({
        'fichas/ana.txt': 'Ana',
        'fichas/vacío.txt': '',
        '__MACOSX/._ana.txt': 'x',
        'Thumbs.db': 'x',
        'nota.txt': 'hola',
      }),
    );
    expect(embedded.map((file) => [file.name, strFromU8(file.bytes)])).toEqual([
      ['fichas/ana.txt', 'Ana'],
      ['nota.txt', 'hola'],
    ]);
    expect(blocksOf(text)).toContain('fichas/ana.txt');
  });

  test('that is the export of a chat is the chat, with the files of its messages inside', async () => {
    const chat = '5/3/24, 9:06 - Ana: PTT-20240305-WA0001.opus (archivo adjunto)\n5/3/24, 9:07 - Luis: ok\n';
    const parts = { 'Chat de WhatsApp con 3.º B.txt': chat, 'PTT-20240305-WA0001.opus': 'OggS' };
    const { text, embedded } = await readFile('Chat de WhatsApp con 3.º B.zip', zipOf(parts));
    expect(text.format).toBe('whatsapp');
    expect(blocksOf(text)).toEqual([
      '05/03/2024 09:06 Ana: PTT-20240305-WA0001.opus (archivo adjunto)',
      '05/03/2024 09:07 Luis: ok',
    ]);
    expect(embedded.map((file) => file.name)).toEqual(['PTT-20240305-WA0001.opus']);
    const inFolder = await readFile(
      'b.zip',
      zipOf({ 'Chat/_chat.txt': chat, 'Chat/PTT-20240305-WA0001.opus': 'OggS' }),
    );
    expect(inFolder.text.format).toBe('whatsapp');
    const alone = await readFile('c.zip', zipOf({ '_chat.txt': chat }));
    expect(alone).toMatchObject({ text: { format: 'whatsapp' }, embedded: [] });
  });

  test('that only has a chat among other papers is an archive', async () => {
    const chat = '5/3/24, 9:06 - Ana: hola\n5/3/24, 9:07 - Luis: ok\n';
    const { text, embedded } = await readFile('a.zip', zipOf({ 'chat.txt': chat, 'nota.txt': 'hola' }));
    expect(text.format).toBe('zip');
    expect(embedded).toHaveLength(2);
    const two = await readFile('a.zip', zipOf({ 'uno.txt': chat, 'dos.txt': `${chat}5/3/24, 9:08 - Ana: chau\n` }));
    expect(two.embedded).toHaveLength(2);
  });

  test('gives names that are safe to write: no way up, no drives, no devices, no marks that turn the reading', async () => {
    const parts = {
      '../../etc/passwd': '1',
      '/abs/a.txt': '2',
      'C:\\x\\b.txt': '3',
      'CON.txt': '4',
      'ficha\u202efdp.exe': '5',
      'nota: 2?.txt': '6',
    };
    const { embedded } = await readFile('malo.zip', zipOf(parts));
    expect(embedded.map((file) => file.name)).toEqual([
      'etc/passwd',
      'abs/a.txt',
      'x/b.txt',
      '_CON.txt',
      'fichafdp.exe',
      'nota 2.txt',
    ]);
  });

  test('that blows up is refused by what comes out, not by what it promises', async () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(80_000_000) });
    // The header lies: it promises ten bytes.
    new DataView(bomb.buffer).setUint32(bomb.length - 22 - 51 + 24, 10, true);
    await expect(readFile('bomba.zip', bomb)).rejects.toMatchObject({
      code: 'ARCHIVE_BOMB',
      data: { name: 'bomba.zip' },
    });
  });

  test('of too many entries is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.txt`, 'x']));
    await expect(readFile('muchos.zip', zipOf(parts), { limits: { archiveEntries: 49 } })).rejects.toMatchObject({
      code: 'ARCHIVE_BOMB',
    });
  });

  test('inside three others keeps its names and gives no more files', async () => {
    const { embedded, text } = await readFile('hondo.zip', zipOf({ 'a.txt': 'x' }), { depth: 3 });
    expect(embedded).toEqual([]);
    expect(text.problems).toContain('ARCHIVE_BOMB');
    expect(blocksOf(text)).toEqual(['a.txt']);
  });

  test('that lost its end gives the entries that are whole', async () => {
    const whole = zipOf({ 'primero.txt': 'uno', 'segundo.txt': 'dos' });
    const { embedded, text } = await readFile('cortado.zip', whole.subarray(0, whole.length - 60));
    expect(embedded.map((file) => strFromU8(file.bytes))).toEqual(['uno', 'dos']);
    expect(text.problems).toEqual(['FILE_TRUNCATED']);
  });

  test('with one damaged entry gives the others and names the problem', async () => {
    const bytes = zipOf({ 'malo.txt': 'texto repetido '.repeat(200), 'bueno.txt': 'bien' });
    bytes.fill(0xff, 38, 60);
    const { embedded, text } = await readFile('a.zip', bytes);
    expect(embedded.map((file) => file.name)).toEqual(['bueno.txt']);
    expect(text.problems).toEqual(['FILE_DAMAGED']);
  });

  test('locked the classic way asks for its password, refuses a wrong one and opens with the right one', async () => {
    // Written by Info-ZIP 3.0: zip -P secreto locked.zip nota.txt
    const locked = Uint8Array.from(atob(LOCKED), (character) => character.charCodeAt(0));
    await expect(readFile('a.zip', locked)).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' });
    await expect(readFile('a.zip', locked, { password: 'otra' })).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    const { embedded } = await readFile('a.zip', locked, { password: 'secreto' });
    expect(strFromU8(embedded[0]!.bytes)).toBe('DNI 30123456\n');
  });
});

const LOCKED =
  'UEsDBAoACQAAADoBd11xqDxOGQAAAA0AAAAIABwAbm90YS50eHRVVAkAA1CEA2tQhANrdXgLAAEEAAAAAAQAAAAAEFwzw7Gopmu79OOLzIxN7YvXx6y8gDv3WVBLBwhxqDxOGQAAAA0AAABQSwECHgMKAAkAAAA6AXddcag8ThkAAAANAAAACAAYAAAAAAABAAAApIEAAAAAbm90YS50eHRVVAUAA1CEA2t1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBOAAAAawAAAAAA';
