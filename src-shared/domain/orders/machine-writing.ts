import type { Stretch } from './split-sentences.ts';

/** From a mark of a machine's turn to the end of its paragraph, at most this many signs. */
const mostOfTurn = 600;

/**
 * Marks that start what a machine is made to read as somebody's turn: the templates of chats, tags, and the name of a
 * role at the beginning of a line.
 */
const turns =
  /<\|[^\n|]{1,30}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?[a-záéíóúñ_][\w:áéíóúñ-]*(?:\s[^<>\n]*)?\/?>|^[ \t>#*[]*(?:role|rol|system|assistant|developer|sistema|asistente|ia)(?:[ _-]?(?:prompt|message|virtual))?[\]* \t]*:(?=\s*\S)/gimu;

/** Calls, objects and pictures in the notations of machines, and runs of signs that no one reads. */
const notations =
  /\{\s*"[\w -]+"\s*:[^\n]*(?:\n[^\n]*){0,8}?\}|!\[[^\]\n]*\]\([^)\n]*\)|`{3}[\s\S]{0,800}?`{3}|(?<![\w/.:@-])(?=[A-Za-z0-9+/=]*[a-z])(?=[A-Za-z0-9+/=]*[A-Z])(?=[A-Za-z0-9+/=]*\d)[A-Za-z0-9+/]{32,}={0,2}/gu;

/** The stretches of a text that only machines write, or that are made to look so. */
export function machineWriting(text: string): Stretch[] {
  const found = [...text.matchAll(notations)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
  for (const { index, 0: match } of text.matchAll(turns)) {
    if (isAddress(match)) continue;
    const rest = text.slice(index + match.length, index + mostOfTurn);
    const ends = rest.search(/\n\s*\n/);
    found.push({ start: index, end: index + match.length + (ends < 0 ? rest.length : ends) });
  }
  return found;
}

/** "<ana@escuela.edu.ar>" and "<https://…>" are addresses, as e-mails write them. */
function isAddress(match: string): boolean {
  return /^<(?:mailto:|https?:|[^<>]*@)/iu.test(match);
}
