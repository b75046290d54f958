/** By what rows are ordered, and which end comes first. */
export type Order = { by: string; isDescending: boolean };

/** What a row is ordered by; null where it has nothing, which goes last either way. */
export type SortValue = string | number | null;

const collator = new Intl.Collator('es-AR', { numeric: true, sensitivity: 'base' });

/** The rows in an order; those that are alike stay as they were. */
export function sortRows<Row>(rows: readonly Row[], value: (row: Row) => SortValue, isDescending: boolean): Row[] {
  const turn = isDescending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [one, other] = [value(left), value(right)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return turn * (typeof one === 'string' ? collator.compare(one, String(other)) : one - Number(other));
  });
}

/** An order as an address says it, `name` or `-name`; the usual one is not said. */
export function writeOrder({ by, isDescending }: Order, usual: Order): string | undefined {
  if (by === usual.by && isDescending === usual.isDescending) return undefined;
  return isDescending ? `-${by}` : by;
}

/** The order that an address says; `usual` where it says none. */
export function readOrder(text: string | undefined, usual: Order): Order {
  if (text === undefined) return usual;
  return text.startsWith('-') ? { by: text.slice(1), isDescending: true } : { by: text, isDescending: false };
}
