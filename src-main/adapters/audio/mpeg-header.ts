/** What the four bytes before each frame of MPEG sound say. */
export type MpegHeader = { sizeBytes: number; samples: number; sampleRate: number };

/** Kilobits a second by index, for versions 1 and 2 of each layer. */
const bitRates: Readonly<Record<string, readonly number[]>> = {
  '1-1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates = [44_100, 48_000, 32_000];

/** The header of a frame of MPEG 1, 2 or 2.5, layer I, II or III; null where there is none at `at`. */
export function parseMpegHeader(bytes: Uint8Array, at: number): MpegHeader | null {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(at, at + 4);
  if (sync !== 0xff || (kind & 0xe0) !== 0xe0 || at + 4 > bytes.length) return null;
  const versionBits = (kind >> 3) & 3;
  const layer = 4 - ((kind >> 1) & 3);
  const baseRate = sampleRates[(rates >> 2) & 3];
  if (versionBits === 1 || layer === 4 || baseRate === undefined) return null;
  const version = versionBits === 3 ? 1 : 2;
  // Layers II and III of version 2 share one table.
  const kilobits = bitRates[`${version}-${version === 2 && layer === 3 ? 2 : layer}`]?.[rates >> 4];
  if (!kilobits) return null;
  const sampleRate = baseRate / (versionBits === 3 ? 1 : versionBits === 2 ? 2 : 4);
  const padding = (rates >> 1) & 1;
  const samples = layer === 1 ? 384 : layer === 3 && version === 2 ? 576 : 1_152;
  const slots = Math.floor((samples / 8) * (kilobits * 1_000)) / sampleRate;
  const sizeBytes = layer === 1 ? (Math.floor(slots / 4) + padding) * 4 : Math.floor(slots) + padding;
  return { sizeBytes, samples, sampleRate };
}
