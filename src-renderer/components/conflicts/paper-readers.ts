import { z } from 'zod';
import {
  voiceCorrectionSchema,
  voiceSchema,
  wordsCorrectionSchema,
} from '../../../src-shared/domain/corrected-transcript.ts';
import type { Json } from '../../../src-shared/domain/operation.ts';
import { personMatchSchema } from '../../../src-shared/domain/person.ts';
import { rightsMarkSchema } from '../../../src-shared/domain/rights/rights-mark.ts';
import { paperKindSchema, sourceSchema } from '../../../src-shared/domain/source.ts';
import { sourcePlaceSchema } from '../../../src-shared/domain/source-place.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { partNames as parts, valueMessages as words } from '../../messages/conflict-values.ts';
import { formatDate, formatPercent } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { matchBasisNames } from '../../messages/people.ts';
import { markSentence, rightsMessages } from '../../messages/rights.ts';
import { labelled, lines, momentText, nameOf, type Readers, stretchText, type ValueContext } from './value-context.ts';

const file = sourceSchema.pick({ kind: true, sizeBytes: true, parentId: true, addedAt: true });
const match = personMatchSchema.pick({ state: true, basis: true, score: true });
const voice = voiceSchema.pick({ name: true, personId: true });
const details = z.record(z.string(), z.string());

/** The registers of papers, folders, people and of what was said in recordings. */
export const paperReaders: Readers = {
  'source.file': fileText,
  'source.folderId': (value, context) => (typeof value === 'string' ? nameOf(value, context) : words.noFolder),
  'source.paperKind': (value) => {
    const kind = paperKindSchema.safeParse(value);
    return kind.success ? paperKindNames[kind.data] : null;
  },
  'source.documentDate': momentText,
  'source.held': heldText,
  'source.keptUntil': keptText,
  'source-place.place': placeText,
  'folder.parentId': (value, context) => (typeof value === 'string' ? nameOf(value, context) : words.topFolder),
  'person.role': (value) => (value === 'staff' ? words.staff : words.pupil),
  'person.dni': (value) => (typeof value === 'string' ? canonicalText('dni', value) : null),
  'person.birthDate': momentText,
  'person.details': (value) => {
    const known = details.safeParse(value);
    return known.success ? lines(Object.entries(known.data).map(([header, text]) => labelled(header, text))) : null;
  },
  'person.held': heldText,
  'person.blocked': (value) => markText(value, { set: parts.blocked, unset: parts.unblocked }),
  'person-match.match': matchText,
  'transcript-segment.words': (value) => {
    if (value === null) return words.asHeard;
    const known = wordsCorrectionSchema.safeParse(value);
    return known.success
      ? lines([known.data.words.map(({ text }) => text).join(' ') || words.empty, stretchText(known.data)])
      : null;
  },
  'transcript-segment.voice': (value) => {
    if (value === null) return words.asHeard;
    const known = voiceCorrectionSchema.safeParse(value);
    if (!known.success) return null;
    return lines([known.data.speaker ? parts.voice(known.data.speaker) : parts.noVoice, stretchText(known.data)]);
  },
  'transcript-voice.name': (value, context) => {
    if (value === null) return words.asHeard;
    const known = voice.safeParse(value);
    if (!known.success) return null;
    const { name, personId } = known.data;
    const person = personId === null ? parts.notInRoster : `${parts.inRoster}: ${nameOf(personId, context)}`;
    return lines([name || words.asHeard, person]);
  },
};

/** A canonical text as people of Argentina write it; one that is not canonical stays as it is. */
export function canonicalText(type: keyof typeof columnValueTypes, value: string): string {
  const known = columnValueTypes[type];
  return known.validate(value) ? known.format(value) : value;
}

function fileText(value: Json, context: ValueContext): string | null {
  const known = file.safeParse(value);
  if (!known.success) return null;
  const { kind, sizeBytes, parentId, addedAt } = known.data;
  return lines([
    parts.size(kind === 'recording' ? parts.recording : parts.document, sizeBytes),
    parentId && labelled(parts.cameInside, nameOf(parentId, context)),
    addedAt && parts.added(addedAt),
  ]);
}

function markText(value: Json, said: { set: string; unset: string }): string | null {
  if (value === null) return parts.unmarked;
  const mark = rightsMarkSchema.safeParse(value);
  return mark.success ? lines([mark.data.isSet ? said.set : said.unset, markSentence(mark.data)]) : null;
}

function heldText(value: Json): string | null {
  return markText(value, { set: parts.held, unset: parts.unheld });
}

function keptText(value: Json): string | null {
  if (value === null) return parts.keptByKind;
  if (typeof value !== 'string') return null;
  return value === 'always' ? rightsMessages.keptAlways : `${rightsMessages.keptUntil(formatDate(value))}`;
}

function placeText(value: Json, context: ValueContext): string | null {
  const known = sourcePlaceSchema.safeParse(value);
  if (!known.success) return null;
  const { container, name } = known.data;
  const colon = container.indexOf(':');
  const [kind, of] = [container.slice(0, colon), container.slice(colon + 1)];
  if (kind === 'source') return lines([name, labelled(parts.cameInside, nameOf(of, context))]);
  if (kind === 'folder') return lines([name, labelled(parts.folder, of === '' ? words.noFolder : nameOf(of, context))]);
  return lines([name, of]);
}

function matchText(value: Json): string | null {
  if (value === null) return words.empty;
  const known = match.safeParse(value);
  if (!known.success) return null;
  const { state, basis, score } = known.data;
  const likeness = basis === 'name' ? labelled(parts.likeness, formatPercent(score)) : null;
  return lines([`${words.match[state]}, ${matchBasisNames[basis]}`, likeness]);
}
