import { spokenLanguages } from '../../../src-shared/domain/spoken-languages.ts';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';

/** The addon's own face, of which its package's types say the same. */
export type SmartWhisper = {
  WhisperModel: { load(file: string, useGpu: boolean): Promise<SmartWhisperModel> };
  transcribe(
    handle: unknown,
    samples: Float32Array,
    options: Record<string, unknown>,
    finish: (result: readonly SmartSegment[] | Error) => void,
    progress: () => void,
  ): void;
};
type SmartWhisperModel = { handle: unknown };

/** Milliseconds. */
type SmartSegment = { from: number; to: number; text: string; tokens: readonly SmartToken[] };
/** `text` has lost the letters that the token cut; those of control have an id from `endOfText` on. */
export type SmartToken = { id: number; text: string; p: number; from: number; to: number };

type Window = { language: string; vocabulary: string; samples: Float32Array };
/** As whisper.cpp's program answers; hundredths of a second. */
type Answer = { segments: AnsweredSegment[] } | { error: string };
type AnsweredSegment = { start: number; end: number; noSpeech: number; words: AnsweredWord[] };
type AnsweredWord = { text: string; start: number; end: number; probability: number };

/** The first token of control of models of many languages; those of one language have it one before. */
const endOfText = 50_256;
/** This version hears nothing in less than a second. */
const shortestSamples = 1.1 * audioSampleRate;

/** The same guards as whisper.cpp's program, as far as this version has them: it cannot tell how likely silence is. */
const guards = {
  format: 'detail',
  strategy: 0,
  no_context: true,
  token_timestamps: true,
  suppress_non_speech_tokens: true,
  entropy_thold: 2.8,
  logprob_thold: -1.25,
  temperature_inc: 0.4,
  print_special: false,
  print_progress: false,
  print_realtime: false,
  print_timestamps: false,
} as const;

/** Hears windows with one model. An addon that fails hands over its error as if it were the result. */
export function hearWith(addon: SmartWhisper, model: SmartWhisperModel, threads: number) {
  return async ({ language, vocabulary, samples }: Window): Promise<Answer> => {
    if (!languages.has(language)) return { error: 'language' };
    const prompt = vocabulary === '' ? {} : { initial_prompt: vocabulary };
    const options = { ...guards, ...prompt, language, n_threads: threads };
    const result = await new Promise<readonly SmartSegment[] | Error>((resolve) => {
      addon.transcribe(model.handle, longEnough(samples), options, resolve, () => undefined);
    });
    return result instanceof Error ? { error: result.message } : { segments: result.map(answered) };
  };
}

function longEnough(samples: Float32Array): Float32Array {
  if (samples.length >= shortestSamples) return samples;
  const padded = new Float32Array(shortestSamples);
  padded.set(samples);
  return padded;
}

function answered({ from, to, text, tokens }: SmartSegment): AnsweredSegment {
  return { start: from / 10, end: to / 10, noSpeech: 0, words: wordsOf(text, tokens) };
}

/**
 * The tokens of a segment as words: one begins where a token begins with a space. Tokens cut letters in two and lose
 * them, but never a space: each word takes as many pieces of the segment's whole text as its tokens have spaces.
 */
export function wordsOf(text: string, tokens: readonly SmartToken[]): AnsweredWord[] {
  const words: (AnsweredWord & { spaces: number; tokens: number })[] = [];
  for (const token of tokens) {
    if (token.id >= endOfText) continue;
    if (words.length === 0 || token.text.startsWith(' ')) {
      words.push({ text: '', start: token.from / 10, end: token.to / 10, probability: 0, spaces: 0, tokens: 0 });
    }
    const last = words.at(-1)!;
    last.spaces += token.text.split(' ').length - 1;
    last.end = token.to / 10;
    last.probability += token.p;
    last.tokens += 1;
  }
  const pieces = text.split(' ');
  let at = text.startsWith(' ') ? 1 : 0;
  return words.map(({ start, end, probability, spaces, tokens: count }, index) => {
    const opensUnspaced = index === 0 && at === 0;
    const taken = opensUnspaced ? spaces + 1 : spaces;
    const said = pieces.slice(at, at + taken).join(' ');
    at += taken;
    return { text: said, start, end, probability: probability / count };
  });
}

/** To another one this version would listen as to none. */
const languages: ReadonlySet<string> = new Set(spokenLanguages);
