import { z } from 'zod';
import { districtSettingsSchema } from '../domain/district-settings.ts';
import { folderIdSchema } from '../domain/identifiers.ts';
import { librarySettingsSchema } from '../domain/library-settings.ts';
import { partialWithoutDefaults } from '../domain/partial-schema.ts';
import { publishedMarkSchema } from '../domain/published-mark.ts';
import { transcriptionProgramSchema } from '../domain/transcription-engine.ts';
import { procedure } from './errors.ts';

/** What this host can do. The interface asks this and never asks which host it is in. */
export const hostCapabilitiesSchema = z.object({
  /** The host opens a native dialog to choose files and folders (`library.chooseFiles`). */
  nativeFilePicker: z.boolean(),
  /** A path on this PC may be typed (to watch a folder, to write a backup). */
  localPaths: z.boolean(),
  worksOffline: z.boolean(),
  /** Shows a file in the system's file manager. */
  revealFile: z.boolean(),
  /** Keeps the PC from suspending while the night's work runs. */
  keepsAwake: z.boolean(),
  /** Prints documents as PDF. */
  printsPdf: z.boolean(),
  /** The library is on this PC, which sees to its copies, its recovery key, the folders it follows and its district. */
  libraryIsHere: z.boolean(),
  /** Models that write, search and hear are brought and chosen here. */
  keepsModels: z.boolean(),
  /** Whoever is here decides what the school answers for: what its district sees of it. */
  decidesForSchool: z.boolean(),
  /** What this PC's microphone hears can become a recording. */
  recordsSound: z.boolean(),
});
export type HostCapabilities = z.infer<typeof hostCapabilitiesSchema>;

export const libraryStatusSchema = z.object({
  version: z.string(),
  /** As they hold: what the district sets stands before the school's own. */
  settings: librarySettingsSchema,
  /** What the district set and nobody here changes; null where that is nothing. */
  setByDistrict: z.object({ settings: districtSettingsSchema, published: publishedMarkSchema }).nullable(),
  sources: z.number().int(),
  poor: z.number().int(),
  failed: z.number().int(),
  needPassword: z.number().int(),
  trashed: z.number().int(),
  people: z.number().int(),
  suggestedMatches: z.number().int(),
  doubtfulCells: z.number().int(),
  /** Actas that nobody has approved yet. */
  draftActas: z.number().int(),
  /** What PCs of the school disagree about, and what the district's server did not take. */
  conflicts: z.number().int(),
  refusedChanges: z.number().int(),
  activeJobs: z.number().int(),
  /** Bytes free where the library lives; null when the host cannot tell. */
  freeBytes: z.number().nullable(),
  libraryFolder: z.string().nullable(),
  encrypted: z.boolean(),
  /** Folders of this PC that are followed and not there now (a USB stick taken out); their papers stay. */
  missingFolders: z.array(folderIdSchema),
  /**
   * Followed folders that are there without a single file, though papers came from them (the empty place of a USB
   * stick); those papers stay, until files are there again.
   */
  emptiedFolders: z.array(folderIdSchema),
  /**
   * Followed folders at whose path there are files, and not one of those that papers came from (another USB stick);
   * the papers stay and the files are not read until `sources.followReplacement`.
   */
  replacedFolders: z.array(folderIdSchema),
});
export type LibraryStatus = z.infer<typeof libraryStatusSchema>;

export const doctorReportSchema = z.object({
  cpu: z.object({ model: z.string(), cores: z.number(), flags: z.array(z.string()) }),
  memory: z.object({ totalBytes: z.number(), freeBytes: z.number() }),
  disk: z.object({ freeBytes: z.number().nullable() }),
  ollama: z.object({
    running: z.boolean(),
    /** Whether its program is on this PC, running or not. */
    installed: z.boolean(),
    url: z.string(),
    version: z.string().nullable(),
    models: z.array(z.string()),
  }),
  /** The models that this PC had best have; null where it can run none. */
  recommendedModels: z
    .object({ names: z.array(z.string()), sizeBytes: z.number(), downloadMinutes: z.number() })
    .nullable(),
  whisper: transcriptionProgramSchema.extend({
    /** What would hear a recording ("whisper.cpp 1.9.1 haswell"); null where nothing can. */
    build: z.string().nullable(),
    /** The file of the model that it would hear with; null where none is here. */
    model: z.string().nullable(),
  }),
  ocr: z.object({ ready: z.boolean(), language: z.string() }),
  library: z
    .object({
      folder: z.string(),
      healthy: z.boolean(),
      encrypted: z.boolean(),
      schemaVersion: z.number(),
      sources: z.number(),
    })
    .nullable(),
  /** What to do about what is missing, one Spanish sentence each. */
  advice: z.array(z.string()),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

export const libraryContract = {
  capabilities: procedure.output(hostCapabilitiesSchema),
  status: procedure.output(libraryStatusSchema),
  updateSettings: procedure.input(partialWithoutDefaults(librarySettingsSchema)).output(librarySettingsSchema),
  doctor: procedure.output(doctorReportSchema),
  /** Takes back the last change of the library, whatever it was; null when there is nothing to take back. */
  undo: procedure.output(z.object({ label: z.string() }).nullable()),
  redo: procedure.output(z.object({ label: z.string() }).nullable()),
  recoveryKey: procedure.output(z.object({ key: z.string().nullable() })),
  /** Opens the host's dialog; empty when cancelled. Only with `nativeFilePicker`. */
  choosePaths: procedure
    .input(z.object({ kind: z.enum(['files', 'folder', 'save']), suggestedName: z.string().optional() }))
    .output(z.object({ paths: z.array(z.string()) })),
  revealFile: procedure.input(z.object({ path: z.string() })).output(z.void()),
};
