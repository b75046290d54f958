import { type SourceId, sourceIdSchema } from '../../src-shared/domain/identifiers.ts';
import type { SourceSound } from '../../src-shared/use-cases/show-source.ts';

/** Where a player finds the sound of a recording: this and the source's id. */
const soundPath = '/sound/';

/** Gives the sound of a recording by its id; null where there is none. */
export type FindSound = (sourceId: SourceId) => Promise<SourceSound | null>;

export type SoundAnswer = {
  status: 200 | 206 | 404 | 416;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array> | null;
};

/** Whether an address asks for sound. */
export function isSoundPath(path: string): boolean {
  return path.startsWith(soundPath);
}

/**
 * Answers a player, which asks for one stretch of bytes after another (RFC 9110, section 14). Of several stretches in one
 * request the first is given, as the RFC allows.
 */
export async function answerSound(
  find: FindSound,
  { path, range }: { path: string; range: string | null | undefined },
): Promise<SoundAnswer> {
  const id = sourceIdSchema.safeParse(path.slice(soundPath.length));
  const sound = id.success ? await find(id.data) : null;
  if (!sound) return { status: 404, headers: {}, body: null };
  const { sizeBytes } = sound;
  const wanted = parseRange(range, sizeBytes);
  if (wanted === 'unsatisfiable') {
    return { status: 416, headers: { 'content-range': `bytes */${sizeBytes}` }, body: null };
  }
  const { start, end } = wanted ?? { start: 0, end: sizeBytes };
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-length': String(end - start),
    // What it is, the player finds out from its bytes.
    'content-type': 'application/octet-stream',
  };
  if (!wanted) return { status: 200, headers, body: sound.read(start, end) };
  const contentRange = `bytes ${start}-${end - 1}/${sizeBytes}`;
  return { status: 206, headers: { ...headers, 'content-range': contentRange }, body: sound.read(start, end) };
}

/** `[start, end)` of a `Range` header; null where there is none that can be understood. */
function parseRange(
  header: string | null | undefined,
  sizeBytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes : Math.min(sizeBytes, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return start < end ? { start, end } : 'unsatisfiable';
}
