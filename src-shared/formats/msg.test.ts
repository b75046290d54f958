import { CFB } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { blocksOf, readFile } from '../../tests/fixtures/reading-documents.ts';

const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]));

function messageOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(file, path, content);
  return new Uint8Array(CFB.write(file, { type: 'array' }) as ArrayBuffer);
}

describe('an Outlook message', () => {
  test('says its headers and body and gives its attachments', async () => {
    const bytes = messageOf({
      '/__nameid_version1.0/__substg1.0_00020102': new Uint8Array(16),
      '/__properties_version1.0': new Uint8Array(32),
      '/__substg1.0_0037001F': utf16('Lista de útiles'),
      '/__substg1.0_0C1A001F': utf16('Ana Muñoz'),
      '/__substg1.0_5D01001F': utf16('ana@escuela.edu.ar'),
      '/__substg1.0_1000001F': utf16('Va la lista.\r\nSaludos'),
      '/__attach_version1.0_#00000000/__properties_version1.0': new Uint8Array(8),
      '/__attach_version1.0_#00000000/__substg1.0_3707001F': utf16('lista.txt'),
      '/__attach_version1.0_#00000000/__substg1.0_37010102': strToU8('cuaderno'),
    });
    const { text, embedded } = await readFile('mensaje.msg', bytes);
    expect(text.format).toBe('msg');
    expect(blocksOf(text)).toEqual([
      'De: Ana Muñoz <ana@escuela.edu.ar>\nAsunto: Lista de útiles\nAdjuntos: lista.txt',
      'Va la lista.',
      'Saludos',
    ]);
    expect(embedded).toEqual([{ name: 'lista.txt', bytes: strToU8('cuaderno') }]);
  });
});
