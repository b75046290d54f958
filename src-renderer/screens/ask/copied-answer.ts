import type { Answer } from '../../../src-shared/domain/answer.ts';
import { proofWords } from '../../../src-shared/domain/answer-words.ts';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';

/** An answer as plain text: what it says and, numbered, the paper, the place and the words of each proof. */
export function copiedAnswer({ text, citations }: Pick<Answer, 'text' | 'citations'>): string {
  const proofs = citations.map((citation) => {
    return `[${citation.number}] ${proofWords(citation)}: «${tidySpaces(citation.quote)}»`;
  });
  return proofs.length === 0 ? text : [text, '', ...proofs].join('\n');
}
