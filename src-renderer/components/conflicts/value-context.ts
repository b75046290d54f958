import type { Json } from '../../../src-shared/domain/operation.ts';
import type { ColumnType } from '../../../src-shared/domain/planilla.ts';
import type { Conflict, RefusedChange } from '../../../src-shared/domain/sync/conflict.ts';
import { partNames, valueMessages as words } from '../../messages/conflict-values.ts';
import { formatDate, formatMoment } from '../../messages/format.ts';

/** What has to be known besides a value to read it. */
export type ValueContext = {
  /** Of a cell: what its column asks for. */
  columnType: ColumnType | null;
  /** What people call the things that it mentions, by id. */
  mentioned: Readonly<Record<string, string>>;
};

/** How the values of registers are read, by `entity.field`; null for a value that is not what it should be. */
export type Readers = Record<string, ((value: Json, context: ValueContext) => string | null) | undefined>;

/** The context of the values of a conflict or of a change that was not taken. */
export function contextOf({ thing, mentioned }: Pick<Conflict | RefusedChange, 'thing' | 'mentioned'>): ValueContext {
  return { columnType: thing.columnType, mentioned };
}

/** What people call the thing of an id. */
export function nameOf(id: string, { mentioned }: ValueContext): string {
  return mentioned[id.toLowerCase()] || words.unknown;
}

/** A line a part, without those that have nothing to say. */
export function lines(parts: readonly (string | null | undefined | false)[]): string {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return said.length === 0 ? words.empty : said.join('\n');
}

/** "Nombre: Pases"; nothing for an empty part. */
export function labelled(label: string, text: string | null | undefined): string | null {
  return text ? `${label}: ${text}` : null;
}

/** "Otros nombres: DNI, Documento"; nothing where there are none. At most thirty are told. */
export function listed(label: string, items: readonly string[]): string | null {
  const shown = items.slice(0, mostListed);
  if (items.length > shown.length) shown.push(words.more(items.length - shown.length));
  return labelled(label, shown.join(', '));
}

const mostListed = 30;

/** A bare date or an instant that may not be one, as people write it. */
export function dayOrMoment(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? formatMoment(text) : null;
}

/** An instant, told by itself. */
export function momentText(value: Json): string | null {
  return typeof value === 'string' && value !== '' ? (dayOrMoment(value) ?? value) : null;
}

/** A place among others, from 1. */
export function placeText(value: Json): string | null {
  return typeof value === 'number' ? words.place(value) : null;
}

/** "0:05", "1:02:30" from the start of a recording, with tenths so that near ones read differently. */
export function stretchText({ startMs, endMs }: { startMs: number; endMs: number }): string {
  return partNames.stretch(clockText(startMs), clockText(endMs));
}

function clockText(milliseconds: number): string {
  const tenths = Math.floor((milliseconds % 1000) / 100);
  const seconds = Math.floor(milliseconds / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const start = hours > 0 ? `${hours}:${two(minutes)}` : `${minutes}`;
  return `${start}:${two(seconds % 60)},${tenths}`;
}
