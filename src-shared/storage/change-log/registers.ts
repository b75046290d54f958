import { foldText } from '../../domain/fold-text.ts';
import type { Change, EntityName, Json } from '../../domain/operation.ts';
import { placeKey } from '../../domain/source-place.ts';
import type { LibraryTables } from '../library-tables.ts';

/** What a column of an ordinary table can hold. */
export type ColumnValue = string | number | null;

type Project = (value: Json) => ColumnValue;

/** One register: the value it shows before anything was written, and the columns its value is laid out in. */
export type RegisterLayout = {
  initial: Json;
  columns: Record<string, Project>;
  /** Programs alone write it: where they differ the latest is as good as any, and nobody is asked. */
  isOfPrograms?: true;
};

/** Where the registers of one kind of entity are laid out as ordinary rows. */
export type EntityLayout = {
  table: keyof LibraryTables & string;
  keyColumns: readonly string[];
  /** The key's values, in the order of `keyColumns`. */
  keyOf(entityId: string): string[];
  registers: Record<string, RegisterLayout>;
};

const text: Project = (value) => (typeof value === 'string' ? value : '');
const textOrNull: Project = (value) => (typeof value === 'string' ? value : null);
const number: Project = (value) => (typeof value === 'number' ? value : 0);
const numberOrNull: Project = (value) => (typeof value === 'number' ? value : null);
const flag: Project = (value) => (value === true ? 1 : 0);
const json: Project = (value) => JSON.stringify(value);
const jsonOrNull: Project = (value) => (value === null ? null : JSON.stringify(value));
const folded: Project = (value) => (typeof value === 'string' ? foldText(value) : '');
const keyOrNull: Project = (value) => (typeof value === 'string' ? placeKey(value) : null);

/** The year of a day, yyyy-mm-dd. */
const year: Project = (value) => (typeof value === 'string' ? value.slice(0, 4) : '');

/** A member of an object register, projected. */
function member(name: string, project: Project): Project {
  return (value) => project(isObject(value) ? (value[name] ?? null) : null);
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function register(column: string, project: Project, initial: Json = null): RegisterLayout {
  return { initial, columns: { [column]: project } };
}

const deleted = register('deleted', flag, false);

/**
 * Up to where of the school's log the PC that deleted it held everything: what others wrote after that, whoever deleted
 * it had not seen. It is laid out nowhere.
 */
const deletedKnowing: RegisterLayout = { initial: null, columns: {} };
const single = (entityId: string): string[] => [entityId];

/** `a:b`, where neither part holds a colon. */
const pair = (entityId: string): string[] => {
  const colon = entityId.indexOf(':');
  return [entityId.slice(0, colon), entityId.slice(colon + 1)];
};

/** Where every register of every entity goes (docs/storage.md lists them). */
export const entityLayouts: Record<EntityName, EntityLayout> = {
  source: {
    table: 'sources',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      file: {
        initial: null,
        columns: {
          kind: member('kind', text),
          sha256: member('sha256', text),
          size_bytes: member('sizeBytes', number),
          parent_id: member('parentId', textOrNull),
          added_at: member('addedAt', text),
        },
      },
      name: { initial: '', columns: { name: text, name_folded: folded } },
      originPath: register('origin_path', textOrNull),
      folderId: register('folder_id', textOrNull),
      tags: register('tags', json, []),
      paperKind: register('paper_kind', text, 'other'),
      documentDate: register('document_date', textOrNull),
      trashedAt: register('trashed_at', textOrNull),
      held: register('held', jsonOrNull),
      keptUntil: register('kept_until', textOrNull),
      reading: {
        isOfPrograms: true,
        initial: { status: 'queued' },
        columns: {
          status: member('status', text),
          error_code: member('errorCode', textOrNull),
          format: member('format', textOrNull),
          pages: member('pages', number),
          characters: member('characters', number),
          ocr_pages: member('ocrPages', number),
          quality: member('quality', textOrNull),
          text_hash: member('textHash', textOrNull),
          duration_ms: member('durationMs', numberOrNull),
        },
      },
      deleted,
    },
  },
  'source-place': {
    table: 'source_places',
    keyColumns: ['source_id', 'place'],
    keyOf: pair,
    registers: {
      place: {
        initial: null,
        columns: {
          container: member('container', textOrNull),
          name: member('name', textOrNull),
          name_key: member('name', keyOrNull),
        },
      },
    },
  },
  'source-reading': {
    table: 'shared_readings',
    keyColumns: ['source_id', 'sha256'],
    keyOf: pair,
    registers: {
      file: {
        isOfPrograms: true,
        initial: null,
        columns: {
          file_sha256: member('of', textOrNull),
          edition: member('edition', number),
          text_hash: member('textHash', textOrNull),
          size_bytes: member('sizeBytes', number),
        },
      },
    },
  },
  folder: {
    table: 'folders',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      name: register('name', text, ''),
      parentId: register('parent_id', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  person: {
    table: 'persons',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      role: register('role', text, 'pupil'),
      familyName: { initial: '', columns: { family_name: text, family_folded: folded } },
      givenName: { initial: '', columns: { given_name: text, given_folded: folded } },
      dni: register('dni', textOrNull),
      course: register('course', textOrNull),
      birthDate: register('birth_date', textOrNull),
      details: register('details', json, {}),
      blocked: register('blocked', jsonOrNull),
      held: register('held', jsonOrNull),
      deleted,
      deletedKnowing,
    },
  },
  'person-match': {
    table: 'person_matches',
    keyColumns: ['source_id', 'person_id'],
    keyOf: pair,
    registers: {
      match: {
        initial: null,
        columns: {
          state: member('state', textOrNull),
          basis: member('basis', textOrNull),
          score: member('score', number),
          evidence: member('evidence', jsonOrNull),
        },
      },
    },
  },
  planilla: {
    table: 'planillas',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      title: register('title', text, ''),
      rowKind: register('row_kind', text, 'document'),
      scope: register('scope', json, {}),
      form: register('form', jsonOrNull),
      createdAt: register('created_at', text, ''),
      trashedAt: register('trashed_at', textOrNull),
      published: register('published', jsonOrNull),
      deleted,
      deletedKnowing,
    },
  },
  column: {
    table: 'planilla_columns',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      planillaId: register('planilla_id', text, ''),
      definition: register('definition', json, {}),
      position: register('position', number, 0),
      hidden: register('hidden', flag, false),
      approvedAt: register('approved_at', textOrNull),
      publishedName: register('published_name', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  row: {
    table: 'planilla_rows',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      origin: {
        initial: null,
        columns: {
          planilla_id: member('planillaId', text),
          source_id: member('sourceId', textOrNull),
          person_id: member('personId', textOrNull),
          record_key: member('recordKey', textOrNull),
          added_at: member('addedAt', textOrNull),
        },
      },
      position: register('position', number, 0),
      deleted,
      deletedKnowing,
    },
  },
  cell: {
    table: 'planilla_cells',
    keyColumns: ['row_id', 'column_id'],
    keyOf: pair,
    registers: {
      content: {
        initial: null,
        columns: {
          state: member('state', textOrNull),
          approved: member('approved', flag),
          value: member('value', textOrNull),
          content: jsonOrNull,
        },
      },
    },
  },
  prompt: {
    table: 'prompts',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      content: { initial: null, columns: { name_folded: member('name', folded), content: jsonOrNull } },
      createdAt: register('created_at', text, ''),
      trashedAt: register('trashed_at', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  template: {
    table: 'templates',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      content: { initial: null, columns: { name_folded: member('name', folded), content: jsonOrNull } },
      mappings: register('mappings', json, {}),
      createdAt: register('created_at', text, ''),
      trashedAt: register('trashed_at', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  'template-marking': {
    table: 'template_markings',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      content: register('content', jsonOrNull),
      createdAt: register('created_at', text, ''),
      endedAt: register('ended_at', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  'written-document': {
    table: 'written_documents',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      content: { initial: null, columns: { written_at: member('writtenAt', text), content: jsonOrNull } },
      trashedAt: register('trashed_at', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  'transcript-segment': {
    table: 'transcript_segments',
    keyColumns: ['source_id', 'segment_id'],
    keyOf: pair,
    registers: { words: register('words', jsonOrNull), voice: register('voice', jsonOrNull) },
  },
  'transcript-voice': {
    table: 'transcript_voices',
    keyColumns: ['source_id', 'mark'],
    keyOf: pair,
    registers: {
      name: { initial: null, columns: { name: member('name', textOrNull), person_id: member('personId', textOrNull) } },
    },
  },
  acta: {
    table: 'actas',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      origin: {
        initial: null,
        columns: { source_id: member('sourceId', text), first_id: member('firstId', text), origin: jsonOrNull },
      },
      details: {
        initial: null,
        columns: { book_folded: member('book', folded), year: member('date', year), details: jsonOrNull },
      },
      approval: {
        initial: null,
        columns: {
          approval: jsonOrNull,
          approved_book_folded: member('details', member('book', folded)),
          approved_year: member('details', member('date', year)),
        },
      },
      trashedAt: register('trashed_at', textOrNull),
      deleted,
      deletedKnowing,
    },
  },
  'acta-line': {
    table: 'acta_lines',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      place: {
        initial: null,
        columns: {
          acta_id: member('actaId', text),
          section: member('section', text),
          position: member('position', number),
        },
      },
      content: register('content', jsonOrNull),
      deleted,
      deletedKnowing,
    },
  },
  setting: {
    table: 'settings',
    keyColumns: ['key'],
    keyOf: single,
    registers: { value: register('value', json) },
  },
  publication: {
    table: 'publications',
    keyColumns: ['id'],
    keyOf: single,
    registers: { withdrawnAt: register('withdrawn_at', textOrNull) },
  },
  'publication-version': {
    table: 'publication_versions',
    keyColumns: ['id'],
    keyOf: single,
    registers: {
      content: {
        initial: null,
        columns: {
          publication_id: member('publicationId', text),
          version: member('version', number),
          kind: member('content', member('kind', text)),
          content: jsonOrNull,
        },
      },
    },
  },
};

const layoutsByName = new Map<string, EntityLayout>(Object.entries(entityLayouts));

/** Whether this version of the program knows a register; one of a newer version is kept and not shown. */
export function isKnownRegister<Place extends { entity: string; field: string }>(
  place: Place,
): place is Place & { entity: EntityName } {
  const layout = layoutsByName.get(place.entity);
  return layout !== undefined && Object.hasOwn(layout.registers, place.field);
}

/** The layout of the register that a change names; a programming error when there is none. */
export function registerLayout(change: Pick<Change, 'entity' | 'field'>): RegisterLayout {
  const layout = entityLayouts[change.entity].registers[change.field];
  if (layout === undefined) throw new Error(`No register ${change.entity}.${change.field}`);
  return layout;
}

/** Whether a register is laid out in rows: people see what those show, and nothing of the others. */
export function isShownRegister<Place extends { entity: string; field: string }>(
  place: Place,
): place is Place & { entity: EntityName } {
  return isKnownRegister(place) && Object.keys(registerLayout(place).columns).length > 0;
}

/** Whether people are asked which of its values is right, where there are several. */
export function isAskedAbout(place: { entity: string; field: string }): boolean {
  return isShownRegister(place) && !registerLayout(place).isOfPrograms;
}

/** Whether what was deleted of this kind can be taken back by whoever had changed it: all but papers, whose purge forgets. */
export function keepsDeletersKnowledge(entity: EntityName): boolean {
  return 'deletedKnowing' in entityLayouts[entity].registers;
}

/** Whether entities of this kind are deleted with a mark. */
export function hasDeletedMark(entity: EntityName): boolean {
  return 'deleted' in entityLayouts[entity].registers;
}
