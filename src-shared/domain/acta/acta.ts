/** A sentence of an acta, with the words that were said and when. */
export type ActaSentence = {
  text: string;
  /** What was said, as the transcript has it. */
  quote: string;
  startMs: number;
  endMs: number;
};

/** Somebody who was there, or was missed; the role is empty where nobody said it. Doubtful where the words may tell of something else. */
export type ActaPerson = ActaSentence & { name: string; role: string; isDoubtful: boolean };

/** What was decided; who does it and by when are empty where nobody said it. */
export type ActaDecision = ActaSentence & { responsible: string; due: string };

/** What was said of one matter, and the sentence that announced it; the first has neither where nobody announced it. */
export type ActaTopic = { title: string; announced: ActaSentence | null; sentences: ActaSentence[] };

/** An acta as it is drafted from what was said; hours are HH:MM, empty where nobody said them. */
export type ActaDraft = {
  present: ActaPerson[];
  absent: ActaPerson[];
  agenda: ActaSentence[];
  topics: ActaTopic[];
  decisions: ActaDecision[];
  opening: { time: string; sentence: ActaSentence } | null;
  closing: { time: string; sentence: ActaSentence } | null;
};
