/** The loudness of each frequency in as many samples as it was made for (a power of two), under a Hann window. */
export function createFourier(size: number) {
  const half = size / 2;
  const angle = (index: number) => (2 * Math.PI * index) / size;
  const window = Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos(angle(index)));
  const cosines = Float64Array.from({ length: half }, (_, index) => Math.cos(angle(index)));
  const sines = Float64Array.from({ length: half }, (_, index) => Math.sin(angle(index)));
  const places = reversedPlaces(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);

  /** Cooley and Tukey's, in place, over samples already in the order of their reversed places. */
  function transform(): void {
    for (let span = 1; span < size; span *= 2) {
      const step = half / span;
      for (let start = 0; start < size; start += 2 * span) {
        for (let index = 0; index < span; index++) {
          const low = start + index;
          const high = low + span;
          const cosine = cosines[index * step]!;
          const sine = sines[index * step]!;
          const turnedReal = real[high]! * cosine + imaginary[high]! * sine;
          const turnedImaginary = imaginary[high]! * cosine - real[high]! * sine;
          real[high] = real[low]! - turnedReal;
          imaginary[high] = imaginary[low]! - turnedImaginary;
          real[low]! += turnedReal;
          imaginary[low]! += turnedImaginary;
        }
      }
    }
  }

  /** The magnitudes of the frequencies from place `from` to before `to`; place n is n × rate / size hertz. */
  return (samples: Float32Array, from: number, to: number): Float32Array => {
    imaginary.fill(0);
    for (let at = 0; at < size; at++) real[places[at]!] = samples[at]! * window[at]!;
    transform();
    const magnitudes = new Float32Array(to - from);
    for (let at = from; at < to; at++) magnitudes[at - from] = Math.sqrt(real[at]! ** 2 + imaginary[at]! ** 2);
    return magnitudes;
  };
}

/** Each place with the bits of its number in the other order. */
function reversedPlaces(size: number): Uint32Array {
  const places = new Uint32Array(size);
  for (let at = 1; at < size; at++) places[at] = (places[at >> 1]! >> 1) | (at & 1 ? size / 2 : 0);
  return places;
}
