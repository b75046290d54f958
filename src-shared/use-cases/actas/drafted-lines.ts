import { z } from 'zod';
import { emptyLine } from '../../domain/acta/acta-lines.ts';
import type { ActaLineText, ActaProof, ActaSection, NewActaLine } from '../../domain/acta/acta-record.ts';
import { restsOn } from '../../domain/acta/rests-on.ts';
import { foldText, tidySpaces } from '../../domain/fold-text.ts';
import { invisibleSigns } from '../../domain/orders/plain-words.ts';
import { isPlainSentence } from '../../domain/plain-sentence.ts';
import type { DraftedSection } from '../../prompts/draft-acta.ts';
import type { ReadSegment } from './numbered-segments.ts';

const segmentos = z.array(z.number().int());
const text = z.string().transform((written) => tidySpaces(written.replace(invisibleSigns, '')));

/** A line as the model gives it: which section it is of, what it says, what it stands under, what it comes from. */
type Written = Partial<ActaLineText> & { section: ActaSection; topic: string; segmentos: readonly number[] };

const schemas: Record<DraftedSection, z.ZodType<Written>> = {
  present: z
    .object({ nombre: text, cargo: text, estuvo: z.boolean(), segmentos })
    .transform(({ nombre, cargo, estuvo, segmentos: from }) => {
      return { section: estuvo ? 'present' : 'absent', text: nombre, role: cargo, topic: '', segmentos: from } as const;
    }),
  agenda: z
    .object({ texto: text, segmentos })
    .transform(
      ({ texto, segmentos: from }) => ({ section: 'agenda', text: texto, topic: '', segmentos: from }) as const,
    ),
  topics: z.object({ tema: text, texto: text, segmentos }).transform(({ tema, texto, segmentos: from }) => {
    return { section: 'topics', text: texto, topic: tema, segmentos: from } as const;
  }),
  decisions: z
    .object({ texto: text, responsable: text, plazo: text, segmentos })
    .transform(({ texto, responsable, plazo, segmentos: from }) => {
      return {
        section: 'decisions',
        text: texto,
        responsible: responsable,
        due: plazo,
        topic: '',
        segmentos: from,
      } as const;
    }),
};

/** A line with the segments that it comes from. */
type Cited = { line: ActaLineText & { section: ActaSection }; topic: string; from: ReadSegment[] };

/** Where a proof of several segments stops: what comes later is another moment. */
const longestPauseMs = 60_000;
const longestQuote = 1200;

/**
 * What a model wrote of a section, window by window, as lines of an acta: each marked by what code finds of it in the
 * segments that it names. What is no plain sentence (an order, a link, code) is left out, and what was told twice, once.
 */
export function draftedLines(
  section: DraftedSection,
  answers: readonly { items: readonly unknown[]; window: readonly ReadSegment[] }[],
  names: ReadonlySet<string>,
): NewActaLine[] {
  const told = new Set<string>();
  const cited = answers.flatMap(({ items, window }) => {
    const byNumber = new Map(window.map((segment) => [segment.number, segment]));
    return items.flatMap((item): Cited[] => {
      const parsed = schemas[section].safeParse(item);
      if (!parsed.success || !parsed.data.text) return [];
      const { segmentos: numbers, topic, ...written } = parsed.data;
      const line = { ...emptyLine, ...written };
      const from = [...new Set(numbers)].sort((a, b) => a - b).flatMap((number) => byNumber.get(number) ?? []);
      const whole = [topic, line.text, line.role, line.responsible, line.due].join('\n');
      if (!isPlainSentence(whole, saidIn(from))) return [];
      const key = foldText(line.text).replace(/[^\p{L}\p{N}]+/gu, ' ');
      if (told.has(key)) return [];
      told.add(key);
      return [{ line, topic, from }];
    });
  });
  return section === 'topics' ? byTopic(cited, names) : cited.map((each) => proven(each, names));
}

/** Sentences under the title of their matter, matters in the order they came up. */
function byTopic(cited: readonly Cited[], names: ReadonlySet<string>): NewActaLine[] {
  const topics = new Map<string, Cited[]>();
  for (const each of cited) {
    const key = foldText(each.topic);
    topics.set(key, [...(topics.get(key) ?? []), each]);
  }
  return [...topics.values()].flatMap((sentences) => {
    const [first] = sentences;
    const lines = sentences.map((each) => proven(each, names));
    if (!first || first.topic === '') return lines;
    const title = { ...emptyLine, section: 'topics' as const, text: first.topic, isTitle: true };
    return [proven({ line: title, topic: '', from: sentences.flatMap(({ from }) => from) }, names), ...lines];
  });
}

function proven({ line, from }: Cited, names: ReadonlySet<string>): NewActaLine {
  const mark = restsOn(line, { text: saidIn(from), names }) ? 'heard' : 'unproven';
  return { ...line, mark, proof: proofIn(from) };
}

/** What segments say, each after its voice: who promises something is often told by the voice alone. */
function saidIn(segments: readonly ReadSegment[]): string {
  return segments.map(({ speaker, text: said }) => (speaker === null ? said : `${speaker}: ${said}`)).join('\n');
}

/** The first run of the segments that were named. */
function proofIn(from: readonly ReadSegment[]): ActaProof | null {
  const [first] = from;
  if (!first) return null;
  const run = [first];
  for (const segment of from.slice(1)) {
    if (segment.startMs - run.at(-1)!.endMs > longestPauseMs) break;
    run.push(segment);
  }
  const quote = run
    .map(({ text: said }) => said)
    .join(' ')
    .slice(0, longestQuote);
  return { quote, startMs: first.startMs, endMs: run.at(-1)!.endMs };
}
