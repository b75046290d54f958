/** Ligatures and presentation forms, which nobody types when searching. */
const presentationForms = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Zero-width signs and byte-order marks. */
const invisibleSigns = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/** A character's text as it is searched: ligatures spelled out, odd spaces plain, invisible signs dropped. */
export function cleanGlyphText(unicode: string): string {
  if (unicode.length === 1 && unicode >= '!' && unicode <= '~') return unicode;
  if (/^[\s\u00a0]+$/u.test(unicode)) return ' ';
  const plain = unicode.replace(invisibleSigns, '').replace('\u00ad', '-');
  return presentationForms.test(plain) ? plain.normalize('NFKC') : plain;
}

/** Spacing accents that some typesetters draw over the letter, with the combining sign of each. */
const combiningByAccent: Readonly<Record<string, string>> = {
  '´': '\u0301',
  '`': '\u0300',
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¸': '\u0327',
  '˚': '\u030a',
  ˇ: '\u030c',
  '¯': '\u0304',
};

/** The combining sign that a glyph stands for when drawn over a letter; null for any other glyph. */
export function combiningSign(text: string): string | null {
  if (/^\p{M}$/u.test(text)) return text;
  return combiningByAccent[text] ?? null;
}
