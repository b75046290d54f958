import { z } from 'zod';
import { evidenceSchema } from '../evidence.ts';
import { columnTypeSchema } from '../planilla.ts';
import { refusalSchema } from './sync-messages.ts';

/** Where a value stands: one field of one thing (docs/storage.md lists them). */
export const registerNameSchema = z.object({ entity: z.string(), entityId: z.string(), field: z.string() });
export type RegisterName = z.infer<typeof registerNameSchema>;

/** What a register belongs to, by the names that people know. */
export const thingNameSchema = z.object({
  /** From the outermost to the innermost: a planilla, its row, its column. Empty for the school's own settings. */
  names: z.array(z.string()),
  /** Of a row that stands for nobody and for no paper: which it is, from 1. Its name is empty. */
  rowNumber: z.number().int().nullable(),
  /** Of a cell: what its column asks for. */
  columnType: columnTypeSchema.nullable(),
  /** The screen that shows it; null where none does. */
  place: z
    .object({ screen: z.enum(['planilla', 'person', 'paper', 'acta', 'template', 'prompt']), id: z.string() })
    .nullable(),
});
export type ThingName = z.infer<typeof thingNameSchema>;

/** One of the values that people gave a register without knowing of each other. */
export const conflictVersionSchema = z.object({
  /** The operation that wrote it. */
  id: z.string(),
  value: z.json(),
  /** What it rests on, where the value tells. */
  evidence: z.array(evidenceSchema),
  /** Who wrote it; empty where the PC knows no name. */
  actor: z.string(),
  isOfThisPc: z.boolean(),
  /** ISO instant, by the clock of the PC that wrote it. */
  writtenAt: z.string(),
  /** Whether the server has it. */
  isSent: z.boolean(),
});
export type ConflictVersion = z.infer<typeof conflictVersionSchema>;

/** A change of something that another PC deleted without having seen it. */
export const lostChangeSchema = conflictVersionSchema.extend({ register: registerNameSchema, thing: thingNameSchema });
export type LostChange = z.infer<typeof lostChangeSchema>;

/** What people call the things that values mention, by id; one that is not there is known to nobody here. */
const mentionedSchema = z.record(z.string(), z.string());

/** A register that shows one of several values until a person says which. */
export const conflictSchema = z.object({
  register: registerNameSchema,
  thing: thingNameSchema,
  /** The one that is shown first. One alone where something was deleted here and changed there. */
  versions: z.array(conflictVersionSchema),
  /** What was changed there, the latest first; at most `lostChangesShown`. */
  lostChanges: z.array(lostChangeSchema),
  lostChangesTotal: z.number().int(),
  mentioned: mentionedSchema,
});
export type Conflict = z.infer<typeof conflictSchema>;

/** How many changes of something deleted are told one by one. */
export const lostChangesShown = 12;

/** A change that the server did not take, kept as it was written. */
export const refusedChangeSchema = z.object({
  id: z.string(),
  register: registerNameSchema,
  thing: thingNameSchema,
  value: z.json(),
  mentioned: mentionedSchema,
  actor: z.string(),
  /** ISO instant. */
  writtenAt: z.string(),
  reason: refusalSchema,
});
export type RefusedChange = z.infer<typeof refusedChangeSchema>;

/** How far a paper has come; `told`: it is this PC's, what is known of it is on the server, and its file is not yet. */
export const paperSyncStateSchema = z.enum(['here', 'told', 'sent', 'conflict', 'refused']);
export type PaperSyncState = z.infer<typeof paperSyncStateSchema>;
