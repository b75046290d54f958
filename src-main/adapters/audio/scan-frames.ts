import type { AudioFile } from './audio-file.ts';

/** Tells where a frame ends: its size, the time that it lasts and what must not change from one to the next. */
export type FrameHeader = { sizeBytes: number; durationMs: number; kind: string };

/** A run of whole frames one after the other, or bytes among them that are no frame. */
export type FrameRun = { frames: Uint8Array[]; durationMs: number } | { lostBytes: number; lostMs: number };

const READ_BYTES = 262_144;
/** So many frames in a row are not there by chance. */
const SURE_FRAMES = 3;
const LARGEST_FRAME_BYTES = 8_192;

/**
 * Finds the frames of a stream that has no container, and finds them again after damage: what is lost is told with the
 * time that so many bytes last elsewhere in the file.
 */
export async function* scanFrames(
  file: AudioFile,
  start: number,
  headerAt: (bytes: Uint8Array, at: number) => FrameHeader | null,
): AsyncGenerator<FrameRun, void, void> {
  const pace = { bytes: 0, ms: 0 };
  let kind: string | null = null;
  let lost = 0;
  for (let offset = start; offset < file.sizeBytes; ) {
    const bytes = await file.read(offset, READ_BYTES);
    const isLast = offset + bytes.length >= file.sizeBytes;
    const end = isLast ? bytes.length : bytes.length - LARGEST_FRAME_BYTES * SURE_FRAMES;
    let frames: Uint8Array[] = [];
    let durationMs = 0;
    let at = 0;
    while (at < end) {
      const header = headerAt(bytes, at);
      const fits = header !== null && at + header.sizeBytes <= bytes.length;
      // In the middle of a run one header is enough; at the start and after damage several must follow each other.
      const goesOn = lost === 0 && header?.kind === kind;
      if (fits && (goesOn || isSure(bytes, at, headerAt))) {
        if (lost > 0) {
          if (pace.bytes > 0) yield { lostBytes: lost, lostMs: (lost * pace.ms) / pace.bytes };
          lost = 0;
        }
        kind = header.kind;
        frames.push(bytes.subarray(at, at + header.sizeBytes));
        durationMs += header.durationMs;
        pace.bytes += header.sizeBytes;
        pace.ms += header.durationMs;
        at += header.sizeBytes;
      } else {
        if (frames.length > 0) yield { frames, durationMs };
        frames = [];
        durationMs = 0;
        lost++;
        at++;
      }
    }
    if (frames.length > 0) yield { frames, durationMs };
    offset += at;
    if (at === 0) break;
  }
}

function isSure(
  bytes: Uint8Array,
  from: number,
  headerAt: (bytes: Uint8Array, at: number) => FrameHeader | null,
): boolean {
  let kind: string | null = null;
  let at = from;
  for (let count = 0; count < SURE_FRAMES && at < bytes.length; count++) {
    const header = headerAt(bytes, at);
    if (header === null || header.kind !== (kind ?? header.kind)) return false;
    kind = header.kind;
    at += header.sizeBytes;
  }
  return true;
}
