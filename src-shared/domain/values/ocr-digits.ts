const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  i: '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  G: '6',
  B: '8',
};

/** A class of signs that are digits or that recognition writes in a digit's place. */
export const digitLike = '[0-9OoQDIl|i!ZzSsGB]';

/** Digits with look-alikes corrected, and how many were; null when less than two thirds are true digits. */
export function correctDigits(text: string): { digits: string; corrected: number } | null {
  let digits = '';
  let corrected = 0;
  for (const sign of text) {
    if (sign >= '0' && sign <= '9') digits += sign;
    else if (lookAlikes[sign]) {
      digits += lookAlikes[sign];
      corrected += 1;
    }
  }
  return corrected * 3 <= digits.length && digits.length > 0 ? { digits, corrected } : null;
}

/** How sure a reading is after `corrected` signs were taken for digits. */
export function correctionCertainty(corrected: number): number {
  return Math.max(0.3, 1 - 0.3 * corrected);
}
