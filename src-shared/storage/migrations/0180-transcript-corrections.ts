import type { Migration } from './migration.ts';

/** What people change of transcripts, shared by the school's PCs; what is being typed and the outline of the sound stay on this one. */
export const transcriptCorrections: Migration = {
  version: 180,
  name: 'transcript-corrections',
  async up({ run, guard }) {
    await run(`create table transcript_segments (
      source_id text not null, segment_id text not null, words text, voice text, primary key (source_id, segment_id))`);
    await guard('transcript_segments');
    await run(`create table transcript_voices (
      source_id text not null, mark text not null, name text, person_id text, primary key (source_id, mark))`);
    await guard('transcript_voices');
    await run(`create table transcript_typing (
      source_id text not null, segment_id text not null, content text not null, primary key (source_id, segment_id))`);
    await run('create table waveforms (source_id text primary key, content text not null)');
  },
};
