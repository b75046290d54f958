import { z } from 'zod';
import { type PaperKind, paperKindSchema } from '../source.ts';

/** From when a paper's years are counted: the day it says or, without one, that it came; or the end of that year. */
export const retentionStartSchema = z.enum(['paper-date', 'year-end']);

/** How long papers of a kind are kept; null for always. */
export const retentionRuleSchema = z.object({
  paperKind: paperKindSchema,
  years: z.number().int().min(1).max(100).nullable(),
  start: retentionStartSchema,
});
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

/** What is proposed for each kind until the school says otherwise: long for what a file must prove, short for the daily. */
const proposed: Readonly<Record<PaperKind, Omit<RetentionRule, 'paperKind'>>> = {
  'enrolment-form': { years: null, start: 'year-end' },
  'birth-certificate': { years: 10, start: 'year-end' },
  'vaccination-certificate': { years: 5, start: 'year-end' },
  'health-certificate': { years: 5, start: 'year-end' },
  'identity-document': { years: 10, start: 'year-end' },
  'class-list': { years: null, start: 'year-end' },
  'leave-request': { years: 10, start: 'year-end' },
  transfer: { years: null, start: 'year-end' },
  attendance: { years: 10, start: 'year-end' },
  'report-card': { years: null, start: 'year-end' },
  circular: { years: 2, start: 'year-end' },
  minutes: { years: null, start: 'year-end' },
  message: { years: 2, start: 'paper-date' },
  invoice: { years: 10, start: 'year-end' },
  other: { years: null, start: 'year-end' },
};

/** The whole table: what the school set, and the proposal for every other kind. */
export function completeRetention(set: readonly RetentionRule[]): RetentionRule[] {
  const own = new Map(set.map((rule) => [rule.paperKind, rule]));
  return paperKindSchema.options.map((paperKind) => own.get(paperKind) ?? { paperKind, ...proposed[paperKind] });
}

/** The first day (yyyy-mm-dd) on which a paper is past its term; null while its kind is kept always. */
export function endOfRetention(
  { documentDate, addedAt }: { documentDate: string | null; addedAt: string },
  { years, start }: RetentionRule,
): string | null {
  if (years === null) return null;
  const from = documentDate ?? addedAt.slice(0, 10);
  const year = Number(from.slice(0, 4)) + years;
  if (start === 'year-end') return `${year + 1}-01-01`;
  // A paper of 29 February is past its term on 1 March.
  return new Date(Date.UTC(year, Number(from.slice(5, 7)) - 1, Number(from.slice(8, 10)))).toISOString().slice(0, 10);
}

/** Kept by word of a person however long its kind is: until a day, or for good. */
export const keptUntilSchema = z.union([z.iso.date(), z.literal('always')]);
export type KeptUntil = z.infer<typeof keptUntilSchema>;
