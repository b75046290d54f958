import type { SourceId } from '../../domain/identifiers.ts';
import type { Person } from '../../domain/person.ts';
import type { Planilla } from '../../domain/planilla.ts';
import type { Source } from '../../domain/source.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { SourceFilter, SourceRepository } from '../../ports/source-repository.ts';

/** What is read together: a paper, or everything that was brought about one person. */
export type FillUnit =
  | { kind: 'paper'; label: string; source: Source }
  | { kind: 'person'; label: string; person: Person; sources: Source[] };

export type FillUnitPorts = {
  sources: SourceRepository;
  people: PersonRepository;
  rights: Pick<RightsRepository, 'notToUse'>;
};

/** The paper or person that a unit's rows belong to. */
export function ownerOf(unit: FillUnit): string {
  return unit.kind === 'paper' ? unit.source.id : unit.person.id;
}

/**
 * Everything that a planilla reads, in a stable order, and the owners of the rows that it may have: among them the
 * papers that are being read again just now and what is of blocked people, whose rows must keep their place.
 */
export async function listFillUnits(
  planilla: Planilla,
  ports: FillUnitPorts,
): Promise<{ units: FillUnit[]; owners: Set<string> }> {
  const units = planilla.rowKind === 'person' ? await listPeople(planilla, ports) : await listPapers(planilla, ports);
  const owners = new Set(units.map(ownerOf));
  if (planilla.rowKind !== 'person') {
    for (const id of await ports.sources.listIds(scopeFilter(planilla))) owners.add(id);
  }
  const unused = new Set<string>([...(planilla.scope.excluded ?? []), ...(await ports.rights.notToUse()).owners]);
  return { units: units.filter((unit) => !unused.has(ownerOf(unit))), owners };
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

function scopeFilter({ scope }: Planilla): SourceFilter {
  const filter: SourceFilter = {};
  if (scope.folderId) filter.folderId = scope.folderId;
  if (scope.paperKinds.length > 0) filter.paperKinds = scope.paperKinds;
  if (scope.sourceIds.length > 0) filter.ids = scope.sourceIds;
  return filter;
}

async function readySources(sources: SourceRepository, planilla: Planilla): Promise<Source[]> {
  const filter: SourceFilter = { ...scopeFilter(planilla), statuses: ['ready'] };
  const ready = await sources.getMany(await sources.listIds(filter));
  return ready.sort((left, right) => left.name.localeCompare(right.name, 'es') || (left.id < right.id ? -1 : 1));
}
