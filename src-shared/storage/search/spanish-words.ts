import { foldedWords } from '../../domain/fold-text.ts';

/** Words that say nothing of what is looked for; folded. */
export const stopWords: ReadonlySet<string> = new Set(
  foldedWords(`de la el los las lo un una unos unas y e o u a al del en que con por para se su sus es son fue fueron era
    eran le les no ni como más pero si sin sobre entre cuando muy ya hay ha han había qué cuál cuáles quién quiénes
    cómo dónde cuándo cuánto cuánta cuántos cuántas este esta estos estas ese esa esos esas esto eso también ser está
    están estaba me mi nos te yo él ella ellos ellas cual cuales donde quien quienes`),
);

/** Words that ask and that an answer does not repeat; folded. */
export const questionWords: ReadonlySet<string> = new Set(
  foldedWords('qué cuál cuáles quién quiénes cómo dónde cuándo cuánto cuánta cuántos cuántas'),
);

/** Verbs of which a question is made, whatever it is about: what a thing is called, has, does, where it is, that it happens. */
export const carryingVerbs = `llama llaman llamaba llamaban llamado llamada encuentra encuentran encontraba encontraban
  ubica ubican ubicado ubicada ubicados ubicadas significa significan ocurre ocurren ocurrió ocurrieron sucede suceden
  sucedió pasa pasó hace hacen hacía hizo hicieron hacer tiene tienen tenía tenían tuvo tuvieron puede pueden podía
  podían pudo debe deben debía da dan dio dieron`;
