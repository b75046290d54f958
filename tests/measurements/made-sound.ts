import { audioSampleRate } from '../../src-shared/domain/transcript.ts';

/** Sound made by rule, between -1 and 1, the same for the same seed. */
export type MadeSound = (seconds: number, random: () => number) => Float32Array;

/** Numbers between 0 and 1, the same on every machine (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const samplesOf = (seconds: number) => Math.round(seconds * audioSampleRate);
const turn = (hertz: number) => (2 * Math.PI * hertz) / audioSampleRate;

export const whiteNoise: MadeSound = (seconds, random) =>
  Float32Array.from({ length: samplesOf(seconds) }, () => random() * 2 - 1);

/** Falls by 3 dB an octave (P. Kellet's filter). */
export const pinkNoise: MadeSound = (seconds, random) => {
  const poles = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616];
  const gains = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898];
  const kept = poles.map(() => 0);
  return Float32Array.from({ length: samplesOf(seconds) }, () => {
    const white = random() * 2 - 1;
    let sum = white * 0.5362;
    for (let pole = 0; pole < poles.length; pole++) {
      kept[pole] = poles[pole]! * kept[pole]! + gains[pole]! * white;
      sum += kept[pole]!;
    }
    return sum / 8;
  });
};

/** The mains at 50 Hz and what a bad cable adds of its multiples. */
export const mainsHum: MadeSound = (seconds) =>
  Float32Array.from({ length: samplesOf(seconds) }, (_, at) =>
    [1, 2, 3, 5, 7].reduce((sum, times) => sum + Math.sin(turn(50 * times) * at) / times, 0),
  );

/** A classroom without anybody's voice: chairs, knocks and papers now and then, over a little hiss. */
export const knocks: MadeSound = (seconds, random) => {
  const sound = Float32Array.from({ length: samplesOf(seconds) }, () => (random() * 2 - 1) * 0.004);
  for (let at = 0; at < sound.length; at += samplesOf(0.4 + 2.5 * random())) {
    const fading = 0.005 + 0.05 * random();
    const body = turn(90 + 900 * random());
    const share = random();
    for (let after = 0; after < samplesOf(0.4) && at + after < sound.length; after++) {
      const loudness = Math.exp(-after / samplesOf(fading));
      sound[at + after]! += loudness * (share * Math.sin(body * after) + (1 - share) * (random() * 2 - 1));
    }
  }
  return sound;
};

/** How a note sounds: the loudness of each multiple of its pitch, how it begins and how it ends. */
type Instrument = { partials: number[]; attack: number; fading: number; vibrato: number };

const piano: Instrument = {
  partials: [1, 0.6, 0.4, 0.25, 0.2, 0.12, 0.08, 0.05],
  attack: 0.004,
  fading: 0.7,
  vibrato: 0,
};
const organ: Instrument = { partials: [1, 0.8, 0.5, 0.5, 0.1, 0.3, 0.1, 0.3], attack: 0.03, fading: 30, vibrato: 0 };
const strings: Instrument = {
  partials: [1, 0.7, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15],
  attack: 0.12,
  fading: 8,
  vibrato: 0.003,
};
const guitar: Instrument = {
  partials: [1, 0.9, 0.5, 0.4, 0.3, 0.3, 0.2, 0.1],
  attack: 0.002,
  fading: 0.35,
  vibrato: 0,
};
const flute: Instrument = { partials: [1, 0.25, 0.08, 0.03], attack: 0.06, fading: 20, vibrato: 0.004 };

type Note = { hertz: number; from: number; seconds: number; loudness: number };

function playNote(sound: Float32Array, instrument: Instrument, { hertz, from, seconds, loudness }: Note): void {
  const { partials, attack, fading, vibrato } = instrument;
  const first = samplesOf(from);
  const length = Math.min(samplesOf(seconds), sound.length - first);
  for (const [index, share] of partials.entries()) {
    const pitch = hertz * (index + 1);
    if (pitch > 7_500) break;
    let phase = index;
    for (let at = 0; at < length; at++) {
      phase += turn(pitch) * (1 + vibrato * Math.sin(turn(5.5) * at));
      const time = at / audioSampleRate;
      const begins = Math.min(1, time / attack);
      const ends = Math.min(1, (length - at) / samplesOf(0.02));
      // High multiples of a struck string fade first.
      sound[first + at]! +=
        share * loudness * begins * ends * Math.exp((-time * (1 + index * 0.3)) / fading) * Math.sin(phase);
    }
  }
}

const hertzOf = (key: number) => 440 * 2 ** ((key - 69) / 12);
const major = [0, 4, 7, 12];
const minor = [0, 3, 7, 12];
const progression: [number, number[]][] = [
  [0, major],
  [9, minor],
  [5, major],
  [7, major],
];

/** Calls `play` for each chord of a song: four chords, over and over, in a key and a time by chance. */
function eachChord(seconds: number, random: () => number, play: (keys: number[], from: number, beat: number) => void) {
  const root = 48 + Math.floor(random() * 10);
  const beat = 60 / (70 + 70 * random());
  for (let chord = 0, from = 0; from < seconds; chord++, from += 4 * beat) {
    const [above, shape] = progression[chord % progression.length]!;
    play(
      shape.map((step) => root + above + step),
      from,
      beat,
    );
  }
}

/** Chords that are held, as an organ or strings play them. */
function heldChords(instrument: Instrument): MadeSound {
  return (seconds, random) => {
    const sound = new Float32Array(samplesOf(seconds));
    eachChord(seconds, random, (keys, from, beat) => {
      for (const key of keys)
        playNote(sound, instrument, { hertz: hertzOf(key), from, seconds: 4 * beat, loudness: 0.2 });
    });
    return sound;
  };
}

/** One note of the chord after another, two to a beat, as a piano or a guitar plays them. */
function brokenChords(instrument: Instrument): MadeSound {
  return (seconds, random) => {
    const sound = new Float32Array(samplesOf(seconds));
    eachChord(seconds, random, (keys, from, beat) => {
      for (let step = 0; step < 8; step++) {
        const key = keys[Math.floor(random() * keys.length)]! + (random() < 0.3 ? 12 : 0);
        const note = {
          hertz: hertzOf(key),
          from: from + (step * beat) / 2,
          seconds: beat,
          loudness: 0.3 + 0.2 * random(),
        };
        if (samplesOf(note.from) < sound.length) playNote(sound, instrument, note);
      }
    });
    return sound;
  };
}

/** A tune on one instrument over held chords on another. */
const tune: MadeSound = (seconds, random) => {
  const sound = heldChords(strings)(seconds, random);
  for (let index = 0; index < sound.length; index++) sound[index]! *= 0.5;
  for (let from = 0; from < seconds; ) {
    const length = [0.25, 0.5, 0.5, 1][Math.floor(random() * 4)]!;
    const key = 67 + [0, 2, 4, 5, 7, 9, 11, 12][Math.floor(random() * 8)]!;
    playNote(sound, flute, { hertz: hertzOf(key), from, seconds: length, loudness: 0.4 });
    from += length;
  }
  return sound;
};

/** A bass drum, a snare and cymbals on the beat, with chords on a guitar. */
const band: MadeSound = (seconds, random) => {
  const sound = brokenChords(guitar)(seconds, random);
  const beat = 60 / (80 + 60 * random());
  for (let half = 0; (half * beat) / 2 < seconds; half++) {
    const first = samplesOf((half * beat) / 2);
    const isSnare = half % 4 === 2;
    let before = 0;
    for (let at = 0; at < samplesOf(0.3) && first + at < sound.length; at++) {
      const time = at / audioSampleRate;
      const white = random() * 2 - 1;
      const high = white - before;
      before = white;
      sound[first + at]! += 0.2 * high * Math.exp(-time / 0.03);
      if (half % 4 === 0)
        sound[first + at]! += 0.9 * Math.exp(-time / 0.09) * Math.sin(turn(50 + 60 * Math.exp(-time / 0.03)) * at);
      if (isSnare) sound[first + at]! += 0.6 * Math.exp(-time / 0.07) * (0.7 * white + 0.3 * Math.sin(turn(185) * at));
    }
  }
  return sound;
};

/** Music of several kinds, none of it anybody's. */
export const musicKinds: Record<string, MadeSound> = {
  organ: heldChords(organ),
  strings: heldChords(strings),
  piano: brokenChords(piano),
  guitar: brokenChords(guitar),
  tune,
  band,
};
