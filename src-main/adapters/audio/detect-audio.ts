import { parseMpegHeader } from './mpeg-header.ts';

/** The containers of sound and video that are told by their first bytes. */
export type AudioContainer =
  | 'wav'
  | 'ogg'
  | 'mp3'
  | 'amr'
  | 'flac'
  | 'mp4'
  | 'matroska'
  | 'adts'
  | 'aiff'
  | 'caf'
  | 'asf'
  | 'avi';

/** How many of a file's first bytes `detectAudio` looks at. */
export const DETECTION_BYTES = 8_192;

const signatures: readonly (readonly [AudioContainer, number, string])[] = [
  ['ogg', 0, 'OggS'],
  ['flac', 0, 'fLaC'],
  ['amr', 0, '#!AMR'],
  ['matroska', 0, '\x1a\x45\xdf\xa3'],
  ['asf', 0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
  ['caf', 0, 'caff'],
];

/** The brands of pictures that are kept in the same container as video. */
const pictureBrands = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1|avif|avis)/;

/** What a file of sound or video is by its first bytes, whatever its name says; null for anything else. */
export function detectAudio(head: Uint8Array): AudioContainer | null {
  const text = String.fromCharCode(...head.subarray(0, 16));
  const found = signatures.find(([, offset, signature]) => text.startsWith(signature, offset));
  if (found) return found[0];
  return detectChunks(text) ?? detectMpeg(head);
}

function detectChunks(text: string): AudioContainer | null {
  const kind = text.slice(8, 12);
  if (/^(RIFF|RF64|BW64)/.test(text)) return kind === 'WAVE' ? 'wav' : kind === 'AVI ' ? 'avi' : null;
  if (text.startsWith('FORM')) return /^AIF[FC]/.test(kind) ? 'aiff' : null;
  const box = text.slice(4, 8);
  if (box === 'ftyp') return pictureBrands.test(kind) ? null : 'mp4';
  return /^(moov|mdat|wide|pnot)$/.test(box) ? 'mp4' : null;
}

/** Frames without a container, after the tag that players write before them. */
function detectMpeg(head: Uint8Array): AudioContainer | null {
  const tagBytes = id3Bytes(head);
  // A tag with a picture is longer than what is looked at, and nothing but sound has one.
  if (tagBytes > 0 && tagBytes + 4 > head.length) return 'mp3';
  if (String.fromCharCode(...head.subarray(tagBytes, tagBytes + 4)) === 'fLaC') return 'flac';
  if (isAdts(head, tagBytes)) return 'adts';
  const hasFrames = (at: number) => framesInARow(head, at) >= 3;
  if (hasFrames(tagBytes)) return 'mp3';
  // Cut out of a longer recording, it starts in the middle of a frame.
  for (let at = tagBytes; at < tagBytes + 2_048; at++) if (framesInARow(head, at) >= 4) return 'mp3';
  return tagBytes > 0 ? 'mp3' : null;
}

/** The size of an ID3v2 tag at the start of a file, its footer included; 0 where there is none. */
export function id3Bytes(head: Uint8Array): number {
  const [i, d, three, version = 255, revision = 255, flags = 0, ...size] = head.subarray(0, 10);
  if (i !== 0x49 || d !== 0x44 || three !== 0x33 || version > 4 || version < 2 || revision === 255) return 0;
  if (size.length < 4 || size.some((byte) => byte >= 0x80)) return 0;
  const length = size.reduce((total, byte) => total * 128 + byte, 0);
  return 10 + length + (flags & 0x10 ? 10 : 0);
}

function framesInARow(head: Uint8Array, from: number): number {
  let count = 0;
  for (let at = from; count < 4; count++) {
    const header = parseMpegHeader(head, at);
    if (header === null) break;
    at += header.sizeBytes;
  }
  return count;
}

function isAdts(head: Uint8Array, from: number): boolean {
  let at = from;
  for (let frame = 0; frame < 3; frame++) {
    if (head[at] !== 0xff || ((head[at + 1] ?? 0) & 0xf6) !== 0xf0) return false;
    const length = (((head[at + 3] ?? 0) & 3) << 11) | ((head[at + 4] ?? 0) << 3) | ((head[at + 5] ?? 0) >> 5);
    if (length < 7) return false;
    at += length;
  }
  return true;
}
