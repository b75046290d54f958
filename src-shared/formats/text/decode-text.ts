import { detect } from 'chardet';
import iconv from 'iconv-lite';

/** How much of a long file is looked at to guess its encoding. */
const SAMPLE_BYTES = 200_000;

/** Letters and signs that Spanish text is made of beyond ASCII. */
const SPANISH_SIGNS = /[áéíóúüñÁÉÍÓÚÜÑ¿¡ºª°«»“”‘’–—…€´§]/g;
/** What mis-decoded text is made of: accents next to nothing, box drawing, control codes. */
const STRANGE_SIGNS = /[\u0080-\u009f\u2500-\u259f\ufffdÃÂ√∫≥±¬ƒ≈∆¤¢¥Š‡†‰¦¨¸Þþßðø×÷]/g;

/** Text of a file in whatever encoding it is: by its mark, by validity, then by likelihood. Line ends become "\n". */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = detectEncoding(bytes);
  const text = iconv.decode(bytes as Parameters<typeof iconv.decode>[0], encoding);
  return { text: normalizeLines(text), encoding };
}

/** "\r\n" and "\r" as "\n", without byte order marks or null characters. */
export function normalizeLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\ufeff\0]/g, '');
}

/** The encoding's name as iconv-lite knows it. */
function detectEncoding(bytes: Uint8Array): string {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return marked;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const wide = wideEncoding(sample);
  if (wide !== null) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  return likeliestNarrowEncoding(sample);
}

/** The name of an entry or attachment: UTF-8 where it is declared or valid, the old DOS encoding of Spain and America otherwise. */
export function decodeName(bytes: Uint8Array, isUtf8Declared: boolean): string {
  if (isUtf8Declared || isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  return iconv.decode(bytes as Parameters<typeof iconv.decode>[0], 'cp850');
}

/** Whether the bytes are valid UTF-8 (a character cut by the end is forgiven). */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0 && bytes.length >= 4 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: Western text has a zero in nearly every other byte. */
function wideEncoding(sample: Uint8Array): string | null {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let index = 0; index < pairs; index++) {
    if (sample[index * 2] === 0) zerosFirst++;
    if (sample[index * 2 + 1] === 0) zerosSecond++;
  }
  if (zerosSecond > pairs * 0.6 && zerosFirst < pairs * 0.05) return 'utf-16le';
  if (zerosFirst > pairs * 0.6 && zerosSecond < pairs * 0.05) return 'utf-16be';
  return null;
}

function likeliestNarrowEncoding(sample: Uint8Array): string {
  let best = { encoding: 'windows-1252', score: Number.NEGATIVE_INFINITY };
  for (const encoding of ['windows-1252', 'cp850', 'macintosh']) {
    const score = spanishScore(iconv.decode(sample as Parameters<typeof iconv.decode>[0], encoding));
    if (score > best.score) best = { encoding, score };
  }
  if (best.score > 0) return best.encoding;
  const guess = detect(sample);
  return guess !== null && iconv.encodingExists(guess) && !/^(utf-8|ascii|iso-8859-1)$/i.test(guess)
    ? guess
    : 'windows-1252';
}

function spanishScore(text: string): number {
  return (text.match(SPANISH_SIGNS)?.length ?? 0) - 2 * (text.match(STRANGE_SIGNS)?.length ?? 0);
}
