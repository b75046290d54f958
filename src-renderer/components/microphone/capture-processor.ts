/* The part of the recorder that runs where sound comes in: a file of its own, loaded into the audio thread. */

import { type CaptureOrder, captureSamples, type EncoderOrder } from './encoder-messages.ts';

/** What the audio thread has and no window does; TypeScript's own library leaves it out. */
declare const registerProcessor: (name: string, processor: new () => unknown) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Hands the sound on in pieces to the port that it is given first, and tells the window how loud each was. */
class CaptureProcessor extends AudioWorkletProcessor {
  #samples = new Float32Array(captureSamples);
  #filled = 0;
  #encoder: MessagePort | null = null;
  #isOpen = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<CaptureOrder>) => this.#obey(data);
  }

  /** Orders go the way of the sound, so that none overtakes what was heard before it. */
  #obey({ state, encoder }: CaptureOrder): void {
    this.#encoder = encoder ?? this.#encoder;
    if (this.#isOpen && state !== 'open') this.#handOn();
    this.#isOpen = state === 'open';
    if (state !== 'open') this.#encoder?.postMessage(state satisfies EncoderOrder);
  }

  #handOn(): void {
    const samples: EncoderOrder = this.#samples.slice(0, this.#filled);
    this.#encoder?.postMessage(samples, [samples.buffer]);
    this.#filled = 0;
  }

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0];
    if (!samples) return true;
    this.#samples.set(samples, this.#filled);
    this.#filled += samples.length;
    if (this.#filled < captureSamples) return true;
    this.port.postMessage(loudestOf(this.#samples));
    if (this.#isOpen) this.#handOn();
    this.#filled = 0;
    return true;
  }
}

function loudestOf(samples: Float32Array): number {
  let loudest = 0;
  for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
  return loudest;
}

registerProcessor('capture', CaptureProcessor);
