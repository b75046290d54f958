/** As many digits as an id is written with: passages are numbered from 1 and never anew. */
export const idDigits = 10;

const highest = 10 ** idDigits - 1;

/** A passage's number as an id that sorts as numbers do. */
export function toId(passageId: number): string {
  return String(passageId).padStart(idDigits, '0');
}

/** The starts of ids that cover the numbers from one to another and no others, in order. */
export function prefixesBetween(from: number, to: number): string[] {
  const last = Math.min(to, highest);
  const prefixes: string[] = [];
  for (let at = from, width = 1; at <= last; at += width) {
    let open = 0;
    width = 1;
    // The widest block of ten, a hundred… that begins here and ends in time.
    while (open < idDigits && at % (width * 10) === 0 && at + width * 10 - 1 <= last) {
      width *= 10;
      open++;
    }
    prefixes.push(toId(at).slice(0, idDigits - open));
  }
  return prefixes;
}
