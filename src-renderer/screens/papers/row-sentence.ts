import { errorMessage } from '../../../src-shared/domain/errors.ts';
import { papersMessages } from '../../messages/papers.ts';

/** The sentence of an error as a row says it: the file's name stands beside it already, so it is not said again. */
export function sentenceOfRow(code: string, name: string): string {
  const sentence = errorMessage(code, { name }).replace(/(imagen|planilla|carpeta) «[^»]*»/, '$1');
  const atHead = `«${name}» `;
  if (sentence.startsWith(atHead)) {
    const rest = sentence.slice(atHead.length);
    return rest.charAt(0).toLocaleUpperCase('es-AR') + rest.slice(1);
  }
  return sentence.replace(`«${name}»`, papersMessages.thisFile);
}
