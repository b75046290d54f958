import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import { type AskQuestionPorts, createAskQuestion } from '../../src-shared/use-cases/ask/ask-question.ts';

/** What is ours, in milliseconds, of the time between a question and the first words of its answer on the screen. */
export type FirstTokenTimes = {
  /** From the question to its passages: the scope's papers counted, words and meaning looked for, and joined. */
  toPassages: number[];
  /** From the passages to the request that leaves for the model. */
  toRequest: number[];
  /** From the end of the model's first sentence to its being told with its proof: shorter pieces are never shown. */
  toShown: number[];
};

/** Asks with a model that answers at once with a sentence of the first passage that it is given. */
export async function timeFirstToken(
  ports: Omit<AskQuestionPorts, 'findModel' | 'isReranking'>,
  questions: readonly string[],
): Promise<FirstTokenTimes> {
  const at = { request: 0, written: 0 };
  const model: LanguageModel = {
    name: 'bench',
    contextTokens: 8192,
    isAvailable: async () => true,
    async generate({ prompt }, { onText }) {
      at.request = performance.now();
      const sentence = /<pasaje[^>]*>\n([^.\n]+\.)/.exec(prompt)?.[1] ?? '';
      const answer = { consta: true, oraciones: [{ pasaje: 1, cita: sentence, oracion: sentence }] };
      at.written = performance.now();
      onText?.(JSON.stringify(answer));
      return JSON.stringify(answer);
    },
  };
  const ask = createAskQuestion(
    { ...ports, findModel: async () => model, isReranking: async () => false },
    async () => [],
  );
  const context = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'bench' } };
  const times: FirstTokenTimes = { toPassages: [], toRequest: [], toShown: [] };
  for (const question of questions) {
    const asked = performance.now();
    let passages = asked;
    for await (const event of ask({ question, scope: {} }, context)) {
      if (event.type === 'reading') passages = performance.now();
      if (event.type !== 'sentence') continue;
      times.toPassages.push(passages - asked);
      times.toRequest.push(at.request - passages);
      times.toShown.push(performance.now() - at.written);
      break;
    }
  }
  return times;
}
