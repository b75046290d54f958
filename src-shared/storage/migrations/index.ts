import { changeLog } from './0010-change-log.ts';
import { library } from './0020-library.ts';
import { readings } from './0030-readings.ts';
import { jobs } from './0040-jobs.ts';
import { doubtfulCells } from './0050-doubtful-cells.ts';
import { jobResults } from './0060-job-results.ts';
import { readingHash } from './0070-reading-hash.ts';
import { rowTimes } from './0080-row-times.ts';
import { insideSources } from './0090-inside-sources.ts';
import { conversations } from './0100-conversations.ts';
import { rowsByTime } from './0110-rows-by-time.ts';
import { prompts } from './0130-prompts.ts';
import { reversedGroups } from './0150-reversed-groups.ts';
import { documents } from './0160-documents.ts';
import { transcripts } from './0170-transcripts.ts';
import { transcriptCorrections } from './0180-transcript-corrections.ts';
import { actas } from './0185-actas.ts';
import { takes } from './0190-takes.ts';
import { liveNames } from './0208-live-names.ts';
import { sync } from './0215-sync.ts';
import { decodedSounds } from './0220-decoded-sounds.ts';
import { secondPasses } from './0222-second-passes.ts';
import { sourcePlaces } from './0224-source-places.ts';
import { templateMarkings } from './0226-template-markings.ts';
import { watchedFolders } from './0230-watched-folders.ts';
import { openConflicts } from './0240-open-conflicts.ts';
import { filesInSync } from './0250-files-in-sync.ts';
import { snapshots } from './0260-snapshots.ts';
import { leftOfPurges } from './0270-left-of-purges.ts';
import { sharedReadings } from './0280-shared-readings.ts';
import { publications } from './0290-publications.ts';
import { rights } from './0300-rights.ts';
import { damageInBroughtSound } from './0340-damage-in-brought-sound.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const migrations = [
  changeLog,
  library,
  readings,
  jobs,
  doubtfulCells,
  jobResults,
  readingHash,
  rowTimes,
  insideSources,
  conversations,
  rowsByTime,
  prompts,
  reversedGroups,
  documents,
  transcripts,
  transcriptCorrections,
  actas,
  takes,
  liveNames,
  sync,
  decodedSounds,
  secondPasses,
  sourcePlaces,
  templateMarkings,
  watchedFolders,
  openConflicts,
  filesInSync,
  snapshots,
  leftOfPurges,
  sharedReadings,
  publications,
  rights,
  damageInBroughtSound,
] as const satisfies readonly Migration[];
