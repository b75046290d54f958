import { shownToDistrictSchema } from '../../../src-shared/domain/district/district-view.ts';
import type { Json } from '../../../src-shared/domain/operation.ts';
import type { ColumnType } from '../../../src-shared/domain/planilla.ts';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { valueMessages as words } from '../../messages/conflicts.ts';
import { districtViewMessages } from '../../messages/district-view.ts';
import { formatDate } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';

const DEEPEST = 3;
const MOST_MEMBERS = 30;

/** What names an object of ours to the program and to nobody else. */
const silentMembers = /^(id|.*Id|sha256|inputHash|startMs|endMs|locator|promptHash|over|steps|addedAt)$/;

type Told = Pick<RegisterName, 'entity' | 'field'>;

/** A register's value as people read it; several lines where it is made of several parts. */
export function conflictValueText({ entity, field }: Told, value: Json, columnType: ColumnType | null): string {
  if (field === 'deleted') return value === true ? words.deleted : words.notDeleted;
  if (field === 'trashedAt') return typeof value === 'string' ? words.inTrash(value) : words.notInTrash;
  if (field === 'approvedAt') return typeof value === 'string' ? words.approved(value) : words.notApproved;
  const known = readers[`${entity}.${field}`];
  return known?.(value, columnType) ?? plainText(value);
}

const readers: Record<string, ((value: Json, columnType: ColumnType | null) => string | null) | undefined> = {
  'cell.content': cellText,
  'person.role': (value) => (value === 'staff' ? words.staff : words.pupil),
  'person.dni': (value) => valueText('dni', value),
  'person.birthDate': (value) => valueText('date', value),
  'source.documentDate': (value) => (typeof value === 'string' ? formatDate(value) : null),
  'source.folderId': (value) => (value === null ? words.noFolder : words.otherFolder),
  'source.paperKind': (value) => {
    const kind = paperKindSchema.safeParse(value);
    return kind.success ? paperKindNames[kind.data] : null;
  },
  'person-match.match': (value) => {
    const state = member(value, 'state');
    return typeof state === 'string' && state in words.match ? words.match[state as keyof typeof words.match] : null;
  },
  'prompt.content': (value) => textMember(value, 'text'),
  'acta-line.content': (value) => textMember(value, 'text'),
  'transcript-segment.words': (value) => {
    const spoken = member(value, 'words');
    if (value === null) return words.asHeard;
    return Array.isArray(spoken) ? spoken.map((word) => textMember(word, 'text') ?? '').join(' ') : null;
  },
  'transcript-voice.name': (value) => (value === null ? words.asHeard : textMember(value, 'name')),
  'setting.value': viewText,
  'row.position': placeText,
  'column.position': placeText,
};

function cellText(value: Json, columnType: ColumnType | null): string {
  const content = member(value, 'value');
  if (content === null || content === undefined)
    return member(value, 'state') === 'absent' ? words.absent : words.empty;
  return valueText(columnType ?? 'text', content) ?? plainText(content);
}

/** A canonical text as people of Argentina write it; one that is not canonical stays as it is. */
function valueText(type: ColumnType, value: Json): string | null {
  if (typeof value !== 'string') return null;
  const known = columnValueTypes[type];
  return known.validate(value) ? known.format(value) : value;
}

/** What the district sees, of the settings that people do not read as they are. */
function viewText(value: Json): string | null {
  const shows = shownToDistrictSchema.safeParse(member(value, 'shows'));
  return shows.success ? districtViewMessages.sees(shows.data, []) : null;
}

function placeText(value: Json): string | null {
  return typeof value === 'number' ? words.place(value) : null;
}

function member(value: Json, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

function textMember(value: Json, name: string): string | null {
  const text = member(value, name);
  return typeof text === 'string' && text !== '' ? text : null;
}

/** Any value without its names for the program: a line a part. */
function plainText(value: Json, depth = 0): string {
  if (value === null || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return value.toLocaleString('es-AR');
  if (typeof value === 'string') return value;
  if (depth >= DEEPEST) return '…';
  const parts = Array.isArray(value)
    ? value.map((item) => plainText(item, depth + 1))
    : Object.entries(value)
        .filter(([name, part]) => !silentMembers.test(name) && part !== null && part !== '')
        .map(([, part]) => plainText(part, depth + 1))
        .filter((text) => text !== words.empty);
  if (parts.length === 0) return words.empty;
  const shown = parts.slice(0, MOST_MEMBERS);
  if (parts.length > shown.length) shown.push(words.more(parts.length - shown.length));
  return shown.join(depth === 0 ? '\n' : ', ');
}
