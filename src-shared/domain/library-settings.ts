import { z } from 'zod';
import { mostTranscriptionThreads, processorLevelSchema, transcriptionEngineSchema } from './transcription-engine.ts';

/** What a school sets once. Each has a default: a library works before anybody sets anything. */
export const librarySettingsSchema = z.object({
  schoolName: z.string().max(200).default(''),
  /** What the letterhead of its documents says besides. */
  schoolAddress: z.string().max(200).default(''),
  schoolCity: z.string().max(120).default(''),
  schoolPhone: z.string().max(80).default(''),
  schoolEmail: z.string().max(120).default(''),
  /** Who runs the school, as its documents name them. */
  principalName: z.string().max(120).default(''),
  /** Who works at this PC: written beside each change. */
  userName: z.string().max(120).default(''),
  /** What this PC is called before the district; empty for the computer's own name. */
  computerName: z.string().max(60).default(''),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  firstRunDone: z.boolean().default(false),
  /** Ollama's address on this PC. */
  ollamaUrl: z.string().default('http://127.0.0.1:11434'),
  /** The program that runs the models: Ollama, or another one behind OpenAI's protocol (llama.cpp, LM Studio). */
  modelServer: z.enum(['ollama', 'compatible']).default('ollama'),
  /** The address of that other program. */
  compatibleUrl: z.string().default('http://127.0.0.1:8080'),
  /** The model that fills what the rules left empty; null for rules alone. */
  languageModel: z.string().nullable().default(null),
  /** The model that writes answers, where it is not the one that fills. */
  answerModel: z.string().nullable().default(null),
  /** The model that compares passages by what they mean (Ollama's); null for looking by words alone. */
  embeddingModel: z.string().nullable().default(null),
  /** The file of Whisper's that puts recordings into words, of those of this PC; null for the newest. */
  transcriptionModel: z.string().nullable().default(null),
  /** The one that hears again what was doubtful; null for none. */
  secondPassModel: z.string().nullable().default(null),
  /** The program that hears with them. */
  transcriptionEngine: transcriptionEngineSchema.default('whisper.cpp'),
  /** The best of the processor's levels that it is tried with; null for the best that there is. */
  transcriptionLevel: processorLevelSchema.nullable().default(null),
  /** How many of the processor's cores it uses; null for all the real ones. */
  transcriptionThreads: z.number().int().min(1).max(mostTranscriptionThreads).nullable().default(null),
  /** Where recordings are sent to be put into words; null for this PC, which is how it is until a person says otherwise. */
  transcriptionServerUrl: z.string().nullable().default(null),
  /** The model that is asked for there. */
  transcriptionServerModel: z.string().max(200).default('whisper-1'),
  /** Whether a second, independent reading checks the model's values. */
  secondReading: z.boolean().default(true),
  /** Whether the model that answers first puts the passages found in order. */
  rerankPassages: z.boolean().default(false),
  trashDays: z.number().int().min(1).max(365).default(30),
  /** The hours of this PC in which work put off to the night goes on; a night always has midnight in it. */
  nightFromHour: z.number().int().min(17).max(23).default(20),
  nightToHour: z.number().int().min(4).max(10).default(6),
  /** The most bytes a second that files of the district take of the line; null for as many as it has. */
  filesBytesPerSecond: z
    .number()
    .int()
    .min(16 * 1024)
    .nullable()
    .default(null),
  /** Whether papers' files are sent to the district at night alone. */
  filesAtNightOnly: z.boolean().default(false),
  /** Whether papers' files wait while the line is paid by what it carries, as a telephone's is. */
  filesUnmeteredOnly: z.boolean().default(true),
  /** Whether the files of papers of other PCs come at night, and not when somebody opens them. */
  allFilesAtNight: z.boolean().default(false),
});
export type LibrarySettings = z.infer<typeof librarySettingsSchema>;

/** What a model is asked for. */
export type ModelTask = 'fill' | 'answer';

/** The model that the settings name for a task; null for doing without. */
export function chosenModel({ languageModel, answerModel }: LibrarySettings, task: ModelTask): string | null {
  return task === 'answer' ? (answerModel ?? languageModel) : languageModel;
}

/** Where the program that runs the models listens. */
export function modelServerUrl({ modelServer, ollamaUrl, compatibleUrl }: LibrarySettings): string {
  return modelServer === 'ollama' ? ollamaUrl : compatibleUrl;
}
