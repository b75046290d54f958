import type { AskEvent } from '../../domain/answer.ts';
import type { TrialPart } from '../../domain/prompt-trial.ts';
import type { Trying } from './trying.ts';

/** A question's answer as the parts of a trial: its sentences as they are proven, or the whole where it came at once. */
export async function* tellAnswer(events: AsyncIterable<AskEvent>): Trying {
  let told = 0;
  for await (const event of events) {
    if (event.type === 'sentence') {
      told += 1;
      yield { text: event.text, mark: 'proven', citations: [event.citation] } satisfies TrialPart;
    } else if (event.type === 'answer') {
      const { engine, dropped, problem, text, citations } = event.answer;
      if (told === 0) yield { text, mark: citations.length > 0 ? 'proven' : 'own', citations };
      return { engine, dropped, problem };
    }
  }
  return {};
}
