import { invisibleSigns } from '../domain/orders/plain-words.ts';
import { withoutOrders } from '../domain/orders/without-orders.ts';

/** A paper's text as it is put in a prompt: nothing that shows nothing, and no sign that could close the tag around it. */
export function asMaterial(text: string): string {
  return text
    .replace(invisibleSigns, '')
    .replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ' '))
    .replaceAll('<', '‹')
    .replaceAll('>', '›');
}

/** A file's name as it is put in a prompt: a name can give orders too. */
export function nameAsMaterial(name: string): string {
  return asMaterial(withoutOrders(name.replace(/[_.+-]+/g, ' ')) === name.replace(/[_.+-]+/g, ' ') ? name : 'papel');
}
