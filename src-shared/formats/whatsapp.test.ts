import { describe, expect, test } from 'vitest';
import { blocksOf, readFile } from '../../tests/fixtures/reading-documents.ts';

describe('a WhatsApp chat', () => {
  test('from Android gives one block a message, continued lines included', async () => {
    const chat =
      '5/3/24, 9:05 - Los mensajes están cifrados.\n5/3/24, 9:06 - Ana: Falta hoy\npor fiebre\n25/3/2024 14:07 - +54 9 11 5555-5555: gracias: saludos\n';
    const { text } = await readFile('chat.txt', chat);
    expect(blocksOf(text)).toEqual([
      '05/03/2024 09:05 Los mensajes están cifrados.',
      '05/03/2024 09:06 Ana: Falta hoy\npor fiebre',
      '25/03/2024 14:07 +54 9 11 5555-5555: gracias: saludos',
    ]);
    expect(text.pages[0]!.blocks.every((block) => block.kind === 'message')).toBe(true);
  });

  test('from an iPhone, with its marks and half days', async () => {
    const chat =
      '\u200e[5/3/24, 9:05:33 p.\u202fm.] Ana: \u200eimagen omitida\r\n[13/3/24, 12:00:01 a.\u00a0m.] Luis: ok\r\n';
    const { text } = await readFile('_chat.txt', chat);
    expect(blocksOf(text)).toEqual(['05/03/2024 21:05 Ana: imagen omitida', '13/03/2024 00:00 Luis: ok']);
    expect(text.meta.participants).toBe('Ana, Luis');
  });

  test('of a phone that writes the month first is told by its own numbers', async () => {
    const { text } = await readFile('c.txt', '3/5/24, 9:05 AM - Ana: a\n3/25/24, 9:05 PM - Ana: b\n');
    expect(blocksOf(text)).toEqual(['05/03/2024 09:05 Ana: a', '25/03/2024 21:05 Ana: b']);
  });
});
