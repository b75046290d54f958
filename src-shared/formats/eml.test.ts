import { strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, tablesOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

const LETTER = [
  'From: =?UTF-8?Q?Ana_Mu=C3=B1oz?= <ana@escuela.edu.ar>',
  'To: secretaria@escuela.edu.ar',
  'Subject: =?ISO-8859-1?Q?Licencia_m=E9dica?=',
  'Date: Tue, 5 Mar 2024 22:15:00 -0300',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Estimada:</p><table><tr><th>DNI</th><th>Días</th></tr><tr><td>30.123.456</td><td>3</td></tr></table><script>alert(1)</script>',
  '--b',
  'Content-Type: text/plain; name="../certificado.txt"',
  'Content-Disposition: attachment; filename="../certificado.txt"',
  'Content-Transfer-Encoding: base64',
  '',
  btoa('reposo'),
  '--b',
  'Content-Type: message/rfc822',
  '',
  'From: b@c.ar',
  'Subject: adentro',
  '',
  'hola',
  '--b--',
  '',
].join('\r\n');

describe('an e-mail', () => {
  test('says its headers first, with the hour of its sender, then its body', async () => {
    const { text } = await readFile('carta.eml', LETTER);
    expect(blocksOf(text).slice(0, 2)).toEqual([
      'De: Ana Muñoz <ana@escuela.edu.ar>\nPara: secretaria@escuela.edu.ar\nFecha: 05/03/2024 22:15\nAsunto: Licencia médica\nAdjuntos: certificado.txt, adjunto-2.eml',
      'Estimada:',
    ]);
    expect(text.meta).toMatchObject({ subject: 'Licencia médica', date: '05/03/2024 22:15' });
    expect(tablesOf(text)).toEqual([
      [
        ['DNI', 'Días'],
        ['30.123.456', '3'],
      ],
    ]);
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('gives its attachments and the e-mails inside it as files', async () => {
    const { embedded } = await readFile('carta.eml', LETTER);
    expect(embedded.map((file) => file.name)).toEqual(['certificado.txt', 'adjunto-2.eml']);
    expect(strFromU8(embedded[0]!.bytes)).toBe('reposo');
    const inner = await readFile(
      embedded[1]!.name,
      embedded[1]!.bytes.length > 0 ? `MIME-Version: 1.0\r\n${strFromU8(embedded[1]!.bytes)}` : '',
    );
    expect(inner.text.meta.subject).toBe('adentro');
  });
});
