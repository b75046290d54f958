import { errorMessage } from './errors.ts';

/** The sentence of an error beside which the file's name stands already, so that it is not said again. */
export function sentenceBesideName(code: string, name: string): string {
  const sentence = errorMessage(code, { name }).replace(/(imagen|planilla|carpeta) «[^»]*»/, '$1');
  const atHead = `«${name}» `;
  if (sentence.startsWith(atHead)) {
    const rest = sentence.slice(atHead.length);
    return rest.charAt(0).toLocaleUpperCase('es-AR') + rest.slice(1);
  }
  return sentence.replace(`«${name}»`, 'este archivo');
}
