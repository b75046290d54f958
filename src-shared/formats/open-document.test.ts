import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, tablesOf, wrongPlaces, zipOf } from '../../tests/fixtures/reading-documents.ts';

const NAMES = 'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d" xmlns:style="s"';
const open = (kind: string, body: string, parts: Record<string, string> = {}) =>
  zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${NAMES}><office:body>${body}</office:body></office:document-content>`,
    ...parts,
  });

describe('an OpenDocument file', () => {
  test('of text gives paragraphs, notes, tables and headers, without what was deleted or commented', async () => {
    const body = `<text:tracked-changes><text:p>borrado</text:p></text:tracked-changes><text:h>Acta</text:h>
      <text:p>Uno<text:s text:c="2"/>dos<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>nota</text:p></text:note-body></text:note><office:annotation><text:p>comentario</text:p></office:annotation></text:p>
      <table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Curso</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
      <table:table-row><table:table-cell><text:p>3.º B</text:p></table:table-cell><table:table-cell><text:p>Tarde</text:p></table:table-cell></table:table-row></table:table>`;
    const styles = `<office:document-styles ${NAMES}><style:master-page><style:header><text:p>Escuela 12</text:p></style:header></style:master-page></office:document-styles>`;
    const { text } = await readFile('acta.odt', open('text', body, { 'styles.xml': styles }));
    expect(blocksOf(text)).toEqual(['Acta', 'Uno  dos', 'nota', 'Curso\t', '3.º B\tTarde', 'Escuela 12']);
    expect(tablesOf(text)[0]).toEqual([
      ['Curso', ''],
      ['3.º B', 'Tarde'],
    ]);
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('of sheets shows numbers and days the Argentine way and skips a million repeated empty rows', async () => {
    const cell = (type: string, attributes: string, shown: string) =>
      `<table:table-cell office:value-type="${type}" ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
    const row =
      cell('float', 'office:value="1234.5"', '1,234.50') +
      cell('date', 'office:date-value="2024-03-05"', '3/5/24') +
      cell('boolean', 'office:boolean-value="true"', 'TRUE') +
      cell('float', 'office:value="42"', '00042');
    const rows = `<table:table-row>${row}</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row><table:table-row>${cell('string', '', 'fin')}</table:table-row>`;
    const { text } = await readFile(
      'a.ods',
      open('spreadsheet', `<table:table table:name="Hoja1">${rows}</table:table>`),
    );
    expect(tablesOf(text)[0]![0]).toEqual(['1234,50', '05/03/2024', 'VERDADERO', '00042']);
    expect(text.pages[0]!.tables[0]!.rows[1]![0]).toMatchObject({ text: 'fin', reference: 'A1048002' });
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('of slides gives one page a slide', async () => {
    const slide = (name: string, words: string) =>
      `<draw:page draw:name="${name}"><draw:frame><draw:text-box><text:p>${words}</text:p></draw:text-box></draw:frame></draw:page>`;
    const { text } = await readFile(
      'a.odp',
      open('presentation', slide('uno', 'Bienvenidos') + slide('dos', 'Gracias')),
    );
    expect(text.pages.map((page) => [page.name, page.text])).toEqual([
      ['uno', 'Bienvenidos\n'],
      ['dos', 'Gracias\n'],
    ]);
  });
});
