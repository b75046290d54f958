import { expect, test } from 'vitest';
import { readFile, tablesOf, wrongPlaces, zipOf } from '../../tests/fixtures/reading-documents.ts';

const slide = (body: string) => `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld>${body}</p:cSld></p:sld>`;
const paragraph = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;

test('a presentation gives its slides in their order, with titles, tables and no slide numbers', async () => {
  const title = `<p:sp><p:nvPr><p:ph type="title"/></p:nvPr><p:txBody>${paragraph('Reunión de familias')}</p:txBody></p:sp>`;
  const number = '<a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p>';
  const table = `<a:tbl><a:tr><a:tc gridSpan="2">${paragraph('Turno')}</a:tc><a:tc hMerge="1"><a:p/></a:tc></a:tr><a:tr><a:tc>${paragraph('Mañana')}</a:tc><a:tc>${paragraph('Tarde')}</a:tc></a:tr></a:tbl>`;
  const bytes = zipOf({
    '[Content_Types].xml':
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/slide" Target="slides/slide1.xml"/><Relationship Id="b" Type="x/slide" Target="slides/slide2.xml"/></Relationships>',
    'ppt/slides/slide1.xml': slide(paragraph('Fin')),
    'ppt/slides/slide2.xml': slide(title + number + table),
  });
  const { text } = await readFile('a.pptx', bytes);
  expect(text.pages.map((page) => page.name)).toEqual(['Reunión de familias', null]);
  expect(text.pages[0]!.text).toBe('Reunión de familias\nTurno\t\nMañana\tTarde\n');
  expect(tablesOf(text)[0]).toEqual([
    ['Turno', ''],
    ['Mañana', 'Tarde'],
  ]);
  expect(wrongPlaces(text)).toEqual([]);
});
