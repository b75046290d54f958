import { foldedWords } from '../../domain/fold-text.ts';
import { stemFolded } from './search-words.ts';

/** Words that say nothing of what is looked for; folded. */
export const stopWords: ReadonlySet<string> = new Set(
  foldedWords(`de la el los las lo un una unos unas y e o u a al del en que con por para se su sus es son fue fueron era
    eran le les no ni como más pero si sin sobre entre cuando muy ya hay ha han había qué cuál cuáles quién quiénes
    cómo dónde cuándo cuánto cuánta cuántos cuántas este esta estos estas ese esa esos esas esto eso también ser está
    están estaba me mi nos te yo él ella ellos ellas cual cuales donde quien quienes`),
);

/** Words that questions are full of and that tell papers apart only a little; folded. */
const weakWords = foldedWords(`tipo nombre llamar llama llaman llamaba llamado cantidad número ejemplo ocurrir ocurrió
  ocurre hacer hace hacen hacía hizo hicieron hecho tener tiene tienen tenía tenían tuvo tuvieron poder puede pueden
  podía podían pudo parte año cosa forma manera vez mayor menor mayoría mucho mucha algún alguno alguna otro otra todo
  toda mismo misma grande gran pequeño nuevo nueva primer primero primera último última uno dos tres decir dijo dice
  dicen dicho ver visto dar dio da dan dado llevar lleva llevó llegar llegó pasar pasó poner puso usar usa usan uso
  utiliza utilizan utilizar utilizó considera consideran considerado cree creen creía existe existen convertir
  convirtió comenzar comenzó empezar empezó encontrar encuentra encuentran encontró querer quiere quiso deber debe
  deben debía persona gente grupo lugar punto caso razón causa resultado efecto tiempo momento época durante antes
  después desde hasta según además aunque porque menos bajo contra hacia tras tan tanto actual conocido conocida conoce
  famoso famosa principal específico diferente junto respecto relación medio general término sido siendo hubo haber
  sería serían podría tendría estuvo`);

const weakStems: ReadonlySet<string> = new Set(weakWords.map(stemFolded));

/** How much a stem counts beside one that tells papers apart: 1, or less for words that questions are full of. */
export function stemWeight(stem: string): number {
  return weakStems.has(stem) ? 0.4 : 1;
}
