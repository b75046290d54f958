import { renderAsync } from 'docx-preview';
import type { PrintLayout } from '../../../src-shared/domain/print-layout.ts';
import { repeatHeadingRows } from './heading-rows.ts';
import { nameSubstitutes } from './name-substitutes.ts';
import { prepareDocx } from './prepare-docx.ts';
import { standingAlone } from './standing-alone.ts';

/**
 * Lays a .docx out in this page, ready to be printed: its text flows over as many sheets as it takes, and what is
 * repeated on each is told apart. `base64` is the whole file. Throws what a damaged file makes the renderer throw.
 */
export async function layOutDocument(base64: string): Promise<PrintLayout> {
  const { docx, headingRows, isHeadedOnFirstSheetOnly } = prepareDocx(
    Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
  );
  await renderAsync(docx, document.body, document.head, {
    inWrapper: false,
    useBase64URL: true,
    renderAltChunks: false,
    // Word's last guess at where sheets ended is of other fonts than those here.
    ignoreLastRenderedPageBreak: true,
  });
  // What Word takes where a file says nothing.
  addStyle(['body { font: 10pt "Times New Roman" }']);
  repeatHeadingRows([...document.querySelectorAll<HTMLTableElement>('article table')], headingRows);
  nameSubstitutes(document);
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  return takeApart([...document.querySelectorAll('section')], isHeadedOnFirstSheetOnly);
}

function takeApart(sections: readonly HTMLElement[], isHeadedOnFirstSheetOnly: boolean): PrintLayout {
  const [first] = sections;
  if (!first) throw new Error('a document without sheets');
  const { paddingTop, paddingRight, paddingBottom, paddingLeft, width, minHeight } = getComputedStyle(first);
  const sheet = { width: Number.parseFloat(width), height: Number.parseFloat(minHeight) };
  const margins = {
    top: Number.parseFloat(paddingTop),
    right: Number.parseFloat(paddingRight),
    bottom: Number.parseFloat(paddingBottom),
    left: Number.parseFloat(paddingLeft),
  };
  const heading = first.querySelector<HTMLElement>(':scope > header');
  if (heading && isHeadedOnFirstSheetOnly) beginWith(heading, first);
  const header = repeatedPart(first.querySelector(':scope > header'), first, margins, 'top');
  const footer = repeatedPart(first.querySelector(':scope > footer'), first, margins, 'bottom');
  for (const part of document.querySelectorAll('section > header, section > footer')) part.remove();
  addStyle([
    'body { margin: 0 }',
    'section { padding: 0 !important; width: auto !important; min-height: 0 !important; box-shadow: none; margin: 0 }',
    'section + section { break-before: page }',
    // Half of the line around a table as wide as the text stands outside of it, where Chromium cuts it off.
    'article { padding-inline: 1px }',
    'tr, img { break-inside: avoid }',
  ]);
  return {
    ...sheet,
    margins: {
      ...margins,
      top: Math.max(margins.top, header.reach),
      bottom: Math.max(margins.bottom, footer.reach),
    },
    header: header.html,
    footer: footer.html,
  };
}

/** Makes of the first sheet's header the beginning of the text, which on that sheet starts where the header does. */
function beginWith(header: HTMLElement, section: HTMLElement): void {
  const distance = Math.max(0, header.getBoundingClientRect().top - section.getBoundingClientRect().top);
  const inText = document.createElement('div');
  inText.style.minHeight = header.style.minHeight;
  inText.append(...header.childNodes);
  header.replaceWith(inText);
  addStyle([`@page :first { margin-top: ${distance}px }`]);
}

/** The HTML of a header or footer placed on a sheet, and how far from the sheet's edge it reaches. */
function repeatedPart(
  part: HTMLElement | null,
  section: HTMLElement,
  margins: PrintLayout['margins'],
  side: 'top' | 'bottom',
): { html: string; reach: number } {
  // Without one, Chromium would print a date and an address of its own.
  if (!part) return { html: '<span></span>', reach: 0 };
  const inside = part.getBoundingClientRect();
  const around = section.getBoundingClientRect();
  const distance = Math.max(0, side === 'top' ? inside.top - around.top : around.bottom - inside.bottom);
  const place = `position:absolute;${side}:${distance}px;left:${margins.left}px;right:${margins.right}px`;
  part.style.margin = '0';
  part.style.width = '100%';
  // The renderer makes it as high as the margin, where a footer's text would stand at the top, close under the sheet's.
  part.style.minHeight = '0';
  const { height } = part.getBoundingClientRect();
  return { html: `<div style="${place}">${standingAlone(part)}</div>`, reach: distance + height };
}

function addStyle(rules: readonly string[]): void {
  const style = document.createElement('style');
  style.textContent = rules.join('\n');
  document.head.append(style);
}
