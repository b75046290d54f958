import { audioSampleRate } from '../transcript.ts';

/** Zero crossings of the filter on each side: more keeps speech cleaner near the edge and costs time. */
const CROSSINGS = 12;
/** The share of the narrower band that passes: what is above would come back as noise. */
const PASSED_SHARE = 0.94;

/**
 * Brings one channel to `audioSampleRate` as it comes, through a low-pass (a windowed sinc, one set of weights for each
 * place that an output sample can have between two input samples).
 */
export function createResampler(sampleRate: number) {
  const divisor = greatestCommonDivisor(audioSampleRate, sampleRate);
  const phases = audioSampleRate / divisor;
  const step = sampleRate / divisor;
  const narrowing = Math.min(1, audioSampleRate / sampleRate) * PASSED_SHARE;
  const half = Math.ceil(CROSSINGS / narrowing);
  const weights = Array.from({ length: phases }, (_, phase) => filterOf(phase / phases, half, narrowing));
  // So many zeros before the first sample put output sample 0 on input sample 0.
  let input = new Float32Array(half);
  let place = 0;
  let phase = 0;

  function resample(samples: Float32Array): Float32Array {
    if (phases === step) return samples;
    const joined = new Float32Array(input.length + samples.length);
    joined.set(input);
    joined.set(samples, input.length);
    const taps = 2 * half + 1;
    const ready = Math.max(0, Math.floor(((joined.length - taps - place) * phases - phase) / step) + 1);
    const output = new Float32Array(ready);
    for (let index = 0; index < ready; index++) {
      const filter = weights[phase]!;
      let sum = 0;
      for (let tap = 0; tap < taps; tap++) sum += joined[place + tap]! * filter[tap]!;
      output[index] = sum;
      phase += step;
      place += Math.floor(phase / phases);
      phase %= phases;
    }
    const kept = Math.min(place, joined.length);
    input = joined.slice(kept);
    place -= kept;
    return output;
  }

  return {
    resample,
    /** The last samples, which waited for what comes after them. */
    finish: () => (phases === step ? new Float32Array(0) : resample(new Float32Array(half))),
  };
}

/** Weights for an output sample that stands `fraction` of the way from the middle input sample to the next. */
function filterOf(fraction: number, half: number, narrowing: number): Float32Array {
  const filter = Float64Array.from({ length: 2 * half + 1 }, (_, tap) => {
    const distance = tap - half - fraction;
    const window = Math.abs(distance) > half ? 0 : 0.5 + 0.5 * Math.cos((Math.PI * distance) / half);
    return narrowing * sinc(distance * narrowing) * window;
  });
  const total = filter.reduce((sum, weight) => sum + weight, 0);
  return Float32Array.from(filter, (weight) => weight / total);
}

function sinc(value: number): number {
  return value === 0 ? 1 : Math.sin(Math.PI * value) / (Math.PI * value);
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
