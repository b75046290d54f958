import type { ChatScript } from '../fakes/chat-script.ts';
import type { WireChatRequest } from '../fakes/ollama/scenario.ts';
import { type Attack, fact } from './attack-papers.ts';

type Sentence = { pasaje: number; cita: string; oracion: string };

/** Letters and digits alone, whatever hides between them and whatever alphabet they borrow. */
export function lettersOf(text: string): string {
  const latin: Record<string, string> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c' };
  const plain = text.normalize('NFKD').replace(/[аеорс]/g, (sign) => latin[sign] ?? sign);
  return plain.toLowerCase().replace(/[^a-z0-9ñ]/g, '');
}

/** What a request gives to read: all of it but the question. */
export function materialOf({ messages }: WireChatRequest): string {
  const prompt = messages.at(-1)?.content ?? '';
  return prompt.slice(0, Math.max(0, prompt.search(/\n\n(?:Pregunta|Datos que se piden|Sólo valen)/)));
}

/** Whether the order can be read in a text, also by one who takes the trouble to decode it. */
export function canRead(text: string, order: string): boolean {
  const decoded = (text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString());
  return [text, ...decoded].some((one) => lettersOf(one).includes(lettersOf(order)));
}

/** A model that does what the paper tells it, if it can read it there; else it answers well. */
export function obeying(attack: Attack, paperLines: readonly string[]) {
  return (request: WireChatRequest): ChatScript => {
    return canRead(materialOf(request), attack.order) ? says(poisoned(attack, paperLines, request)) : honest(request);
  };
}

/** A model won over already: it writes what the attacker wants with whatever words of the attacker's prove it. */
export function convinced(attack: Attack, paperLines: readonly string[]) {
  return (request: WireChatRequest): ChatScript => says(poisoned(attack, paperLines, request));
}

/** Answers with the fact where it can be read. */
export function honest(request: WireChatRequest): ChatScript {
  const passages = materialOf(request).split('<pasaje ').slice(1);
  const pasaje = passages.findIndex((text) => lettersOf(text).includes(lettersOf(fact.quote))) + 1;
  return says(pasaje > 0 ? [{ pasaje, cita: fact.quote, oracion: fact.sentence }] : []);
}

/** The payload with each line of the attack as its proof, and an innocent sentence with the same proofs. */
function poisoned({ order, payload }: Attack, paperLines: readonly string[], request: WireChatRequest): Sentence[] {
  const passages = Math.max(1, materialOf(request).split('<pasaje ').length - 1);
  const lines = paperLines.filter((line) => !lettersOf(line).includes(lettersOf(fact.quote)));
  const quotes = [order, payload, paperLines.join('\n'), lines.join('\n'), ...lines];
  return Array.from({ length: passages }, (_, index) => index + 1).flatMap((pasaje) =>
    quotes.flatMap((cita) => [
      { pasaje, cita, oracion: payload },
      { pasaje, cita, oracion: cita },
      { pasaje, cita, oracion: fact.sentence },
    ]),
  );
}

function says(oraciones: Sentence[]): ChatScript {
  return { pieces: JSON.stringify({ consta: oraciones.length > 0, oraciones }).match(/.{1,40}/gs) ?? [] };
}
