/** How the samples of uncompressed sound are written. */
export type PcmLayout = {
  coding: 'integer' | 'float' | 'a-law' | 'mu-law';
  bits: 8 | 16 | 24 | 32 | 64;
  channels: number;
  sampleRate: number;
  /** Eight bits a sample have no sign in WAV files, and have one elsewhere. */
  isUnsigned?: boolean;
  isBigEndian?: boolean;
};

type ReadSample = (view: DataView, at: number) => number;

/** Bytes of one moment of sound, all its channels. */
export function frameBytes({ bits, channels }: PcmLayout): number {
  return (bits / 8) * channels;
}

/** Whole moments of uncompressed sound, each channel apart, between -1 and 1. */
export function decodePcm(bytes: Uint8Array, layout: PcmLayout): Float32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readSample = sampleReader(layout);
  const count = Math.floor(bytes.length / frameBytes(layout));
  const sampleBytes = layout.bits / 8;
  return Array.from({ length: layout.channels }, (_, channel) => {
    const samples = new Float32Array(count);
    let at = channel * sampleBytes;
    for (let index = 0; index < count; index++, at += frameBytes(layout)) samples[index] = readSample(view, at);
    return samples;
  });
}

function sampleReader({ coding, bits, isUnsigned = false, isBigEndian = false }: PcmLayout): ReadSample {
  const little = !isBigEndian;
  if (coding === 'a-law') return (view, at) => expandALaw(view.getUint8(at));
  if (coding === 'mu-law') return (view, at) => expandMuLaw(view.getUint8(at));
  if (coding === 'float') {
    return bits === 64
      ? (view, at) => finite(view.getFloat64(at, little))
      : (view, at) => finite(view.getFloat32(at, little));
  }
  if (bits === 8)
    return isUnsigned ? (view, at) => (view.getUint8(at) - 128) / 128 : (view, at) => view.getInt8(at) / 128;
  if (bits === 16) return (view, at) => view.getInt16(at, little) / 32_768;
  if (bits === 32) return (view, at) => view.getInt32(at, little) / 2_147_483_648;
  const [high, middle, low] = little ? [2, 1, 0] : [0, 1, 2];
  return (view, at) =>
    (view.getInt8(at + high!) * 65_536 + view.getUint8(at + middle!) * 256 + view.getUint8(at + low!)) / 8_388_608;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** ITU-T G.711, A-law. */
function expandALaw(code: number): number {
  const byte = code ^ 0x55;
  const exponent = (byte >> 4) & 7;
  const mantissa = (byte & 15) * 16 + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return (byte & 0x80 ? magnitude : -magnitude) / 32_768;
}

/** ITU-T G.711, µ-law. */
function expandMuLaw(code: number): number {
  const byte = ~code & 0xff;
  const magnitude = ((((byte & 15) << 3) + 0x84) << ((byte >> 4) & 7)) - 0x84;
  return (byte & 0x80 ? -magnitude : magnitude) / 32_768;
}
