import type { LabelKey } from '../../domain/label-scanner.ts';
import type { ColumnTarget } from './column-target.ts';
import type { LabelPlace } from './label-place.ts';
import type { PageReading } from './page-reading.ts';

/** How well a label on a page answers a column, from 0 to 1, whoever it belongs to. */
export function keyWeight(reading: PageReading, target: ColumnTarget, place: LabelPlace): number {
  const weight = target.keys.get(place.key);
  const { text } = reading.map.page;
  // The day a birth was entered in the register is not the day the copy was issued.
  const entered = reading.kind === 'birth-certificate' && /inscrip/i.test(text.slice(place.start, place.end));
  if (entered && place.key === 'document-date') return 0.6 * (weight ?? 0);
  // "Un recibo de fecha …" tells the date of the receipt that is spoken of.
  const spokenOf = place.inProse && /\b(?:de|con|en)\s+$/i.test(text.slice(Math.max(0, place.start - 5), place.start));
  if (spokenOf && place.key === 'document-date') return 0.4 * (weight ?? 0);
  // The only place that the boxes of a birth certificate ask for is that of the birth.
  if (reading.kind === 'birth-certificate' && place.key === 'place' && target.keys.has('birth-place')) return 0.85;
  const medical = reading.kind === 'vaccination-certificate' || reading.kind === 'health-certificate';
  if (medical && place.key === 'school-name' && place.owner !== 'pupil' && target.keys.has('health-centre')) return 0.9;
  if (
    weight !== undefined &&
    !(target.column.type === 'person' && (place.key === 'family-name' || place.key === 'given-name'))
  )
    return weight;
  if (
    target.column.type === 'person' &&
    target.keys.has('full-name') &&
    (place.key === 'given-name' || place.key === 'family-name')
  ) {
    const other: LabelKey = place.key === 'given-name' ? 'family-name' : 'given-name';
    const apart = reading.places.some((one) => one.key === other && one.owner === place.owner);
    return apart ? 0 : 0.9;
  }
  const wantsPart = target.column.type === 'text' && (target.keys.has('family-name') || target.keys.has('given-name'));
  return wantsPart && place.key === 'full-name' ? 0.9 : 0;
}
