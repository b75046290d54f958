import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProcessAudioDecoder } from '../../src-main/adapters/audio/process-audio-decoder.ts';
import { createSpectralSpeechDetector } from '../../src-main/adapters/audio/spectral-speech-detector.ts';
import { audioSampleRate, type TimeRange } from '../../src-shared/domain/transcript.ts';
import { createRandom, knocks, type MadeSound, mainsHum, musicKinds, pinkNoise, whiteNoise } from './made-sound.ts';

/*
 * How much speech the detector misses, and how much of what is no speech it passes on. Clean clips are laid out with
 * pauses of two to six seconds; where somebody speaks is told from the clean sound alone, before anything is mixed in.
 * `node tests/measurements/speech.ts DATA [CONDITION]`; exit status 1 when a target is missed.
 */
const mostMissed = 0.02;
const mostPassed = 0.1;

const frameMs = 10;
const frameSamples = (audioSampleRate * frameMs) / 1_000;
/** Speech is what stands above this under the clip's loud parts and over its own noise, and the short stops within words. */
const speechRangeDb = 30;
const overNoiseDb = 8;
const stopFrames = 200 / frameMs;
const trimFrames = 100 / frameMs;
/** What is mixed into the pauses alone begins so long after a word. */
const edgeFrames = 150 / frameMs;
/** So much is made of each sound, and heard over and over. */
const madeSeconds = 60;
/** How loud every clip is made; full scale is 1. */
const speechLoudness = 0.08;
/** So far from speech, what is passed on is not yet counted as silence (the collar of NIST's OpenSAT evaluations). */
const collarFrames = 500 / frameMs;

type Laid = { sound: Float32Array; isSpeech: boolean[] };
type Figures = { missed: number; passed: number };

async function main(dataFolder: string, wanted: string): Promise<void> {
  const sets = [
    { name: 'voz-es', clips: await readClips(join(dataFolder, 'voz-es', 'files')) },
    { name: 'espeak-ng', clips: await sayWithEspeak() },
  ];
  let isMissed = false;
  for (const { name, clips } of sets) {
    if (clips === null) {
      console.log(`${name}: not found`);
      continue;
    }
    const laid = layOut(clips, createRandom(3));
    const spoken = laid.isSpeech.filter(Boolean).length;
    console.log(
      `${name}: ${Math.round(laid.sound.length / audioSampleRate)} s, ${percent(spoken / laid.isSpeech.length)} speech`,
    );
    const rows = [];
    for (const [condition, mixed] of mixtures(laid)) {
      if (!condition.includes(wanted)) continue;
      const figures = await judge(mixed, laid.isSpeech);
      isMissed ||= figures.missed > mostMissed || figures.passed > mostPassed;
      rows.push({ condition, 'speech missed': percent(figures.missed), 'silence passed on': percent(figures.passed) });
    }
    console.table(rows);
  }
  if (isMissed) process.exitCode = 1;
}

function* mixtures({ sound, isSpeech }: Laid): Generator<[string, Float32Array]> {
  const loudness = loudnessOf(sound, isSpeech);
  const mixWith = (added: Float32Array, decibels: number) => {
    const gain = (loudness / loudnessOf(added, [])) * 10 ** (-decibels / 20);
    return sound.map((value, at) => value + gain * added[at % added.length]!);
  };
  const made = (make: MadeSound) => make(madeSeconds, createRandom(5));
  const [white, pink] = [made(whiteNoise), made(pinkNoise)];
  yield ['clean', mixWith(white, 50)];
  for (const decibels of [20, 10, 5]) yield [`white noise, ${decibels} dB under`, mixWith(white, decibels)];
  for (const decibels of [20, 10, 5]) yield [`pink noise, ${decibels} dB under`, mixWith(pink, decibels)];
  yield ['mains hum, 5 dB under', mixWith(made(mainsHum), 5)];
  yield ['knocks, 10 dB under', mixWith(made(knocks), 10)];
  for (const [name, make] of Object.entries(musicKinds)) {
    const music = made(make);
    yield [`${name} in the pauses, as loud`, inPauses(sound, isSpeech, mixWith(music, 0))];
    yield [`${name} throughout, 10 dB under`, mixWith(music, 10)];
  }
}

/** What was mixed in is heard in the pauses alone. */
function inPauses(speech: Float32Array, isSpeech: readonly boolean[], mixed: Float32Array): Float32Array {
  const near = widened(isSpeech, edgeFrames);
  return mixed.map((value, at) => (near[Math.floor(at / frameSamples)] ? speech[at]! : value));
}

/** The effective value over the frames that count; over all of them when none is named. */
function loudnessOf(sound: Float32Array, counts: readonly boolean[]): number {
  let sum = 0;
  let samples = 0;
  for (let at = 0; at < sound.length; at++) {
    if (counts.length > 0 && !counts[Math.floor(at / frameSamples)]) continue;
    sum += sound[at]! ** 2;
    samples++;
  }
  return Math.sqrt(sum / samples);
}

async function judge(mixed: Float32Array, isSpeech: readonly boolean[]): Promise<Figures> {
  const passed = new Array<boolean>(isSpeech.length).fill(false);
  for (const { startMs, endMs } of await detect(mixed))
    passed.fill(true, Math.floor(startMs / frameMs), Math.ceil(endMs / frameMs));
  const near = widened(isSpeech, collarFrames);
  const share = (counted: (frame: number) => boolean, isBad: (frame: number) => boolean) => {
    const frames = [...isSpeech.keys()].filter(counted);
    return frames.filter(isBad).length / frames.length;
  };
  return {
    missed: share(
      (frame) => isSpeech[frame]!,
      (frame) => !passed[frame],
    ),
    passed: share(
      (frame) => !near[frame],
      (frame) => passed[frame]!,
    ),
  };
}

async function detect(sound: Float32Array): Promise<TimeRange[]> {
  async function* pieces() {
    for (let from = 0; from < sound.length; from += 4_096) {
      yield Int16Array.from(sound.subarray(from, from + 4_096), (value) => Math.max(-1, Math.min(1, value)) * 32_767);
    }
  }
  const { signal } = new AbortController();
  const stretches: TimeRange[] = [];
  for await (const stretch of createSpectralSpeechDetector().detect(pieces(), { signal })) stretches.push(stretch);
  return stretches;
}

function layOut(clips: readonly Float32Array[], random: () => number): Laid {
  const parts: { clip: Float32Array; isSpeech: boolean[] }[] = [];
  const pause = () => {
    const frames = Math.round(200 + 400 * random());
    parts.push({ clip: new Float32Array(frames * frameSamples), isSpeech: new Array<boolean>(frames).fill(false) });
  };
  pause();
  for (const clip of clips) {
    const spoken = trimmed(clip);
    const gain = speechLoudness / loudnessOf(spoken.clip, spoken.isSpeech);
    parts.push({ ...spoken, clip: spoken.clip.map((value) => value * gain) });
    pause();
  }
  const sound = new Float32Array(parts.reduce((sum, { clip }) => sum + clip.length, 0));
  let at = 0;
  for (const { clip } of parts) {
    sound.set(clip, at);
    at += clip.length;
  }
  return { sound, isSpeech: parts.flatMap((part) => part.isSpeech) };
}

/** A clip from just before its first word to just after its last: the hiss that some have around them begins nowhere else. */
function trimmed(clip: Float32Array): { clip: Float32Array; isSpeech: boolean[] } {
  const isSpeech = speechFrames(clip);
  const first = Math.max(0, isSpeech.indexOf(true) - trimFrames);
  const last = Math.min(isSpeech.length, isSpeech.lastIndexOf(true) + trimFrames);
  return { clip: clip.slice(first * frameSamples, last * frameSamples), isSpeech: isSpeech.slice(first, last) };
}

/** Where somebody speaks in a clean clip. */
function speechFrames(clip: Float32Array): boolean[] {
  const levels = Array.from({ length: Math.floor(clip.length / frameSamples) }, (_, frame) => {
    const part = clip.subarray(frame * frameSamples, (frame + 1) * frameSamples);
    return 20 * Math.log10(loudnessOf(part, []) + 1e-9);
  });
  const sorted = levels.toSorted((one, other) => one - other);
  const levelAt = (share: number) => Math.max(-90, sorted[Math.floor(sorted.length * share)] ?? 0);
  const least = Math.max(levelAt(0.95) - speechRangeDb, levelAt(0.05) + overNoiseDb);
  const isLoud = levels.map((level) => level > least);
  return narrowed(widened(isLoud, stopFrames / 2), stopFrames / 2);
}

function widened(frames: readonly boolean[], by: number): boolean[] {
  const wide = new Array<boolean>(frames.length).fill(false);
  for (const [at, is] of frames.entries()) if (is) wide.fill(true, Math.max(0, at - by), at + by + 1);
  return wide.slice(0, frames.length);
}

function narrowed(frames: readonly boolean[], by: number): boolean[] {
  return widened(
    frames.map((is) => !is),
    by,
  ).map((is) => !is);
}

async function readClips(folder: string): Promise<Float32Array[] | null> {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.wav'));
  return Promise.all(files.map((name) => decode(join(folder, name))));
}

async function decode(path: string): Promise<Float32Array> {
  const entry = (name: string) => fileURLToPath(new URL(`../../src-main/host/${name}`, import.meta.url));
  const decoder = createProcessAudioDecoder({
    workerEntry: entry('audio-process.ts'),
    networkGuardEntry: entry('../adapters/document-reader/block-network.ts'),
  });
  const samples: number[] = [];
  const { signal } = new AbortController();
  for await (const piece of decoder.decode({ kind: 'path', path }, { signal })) {
    for (const value of piece) samples.push(value / 32_768);
  }
  return Float32Array.from(samples);
}

/** Made voices of several pitches and speeds, as at a meeting of a school. */
async function sayWithEspeak(): Promise<Float32Array[] | null> {
  if (spawnSync('espeak-ng', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'said-'));
  try {
    const clips: Float32Array[] = [];
    for (const [index, sentence] of sentences.entries()) {
      const path = join(folder, `${index}.wav`);
      const voice = voices[index % voices.length]!;
      const speed = String(130 + ((index * 23) % 70));
      spawnSync('espeak-ng', ['-v', voice, '-s', speed, '-w', path, sentence]);
      clips.push(await decode(path));
    }
    return clips;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const voices = ['es-419', 'es+f2', 'es-419+m3', 'es-419+f4', 'es+m7', 'es-419+f3', 'es'];
const sentences = [
  'Buenas tardes, damos comienzo a la reunión de personal de este mes.',
  'El primer tema es la entrega de las carpetas de tercero B.',
  'Sí.',
  'La directora informa que faltan once certificados de vacunas.',
  '¿Quién se ocupa de llamar a las familias antes del viernes?',
  'Me ocupo yo, con la preceptora del turno tarde.',
  'No, esperen un momento, por favor.',
  'Se aprueba por mayoría la compra de los estantes para la biblioteca, con nueve votos a favor y dos en contra.',
  'El acto del veinticinco de mayo empieza a las nueve y media en el patio.',
  'Si llueve, se hace en el salón.',
  'Queda pendiente el arreglo del techo de la cocina.',
  'Siendo las dieciocho y cuarenta, se levanta la reunión.',
];

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

await main(process.argv[2] ?? '../shared/data', process.argv[3] ?? '');
