import { paragraphsOf, type TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import { type PageSelection, paragraphAt, stepsOf } from './page-words.ts';

type Place = { file: string; index: number; text: string };

/** Where an arrow key leads from a selection; with `extend`, what it takes in. The selection itself where nothing follows. */
export function moveSelection(
  page: TemplatePage,
  selection: PageSelection | null,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
  extend: boolean,
): PageSelection | null {
  const places = placesOf(page);
  if (!selection) return firstOf(places[0]);
  const isForward = key === 'ArrowRight' || key === 'ArrowDown';
  const isLine = key === 'ArrowUp' || key === 'ArrowDown';
  if (extend) return isLine ? extendLines(places, selection, isForward) : extendWords(page, selection, isForward);
  const at = places.findIndex(({ file, index }) => file === selection.file && index === selection.from);
  const steps = stepsOf(places[at]?.text ?? '');
  if (!isLine && selection.from === selection.to) {
    const next = isForward
      ? steps.find(({ start }) => start >= selection.end)
      : steps.filter(({ end }) => end <= selection.start).at(-1);
    if (next) return { ...selection, ...next };
  }
  const neighbour = places[at + (isForward ? 1 : -1)];
  if (!neighbour) return selection;
  return key === 'ArrowLeft' ? lastOf(neighbour) : firstOf(neighbour);
}

/** The paragraphs in which something can be selected. */
function placesOf(page: TemplatePage): Place[] {
  return page.parts.flatMap(({ file, blocks }) =>
    paragraphsOf(blocks)
      .filter(({ text, locked }) => locked === null && stepsOf(text).length > 0)
      .map(({ index, text }) => ({ file, index, text })),
  );
}

function firstOf(place: Place | undefined): PageSelection | null {
  const step = place && stepsOf(place.text)[0];
  return place && step ? { file: place.file, from: place.index, to: place.index, ...step } : null;
}

function lastOf(place: Place): PageSelection | null {
  const step = stepsOf(place.text).at(-1);
  return step ? { file: place.file, from: place.index, to: place.index, ...step } : null;
}

function extendWords(page: TemplatePage, selection: PageSelection, isForward: boolean): PageSelection {
  const steps = stepsOf(paragraphAt(page, selection.file, selection.from)?.text ?? '');
  const taken = steps.filter(({ start, end }) => start >= selection.start && end <= selection.end);
  const end = isForward ? steps.find((step) => step.start >= selection.end)?.end : taken.at(-2)?.end;
  return end === undefined || selection.from !== selection.to ? selection : { ...selection, end };
}

function extendLines(places: readonly Place[], selection: PageSelection, isForward: boolean): PageSelection {
  const own = places.filter(({ file }) => file === selection.file).map(({ index }) => index);
  const at = own.indexOf(selection.to);
  const to = own[at + (isForward ? 1 : -1)];
  return to === undefined || to < selection.from ? selection : { ...selection, to };
}
