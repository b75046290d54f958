import { pageSigns } from './mark-page-numbers.ts';

/** What of an element's look does not come by itself where its page's styles are not known. */
const looks = [
  'border-bottom',
  'border-left',
  'border-right',
  'border-top',
  'border-collapse',
  'background-color',
  'box-sizing',
  'color',
  'display',
  'font-family',
  'font-size',
  'font-style',
  'font-variant',
  'font-weight',
  'height',
  'line-height',
  'margin',
  'min-height',
  'padding',
  'position',
  'left',
  'right',
  'top',
  'text-align',
  'text-decoration',
  'text-indent',
  'text-transform',
  'vertical-align',
  'white-space',
  'width',
] as const;
const classes: Readonly<Record<string, string>> = {
  [pageSigns.PAGE]: 'pageNumber',
  [pageSigns.NUMPAGES]: 'totalPages',
};

/** The HTML of an element that shows, to look the same in a page without its styles; signs of numbers become their classes. */
export function standingAlone(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  const shown = [element, ...element.querySelectorAll<HTMLElement>('*')];
  const copied = [copy, ...copy.querySelectorAll<HTMLElement>('*')];
  for (const [index, each] of shown.entries()) {
    const look = getComputedStyle(each);
    const style = looks.map((name) => `${name}:${look.getPropertyValue(name)}`).join(';');
    copied[index]?.removeAttribute('class');
    copied[index]?.setAttribute('style', style);
  }
  return copy.outerHTML.replace(/[\ue000\ue001]/g, (sign) => `<span class="${classes[sign]}"></span>`);
}
