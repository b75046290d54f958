import { operationMaker } from '../seal-operation.ts';
import type { IdRange } from './snapshot-messages.ts';

const nameLength = 12;
/** A range never says more than a block has. */
const longestRange = 1000;

/** The ids as ranges, in the order of their places. Of ids that share a place, each is in a range of its own. */
export function toIdRanges(ids: Iterable<string>): IdRange[] {
  const ranges: IdRange[] = [];
  for (const id of [...ids].sort(compareIds)) {
    const { deviceId, counter } = operationMaker(id);
    const last = ranges.at(-1);
    const name = id.slice(-nameLength);
    if (last?.deviceId === deviceId && isNext(last, counter)) last.names += name;
    else ranges.push({ deviceId, first: counter, names: name });
  }
  return ranges;
}

/** The ids that ranges stand for. */
export function idsIn(ranges: Iterable<IdRange>): string[] {
  const ids: string[] = [];
  for (const { deviceId, first, names } of ranges) {
    for (let start = 0; start < names.length; start += nameLength) {
      ids.push(`${deviceId}:${first + start / nameLength}:${names.slice(start, start + nameLength)}`);
    }
  }
  return ids;
}

function isNext({ first, names }: IdRange, counter: number): boolean {
  const length = names.length / nameLength;
  return first + length === counter && length < longestRange;
}

function compareIds(left: string, right: string): number {
  const [one, other] = [operationMaker(left), operationMaker(right)];
  if (one.deviceId !== other.deviceId) return one.deviceId < other.deviceId ? -1 : 1;
  return one.counter - other.counter || (left < right ? -1 : 1);
}
