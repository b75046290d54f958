import type { Transcript } from '../transcript.ts';
import type { ActaDraft } from './acta.ts';
import { findAgenda, findTopics } from './announced-topics.ts';
import { findDecisions } from './decided-sentences.ts';
import { findPeople } from './named-people.ts';
import { findHours } from './said-hours.ts';
import { spokenSentences } from './spoken-sentences.ts';

/** Drafts an acta from a transcript by rules: every sentence is what somebody said, with its milliseconds. */
export function draftActa(transcript: Pick<Transcript, 'segments'>): ActaDraft {
  const sentences = spokenSentences(transcript);
  const people = findPeople(sentences);
  const agenda = findAgenda(sentences);
  const decisions = findDecisions(sentences);
  const hours = findHours(sentences);
  const told = [...people.present, ...people.absent, ...agenda, ...decisions];
  const ends = [hours.opening, hours.closing].flatMap((end) => end?.sentence ?? []);
  const taken = new Set([...told, ...ends].map(({ startMs }) => startMs));
  return { ...people, agenda, decisions, ...hours, topics: findTopics(sentences, taken) };
}
