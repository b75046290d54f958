import type { TimeRange, Transcript, TranscriptSegment } from './transcript.ts';
import { segmentsWithUnheard } from './unheard.ts';
import { voiceWords } from './voice-words.ts';

/** What a transcript is written out as, by the ending of the file. */
export const transcriptFormats = ['docx', 'txt', 'srt', 'vtt', 'json'] as const;
export type TranscriptFormat = (typeof transcriptFormats)[number];

/** The formats that are text. */
export const transcriptExports = {
  txt: asPlainText,
  srt: asSubRip,
  vtt: asWebVtt,
  json: (transcript: Transcript) => `${JSON.stringify(transcript, null, 2)}\n`,
} as const satisfies Record<Exclude<TranscriptFormat, 'docx'>, (transcript: Transcript) => string>;

/** One line for what each voice says. */
function asPlainText(transcript: Transcript): string {
  return segmentsWithUnheard(transcript)
    .map((segment) => `${spoken(segment)}\n`)
    .join('');
}

/** SubRip subtitles, numbered from 1, with Windows line ends as players expect them. */
function asSubRip(transcript: Transcript): string {
  const blocks = segmentsWithUnheard(transcript).map((segment, index) =>
    [String(index + 1), times(segment, ','), spoken(segment), ''].join('\r\n'),
  );
  return blocks.map((block) => `${block}\r\n`).join('');
}

/** WebVTT subtitles; signs that mean something in it are written so that they show. */
function asWebVtt(transcript: Transcript): string {
  const shown = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const blocks = segmentsWithUnheard(transcript).map(
    (segment) => `${times(segment, '.')}\n${shown(spoken(segment))}\n\n`,
  );
  return `WEBVTT\n\n${blocks.join('')}`;
}

/** On one line: an empty line would end a subtitle. */
function spoken({ speaker, text }: TranscriptSegment): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return speaker === null ? words : `${voiceWords(speaker)}: ${words}`;
}

function times({ startMs, endMs }: TimeRange, point: string): string {
  return `${clock(startMs, point)} --> ${clock(endMs, point)}`;
}

function clock(milliseconds: number, point: string): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const seconds = Math.floor(milliseconds / 1_000);
  const whole = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${whole}${point}${String(milliseconds % 1_000).padStart(3, '0')}`;
}
