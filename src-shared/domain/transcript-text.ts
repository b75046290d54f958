import type { DocumentText, Page, ReadingQuality } from './document-text.ts';
import { clockWords } from './place-words.ts';
import type { Transcript, TranscriptSegment } from './transcript.ts';
import { voiceWords } from './voice-words.ts';

/** A recording is read by pages of so many minutes, each with its time as its name. */
const pageMs = 10 * 60_000;

/**
 * A recording as something that is read, searched and asked: what each voice says is a block with its time. Without a
 * transcript it has no pages.
 */
export function transcriptText(transcript: Transcript | null): DocumentText {
  const pages: Page[] = [];
  const segments = (transcript?.segments ?? []).filter(({ text }) => text.trim() !== '');
  for (let from = 0; from < segments.length; ) {
    const first = Math.floor(segments[from]!.startMs / pageMs);
    const after = segments.findIndex(({ startMs }, at) => at > from && Math.floor(startMs / pageMs) !== first);
    const to = after < 0 ? segments.length : after;
    pages.push(pageOf(segments.slice(from, to), { number: pages.length + 1, fromMs: first * pageMs }));
    from = to;
  }
  const meta: DocumentText['meta'] = transcript ? { engine: transcript.engine, model: transcript.model } : {};
  return { format: 'recording', pages, meta, problems: [] };
}

/** How a recording reads: not at all until it is put into words, and empty where nobody was heard to speak. */
export function transcriptQuality(transcript: Transcript | null): ReadingQuality | null {
  if (transcript === null) return null;
  return transcriptText(transcript).pages.length === 0 ? 'empty' : 'good';
}

function pageOf(segments: readonly TranscriptSegment[], { number, fromMs }: { number: number; fromMs: number }): Page {
  let text = '';
  const blocks = segments.map(({ speaker, text: words, startMs, endMs }) => {
    const start = text.length;
    text += speaker === null ? words.trim() : `${voiceWords(speaker)}: ${words.trim()}`;
    const block = { kind: 'message' as const, start, end: text.length, time: [startMs, endMs] as [number, number] };
    text += '\n';
    return block;
  });
  const name = `${clockWords(fromMs)} a ${clockWords(fromMs + pageMs)}`;
  const nothing = { words: [], tables: [], problem: null, width: 0, height: 0 };
  return { number, layout: 'flow', name, text, blocks, quality: 'good', ocr: false, ...nothing };
}
