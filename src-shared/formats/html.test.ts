import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, tablesOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

describe('a web page', () => {
  test('says what a person sees: no scripts, no hidden parts, what was chosen and ticked', async () => {
    const html = `<html><head><title>Trámite</title><style>p{}</style></head><body><h1>Constancia</h1><script>x()</script>
      <p>Alumno:   <b>Ana</b>
      Pérez<br>DNI <input value="30.123.456"> <input type=hidden value=secreto></p><div style="display: none">oculto</div><p style="visibility:hidden">oculto</p><p style="color:red;font-size:0px">oculto</p>
      <ul><li>uno<li>dos</ul> Turno <select><option>mañana<option selected>tarde</select> <input type=checkbox checked> Sí</body></html>`;
    const { text } = await readFile('a.html', html);
    expect(blocksOf(text)).toEqual([
      'Constancia',
      'Alumno: Ana Pérez\nDNI 30.123.456',
      'uno',
      'dos',
      'Turno tarde ☒ Sí',
    ]);
    expect(text.meta.title).toBe('Trámite');
  });

  test('gives data tables as grids and lets the ones that only place things go', async () => {
    const data = '<table><tr><th rowspan=2>Curso<th colspan=2>Notas<tr><td>7<td>8</table>';
    const { text } = await readFile('a.html', `<table><tr><td>Escuela 12</td></tr><tr><td>${data}</td></tr></table>`);
    expect(tablesOf(text)).toEqual([
      [
        ['Curso', 'Notas', ''],
        ['', '7', '8'],
      ],
    ]);
    expect(blocksOf(text)[0]).toBe('Escuela 12');
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('nested two hundred thousand deep ends in peace', async () => {
    const { text } = await readFile('a.html', `<html><body><p>hola</p>${'<div>'.repeat(200_000)}x`);
    expect(text.pages[0]!.text).toContain('hola');
  });
});
