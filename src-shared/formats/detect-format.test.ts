import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { wordDocumentOf, workbookOf, zipOf } from '../../tests/fixtures/reading-documents.ts';
import { detectFormat } from './detect-format.ts';

const kindOf = (content: string | Uint8Array, name = 'sin-nombre') =>
  detectFormat(typeof content === 'string' ? strToU8(content) : content, name);

describe('the kind of a file', () => {
  test('is told by its bytes whatever its name says', () => {
    expect(kindOf(wordDocumentOf('<w:p/>'), 'lista.xlsx')).toBe('docx');
    expect(kindOf(workbookOf(''), 'nota.docx')).toBe('xlsx');
    expect(kindOf('%PDF-1.7\n1 0 obj', 'foto.jpg')).toBe('pdf');
    expect(kindOf('{\\rtf1 hola}', 'nota.doc')).toBe('rtf');
    expect(kindOf(zipOf({ 'nota.txt': 'hola' }), 'nota.docx')).toBe('zip');
    expect(kindOf(zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }))).toBe(
      'ods',
    );
    expect(kindOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'escaneo.pdf')).toBe('image');
  });

  test('of a web page saved as .pdf is a web page', () => {
    expect(kindOf('<!DOCTYPE html><html><body>%PDF-1.4 no se encontró</body></html>', 'certificado.pdf')).toBe('html');
  });

  test('of an old "Excel" that systems export is the web page it is', () => {
    expect(kindOf('<table><tr><td>DNI</td></tr></table>', 'listado.xls')).toBe('html');
  });

  test('of texts is told by their shape', () => {
    expect(kindOf('From: ana@escuela.edu.ar\nTo: b@c.ar\nMIME-Version: 1.0\nSubject: Hola\n\nCuerpo')).toBe('eml');
    expect(kindOf('12/3/24, 14:05 - Ana: hola\n12/3/24, 14:06 - Luis: chau\n')).toBe('whatsapp');
    expect(kindOf('[12/3/24, 14:05:33] Ana: hola\n[12/3/24, 14:06:01] Luis: chau\n')).toBe('whatsapp');
    expect(kindOf('\u200e[5/3/2024, 9:05:33 a.\u00a0m.] Ana: hola\n[5/3/2024, 9:06:01 p.\u00a0m.] Luis: chau\n')).toBe(
      'whatsapp',
    );
    expect(kindOf('apellido;nombre;dni\nPérez;Ana;30123456\nRuiz;Luis;31222333\n')).toBe('csv');
    expect(kindOf('apellido\tnombre\nPérez\tAna\nRuiz\tLuis\n')).toBe('csv');
    expect(kindOf('# Título\n\ntexto', 'nota.md')).toBe('md');
    expect(kindOf('# Título\n\ntexto', 'nota.txt')).toBe('txt');
  });

  test('of a letter with commas, dates or colons is plain text', () => {
    expect(kindOf('Señora directora:\nPor la presente, solicito licencia.\nSaluda atte., Ana Ruiz\n12/03/2024\n')).toBe(
      'txt',
    );
    expect(
      kindOf('Asunto: acto del 25 de mayo\nFecha: 20/05/2024\nSe invita a las familias, docentes y alumnos.\n'),
    ).toBe('txt');
  });

  test('of bytes that are no text is unknown, and so is a scrap under the name of a paper', () => {
    expect(kindOf(Uint8Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256))).toBe('unknown');
    expect(kindOf(new Uint8Array(5_000), 'ficha.pdf')).toBe('unknown');
    expect(kindOf('oops\n', 'ficha.pdf')).toBe('unknown');
  });
});
