import { z } from 'zod';
import { correctedTranscriptSchema, typedTextSchema, voiceSchema } from '../domain/corrected-transcript.ts';
import { heardNowSchema } from '../domain/hearing.ts';
import { folderIdSchema, jobIdSchema, personIdSchema, sourceIdSchema, takeIdSchema } from '../domain/identifiers.ts';
import { secondPassReviewSchema } from '../domain/second-pass.ts';
import { spokenLanguages } from '../domain/spoken-languages.ts';
import { takeSchema } from '../domain/take.ts';
import { timeRangeSchema, transcriptSchema } from '../domain/transcript.ts';
import { transcriptEditSchema } from '../domain/transcript-edit.ts';
import { transcriptFormats } from '../domain/transcript-exports.ts';
import { waveformSchema } from '../domain/waveform.ts';
import { procedure } from './errors.ts';

const recording = z.object({ sourceId: sourceIdSchema });

/** A day: what pieces last together stays a number that can be told. */
const longestPieceMs = 24 * 60 * 60_000;

/** What the window records with the microphone, a few seconds at a time. */
const takesContract = {
  begin: procedure.input(z.object({ name: z.string().min(1).max(200) })).output(z.object({ takeId: takeIdSchema })),
  /** Keeps what comes after the last piece; it is on the disk when this answers. `place` counts from 0. */
  add: procedure
    .input(
      z.object({
        takeId: takeIdSchema,
        place: z.number().int().nonnegative(),
        durationMs: z.number().int().nonnegative().max(longestPieceMs),
        content: z.file(),
        /** What of the recording, read by a window, is damaged: silence in these pieces. */
        unheard: z.array(timeRangeSchema).max(1_000).optional(),
      }),
    )
    .output(z.void()),
  /** What was cut off, the oldest first, and what a window is recording now. */
  unfinished: procedure.output(z.array(takeSchema)),
  /** Makes a source of it; reading it is a job. */
  keep: procedure
    .input(z.object({ takeId: takeIdSchema, name: z.string().min(1).max(200), folderId: folderIdSchema.optional() }))
    .output(z.object({ sourceId: sourceIdSchema, jobId: jobIdSchema })),
  discard: procedure.input(z.object({ takeId: takeIdSchema })).output(z.void()),
};

/** Recordings whose sound this host cannot read and a window may; their pieces go through `takes.add`. */
const soundsContract = {
  wanted: procedure.output(z.array(recording.extend({ name: z.string() }))),
  /** Goes on with what was brought before the window was closed: so many pieces, which last so long. */
  begin: procedure
    .input(recording)
    .output(z.object({ takeId: takeIdSchema, pieces: z.number().int(), readMs: z.number().int() })),
  /** What was brought stands for the recording's sound; reading it is a job. */
  keep: procedure.input(recording.extend({ takeId: takeIdSchema })).output(z.object({ jobId: jobIdSchema })),
};
const language = z.enum(spokenLanguages).default('es');

/** Recordings and what is said in them. */
export const recordingsContract = {
  /**
   * Puts into words what is said. `modelFile`: a file of this PC, for hosts that may be given paths. `isWhole` hears all
   * of it, and not only where somebody seems to speak.
   */
  transcribe: procedure
    .input(
      z.object({
        sourceId: sourceIdSchema,
        language,
        modelFile: z.string().nullable().default(null),
        isWhole: z.boolean().default(false),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /** Puts into words those that have none yet, one after another. */
  transcribeSeveral: procedure
    .input(z.object({ sourceIds: z.array(sourceIdSchema).min(1).max(20_000), language }))
    .output(z.object({ jobId: jobIdSchema })),
  /** What putting one into words once more would come to, as things are. Throws why this PC cannot. */
  wouldHear: procedure.input(recording).output(heardNowSchema),
  /** What was said as it stands now, each voice by its name. Throws `NOT_FOUND` until a recording has been put into words. */
  transcript: procedure.input(recording).output(transcriptSchema),
  /** The same to be corrected: segments with their ids, voices by their marks. */
  corrected: procedure.input(recording).output(correctedTranscriptSchema),
  /** Changes it; each call is taken back as one. */
  edit: procedure.input(recording.extend({ edit: transcriptEditSchema })).output(z.void()),
  /** Keeps what is being typed in a segment, so that no stop loses it; `edit` makes a change of it. */
  keepTyping: procedure.input(recording.extend({ typed: typedTextSchema })).output(z.void()),
  /** Makes changes of what was typed and never left: the window was closed in the middle of it. */
  settleTyping: procedure.input(recording).output(z.void()),
  /** Says who a voice is wherever it speaks; without a name nobody knows again. */
  nameVoice: procedure.input(recording.extend({ voice: voiceSchema })).output(z.void()),
  /** The names that voices were given in any recording. */
  knownNames: procedure.output(z.array(z.object({ name: z.string(), personId: personIdSchema.nullable() }))),
  /** Hears again what was hard to hear, with the model that was chosen for it. */
  hearAgain: procedure.input(recording).output(z.object({ jobId: jobIdSchema })),
  /** What that changed and still stands; null where nothing was heard again. */
  secondPass: procedure.input(recording).output(secondPassReviewSchema.nullable()),
  /** Puts back what was heard first, in those segments or in all; what people wrote since stays. */
  takeBackSecondPass: procedure
    .input(recording.extend({ segmentIds: z.array(z.string()).nullable() }))
    .output(z.void()),
  /** How loud it is from moment to moment. The first time it may take as long as reading the file whole. */
  waveform: procedure.input(recording).output(waveformSchema),
  /** The transcript as a file. */
  export: procedure.input(recording.extend({ format: z.enum(transcriptFormats) })).output(z.file()),
  takes: takesContract,
  sounds: soundsContract,
};
