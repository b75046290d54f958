import type { Evidence } from '../../../src-shared/domain/evidence.ts';
import type { Mark } from './marks.ts';
import { markOf } from './marks.ts';

/** The address of a whole paper, at the page and with the words of a proof. */
export function paperAddress({ sourceId, locator }: Pick<Evidence, 'sourceId' | 'locator'>) {
  const { page, start, end, reference } = markOf(locator, true);
  const cell = reference ? { celda: reference } : {};
  const moment = locator.type === 'time' ? { momento: locator.startMs } : {};
  const search = { pagina: page, desde: start, hasta: end, ...cell, ...moment };
  return { to: '/papeles/$sourceId', params: { sourceId }, search };
}

/** The moment of a recording that an address asks for, in milliseconds from its start. */
export function momentOfAddress({ momento }: Record<string, unknown>): number | undefined {
  return typeof momento === 'number' ? momento : undefined;
}

/** The mark that an address asks for; null when it only names the paper. */
export function markOfAddress(search: Record<string, unknown>): Mark | null {
  const { pagina, desde, hasta, celda } = search;
  if (typeof pagina !== 'number' || typeof desde !== 'number' || typeof hasta !== 'number') return null;
  const reference = typeof celda === 'string' ? celda : null;
  return { page: pagina, start: desde, end: hasta, boxes: [], reference, current: true };
}
