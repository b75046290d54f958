import { textElement } from './shared-strings.ts';

const shapesPerBlock = 1024;

/** Opens the two parts that notes live in: their texts and their frames. `most` notes may follow. */
export function openNotes(most: number): { texts: string; frames: string } {
  const blocks = Array.from({ length: Math.ceil(most / shapesPerBlock) + 1 }, (_, index) => index + 1).join(',');
  return {
    texts:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Amanuense</author></authors><commentList>',
    frames:
      '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
      `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks}"/></o:shapelayout>` +
      '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
      '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
  };
}

export const closeNotes = { texts: '</commentList></comments>', frames: '</xml>' } as const;

/** One note. `row` and `column` count from 0, `ordinal` is its place among the notes of its sheet. */
export function note(place: { reference: string; row: number; column: number; ordinal: number }, text: string) {
  const { reference, row, column, ordinal } = place;
  const height = Math.min(14, 2 + Math.ceil(text.length / 38) + (text.match(/\n/g)?.length ?? 0));
  return {
    text: `<comment ref="${reference}" authorId="0"><text><r>${textElement(text)}</r></text></comment>`,
    frame:
      `<v:shape id="_x0000_s${shapesPerBlock + 1 + ordinal}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `<x:Anchor>${column + 1},12,${Math.max(0, row - 1)},8,${column + 4},20,${row + height},4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  };
}
