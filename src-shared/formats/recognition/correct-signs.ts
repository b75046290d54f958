import type { RecognizedWord } from '../../ports/text-recognizer.ts';

/** What the small raised o of "N.º" and "3.º" is taken for. */
const raisedSign = '[*?%”"“\'’°º]';
const numberMark = new RegExp(`^(N|Nro)(\\.?)${raisedSign}(:?)$`, 'u');
/** The same after "N.", where it can be nothing else. */
const pointedNumberMark = /^(N|Nro)\.[2£€e9](:?)$/u;
const ordinal = new RegExp(`^(\\d{1,2})(\\.?)${raisedSign}$`, 'u');
/** After a point even a 2 or a 9 is the raised sign when a section's letter follows: "3.2 B". */
const pointedOrdinal = /^(\d{1,2})\.[29]$/u;
const afterOrdinal = /^([A-H]|grado|año|ciclo|sección|secc|división|div|turno)[.,:]?$/iu;

/** One line with its ordinal signs put right: the engine has no sure eye for them, and grades and numbers need them. */
export function correctSigns(line: readonly RecognizedWord[]): RecognizedWord[] {
  return line.map((word, index) => {
    const next = line[index + 1]?.text ?? '';
    const text = correctWord(word.text, next);
    return text === word.text ? word : { ...word, text };
  });
}

function correctWord(text: string, next: string): string {
  const number = numberMark.exec(text);
  if (number && /^\p{N}/u.test(next)) return `${number[1]}${number[2]}°${number[3]}`;
  const pointed = pointedNumberMark.exec(text);
  if (pointed && /^\p{N}/u.test(next)) return `${pointed[1]}.°${pointed[2]}`;
  if (!afterOrdinal.test(next)) return text;
  const found = ordinal.exec(text);
  if (found) return `${found[1]}${found[2]}º`;
  return text.replace(pointedOrdinal, '$1.º');
}
