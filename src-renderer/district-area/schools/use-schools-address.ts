import { type Order, readOrder, writeOrder } from '../sort-rows.ts';
import { useAddress } from '../use-address.ts';
import type { SchoolFilter } from './school-order.ts';

/** What somebody looks at in Escuelas. */
type SchoolsAddress = { text: string; filter: SchoolFilter | undefined; order: Order };

const inAddress = { silent: 'sin-noticias', refused: 'apartados', unconnected: 'sin-pc' } as const;
const byName: Order = { by: 'name', isDescending: false };

/** What is looked for, of which kind, in what order. */
export function useSchoolsAddress(): {
  address: SchoolsAddress;
  setAddress: (change: Partial<SchoolsAddress>) => void;
} {
  const [{ buscar = '', ver, orden }, change] = useAddress('/');
  const address: SchoolsAddress = {
    text: buscar,
    filter: (Object.keys(inAddress) as SchoolFilter[]).find((filter) => inAddress[filter] === ver),
    order: readOrder(orden, byName),
  };
  const setAddress = (changed: Partial<SchoolsAddress>) => {
    const { text, filter, order } = { ...address, ...changed };
    change({ buscar: text, ver: filter && inAddress[filter], orden: writeOrder(order, byName) });
  };
  return { address, setAddress };
}
