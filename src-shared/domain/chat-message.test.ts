import { describe, expect, test } from 'vitest';
import { readChatMessage } from './chat-message.ts';

const at = (body: string) => readChatMessage(`05/03/2024 09:06 Ana: ${body}`);

describe('a message of a chat', () => {
  test('says who wrote it, when, and where its words begin', () => {
    expect(at('gracias: saludos')).toEqual({
      date: '05/03/2024',
      time: '09:06',
      author: 'Ana',
      bodyStart: 22,
      attachment: null,
      isOmitted: false,
    });
  });

  test('of the program itself has no author; other text is no message', () => {
    expect(readChatMessage('05/03/2024 09:05 Los mensajes están cifrados.')).toMatchObject({ author: null });
    expect(readChatMessage('Orden del día')).toBeNull();
  });

  test.each([
    ['PTT-20240305-WA0001.opus (archivo adjunto)', 'PTT-20240305-WA0001.opus', ''],
    [
      'IMG-20240305-WA0002.jpg (archivo adjunto)\nel certificado de Luz',
      'IMG-20240305-WA0002.jpg',
      'el certificado de Luz',
    ],
    ['PTT-1.opus (file attached)', 'PTT-1.opus', ''],
    ['<adjunto: 00000012-AUDIO-2024-03-05-09-06-11.opus>', '00000012-AUDIO-2024-03-05-09-06-11.opus', ''],
    ['Lista.pdf • 2 páginas <adjunto: 00000007-Lista.pdf>', '00000007-Lista.pdf', 'Lista.pdf • 2 páginas'],
    ['<attached: 1-PHOTO.jpg>', '1-PHOTO.jpg', ''],
  ])('with a file names it, and says where, so that what was written beside it is told: %s', (body, name, beside) => {
    const { attachment } = at(body)!;
    expect(attachment?.name).toBe(name);
    const text = `05/03/2024 09:06 Ana: ${body}`;
    expect((text.slice(22, attachment?.start) + text.slice(attachment?.end)).trim()).toBe(beside);
  });

  test.each(['audio omitido', '<Multimedia omitido>', 'imagen omitida', 'Lista.pdf • 2 páginas documento omitido'])(
    'tells a file that the export left out: %s',
    (body) => expect(at(body)).toMatchObject({ attachment: null, isOmitted: true }),
  );

  test('that only speaks of a file has none', () => {
    expect(at('el audio omitido era mío, después lo mando')).toMatchObject({ attachment: null, isOmitted: false });
    expect(at('mandé el lista.pdf (archivo adjunto) ayer')).toMatchObject({ attachment: null, isOmitted: false });
  });
});
