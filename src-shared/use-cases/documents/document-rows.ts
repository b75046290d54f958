import type { DocumentColumn, RowsFrom } from '../../domain/document-order.ts';
import { AppError } from '../../domain/errors.ts';
import type { PersonId, SourceId } from '../../domain/identifiers.ts';
import type { Person } from '../../domain/person.ts';
import type { Cell, Column, Row } from '../../domain/planilla.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';

/** A row that a document may be written for, with its values as people write them, by column. */
export type DocumentRow = {
  id: string;
  /** What it stands for: a pupil's name or a paper's. */
  label: string;
  values: ReadonlyMap<string, string>;
  /** Columns whose value nobody has confirmed. */
  doubtful: ReadonlySet<string>;
  /** Whose it is, or whose paper it was read from; null beside whom it is only perhaps of. None where nothing tells. */
  people: readonly (PersonId | null)[];
};

/** What documents are written for. */
export type DocumentRows = { title: string; columns: DocumentColumn[]; rows: DocumentRow[] };

export type DocumentRowsPorts = {
  planillas: PlanillaRepository;
  people: PersonRepository;
  rights: Pick<RightsRepository, 'notToUse'>;
};

/** Ids of the roster's own columns; those of its other headers are `roster:+Header`. */
const rosterColumns = {
  'roster:name': {
    name: 'Apellido y nombre',
    of: ({ familyName, givenName }: Person) => `${familyName}, ${givenName}`,
  },
  'roster:plain-name': {
    name: 'Nombre y apellido',
    of: ({ familyName, givenName }: Person) => `${givenName} ${familyName}`,
  },
  'roster:family-name': { name: 'Apellido', of: ({ familyName }: Person) => familyName },
  'roster:given-name': { name: 'Nombre', of: ({ givenName }: Person) => givenName },
  'roster:dni': { name: 'DNI', of: ({ dni }: Person) => (dni === null ? '' : columnValueTypes.dni.format(dni)) },
  'roster:course': { name: 'Curso', of: ({ course }: Person) => course ?? '' },
  'roster:birth-date': {
    name: 'Fecha de nacimiento',
    of: ({ birthDate }: Person) => (birthDate === null ? '' : columnValueTypes.date.format(birthDate)),
  },
} as const;

/** Reads the rows of a planilla or of the roster, but for those of blocked people. Throws `NOT_FOUND`. */
export function createDocumentRows({ planillas, people, rights }: DocumentRowsPorts) {
  return async (from: RowsFrom, labels: (rows: readonly Row[]) => Promise<(row: Row) => string>) => {
    if (from.kind === 'roster') return readRoster(from.course);
    const planilla = await planillas.get(from.planillaId);
    if (planilla === null) throw new AppError('NOT_FOUND');
    const rows = await planillas.rows(planilla.id);
    const label = await labels(rows);
    const persons = rows.some(({ personId }) => personId !== null) ? await peopleById() : new Map<PersonId, Person>();
    const details = detailHeaders([...persons.values()]);
    const { owners: unused } = await rights.notToUse();
    const peopleOf = rows.some(({ sourceId }) => sourceId !== null)
      ? await peopleByPaper()
      : new Map<SourceId | null, (PersonId | null)[]>();
    const read: DocumentRow[] = [];
    for await (const { row, cells } of planillas.streamRows(planilla.id)) {
      if (unused.has(row.personId ?? '') || unused.has(row.sourceId ?? '')) continue;
      const person = row.personId === null ? undefined : persons.get(row.personId);
      const values = new Map([
        ...cellValues(planilla.columns, cells),
        ...(person ? personValues(person, details) : []),
      ]);
      const doubtful = new Set(cells.filter(isDoubtful).map(({ columnId }): string => columnId));
      const whose = row.personId === null ? (peopleOf.get(row.sourceId) ?? []) : [row.personId];
      read.push({
        id: row.id,
        label: label(row) || firstValue(planilla.columns, values),
        values,
        doubtful,
        people: whose,
      });
    }
    const own = planilla.columns.map(({ id, name }): DocumentColumn => ({ id, name }));
    const roster = persons.size > 0 ? personColumns(details) : [];
    return { title: planilla.title, columns: [...own, ...roster], rows: read } satisfies DocumentRows;
  };

  async function readRoster(course: string | null): Promise<DocumentRows> {
    const { people: unused } = await rights.notToUse();
    const all = await people.list({ role: 'pupil', ...(course === null ? {} : { course }) });
    const pupils = all.filter(({ id }) => !unused.has(id));
    const details = detailHeaders(pupils);
    const rows = pupils.map((person): DocumentRow => {
      const values = new Map(personValues(person, details));
      return {
        id: person.id,
        label: values.get('roster:name') ?? '',
        values,
        doubtful: new Set(),
        people: [person.id],
      };
    });
    return { title: course ?? 'Padrón', columns: personColumns(details), rows };
  }

  /** Whoever may be in a paper: what is written of it may be of any of them. */
  async function peopleByPaper(): Promise<Map<SourceId | null, (PersonId | null)[]>> {
    const found = new Map<SourceId | null, (PersonId | null)[]>();
    for (const { sourceId, personId, state } of await people.listMatches({})) {
      if (state === 'rejected') continue;
      const ofPaper = found.get(sourceId) ?? [];
      found.set(sourceId, [...ofPaper, ...(state === 'suggested' ? [personId, null] : [personId])]);
    }
    return found;
  }

  async function peopleById(): Promise<Map<PersonId, Person>> {
    return new Map((await people.list({})).map((person) => [person.id, person]));
  }
}

function isDoubtful({ state, approved }: Cell): boolean {
  return state === 'doubtful' && !approved;
}

function cellValues(columns: readonly Column[], cells: readonly Cell[]): [string, string][] {
  const types = new Map(columns.map(({ id, type }) => [id, type]));
  return cells.flatMap(({ columnId, value }): [string, string][] => {
    const type = types.get(columnId);
    return type === undefined || value === null ? [] : [[columnId, columnValueTypes[type].format(value)]];
  });
}

function firstValue(columns: readonly Column[], values: ReadonlyMap<string, string>): string {
  return columns.map(({ id }) => values.get(id) ?? '').find((value) => value !== '') ?? '';
}

function detailHeaders(people: readonly Person[]): string[] {
  return [...new Set(people.flatMap(({ details }) => Object.keys(details)))];
}

function personColumns(details: readonly string[]): DocumentColumn[] {
  const own = Object.entries(rosterColumns).map(([id, { name }]) => ({ id, name }));
  return [...own, ...details.map((name) => ({ id: `roster:+${name}`, name }))];
}

function personValues(person: Person, details: readonly string[]): [string, string][] {
  const own = Object.entries(rosterColumns).map(([id, { of }]): [string, string] => [id, of(person)]);
  return [...own, ...details.map((name): [string, string] => [`roster:+${name}`, person.details[name] ?? ''])];
}
