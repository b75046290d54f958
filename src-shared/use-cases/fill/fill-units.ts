import type { SourceId } from '../../domain/identifiers.ts';
import type { Person } from '../../domain/person.ts';
import type { Planilla } from '../../domain/planilla.ts';
import type { Source } from '../../domain/source.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { SourceFilter, SourceRepository } from '../../ports/source-repository.ts';

/** What is read together: a paper, or everything that was brought about one person. */
export type FillUnit =
  | { kind: 'paper'; label: string; source: Source }
  | { kind: 'person'; label: string; person: Person; sources: Source[] };

export type FillUnitPorts = { sources: SourceRepository; people: PersonRepository };

/** Everything that a planilla reads, in a stable order. */
export async function listFillUnits(planilla: Planilla, ports: FillUnitPorts): Promise<FillUnit[]> {
  return planilla.rowKind === 'person' ? listPeople(planilla, ports) : listPapers(planilla, ports);
}

async function listPapers(planilla: Planilla, { sources }: FillUnitPorts): Promise<FillUnit[]> {
  const papers = await readySources(sources, planilla);
  return papers.map((source) => ({ kind: 'paper', label: source.name, source }));
}

async function listPeople(planilla: Planilla, ports: FillUnitPorts): Promise<FillUnit[]> {
  const papers = new Map((await readySources(ports.sources, planilla)).map((source) => [source.id, source]));
  const course = planilla.scope.course ?? undefined;
  const pupils = await ports.people.list({ role: 'pupil', course });
  const bySource = await papersByPerson(ports.people);
  return pupils.map((person) => ({
    kind: 'person',
    label: `${person.familyName}, ${person.givenName}`,
    person,
    sources: (bySource.get(person.id) ?? []).flatMap((id) => papers.get(id) ?? []),
  }));
}

/** The papers that are a person's for certain, or that a person of the school said are. */
async function papersByPerson(people: PersonRepository): Promise<Map<string, SourceId[]>> {
  const papers = new Map<string, SourceId[]>();
  for (const state of ['certain', 'confirmed'] as const) {
    for (const match of await people.listMatches({ state })) {
      const list = papers.get(match.personId);
      if (list) list.push(match.sourceId);
      else papers.set(match.personId, [match.sourceId]);
    }
  }
  return papers;
}

async function readySources(sources: SourceRepository, { scope }: Planilla): Promise<Source[]> {
  const filter: SourceFilter = { statuses: ['ready'] };
  if (scope.folderId) filter.folderId = scope.folderId;
  if (scope.paperKinds.length > 0) filter.paperKinds = scope.paperKinds;
  if (scope.sourceIds.length > 0) filter.ids = scope.sourceIds;
  const ready = await sources.getMany(await sources.listIds(filter));
  return ready.sort((left, right) => left.name.localeCompare(right.name, 'es') || (left.id < right.id ? -1 : 1));
}
