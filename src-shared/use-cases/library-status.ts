import type { LibrarySettings } from '../domain/library-settings.ts';
import type { ActaRepository } from '../ports/acta-repository.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { SyncOverview } from '../ports/sync-overview.ts';
import type { ReadDistrictSettings } from './read-district-settings.ts';

export type LibraryStatusPorts = {
  actas: Pick<ActaRepository, 'countDrafts'>;
  sources: SourceRepository;
  people: PersonRepository;
  planillas: PlanillaRepository;
  syncOverview: Pick<SyncOverview, 'conflicts' | 'waiting'>;
};

/** What the library holds and what in it waits for a person. */
export function createLibraryStatus(
  { actas, sources, people, planillas, syncOverview }: LibraryStatusPorts,
  { read: readSettings, setByDistrict }: { read: () => Promise<LibrarySettings>; setByDistrict: ReadDistrictSettings },
) {
  return async function libraryStatus() {
    const [counts, persons, suggestedMatches, doubtfulCells, draftActas, settings, decided, conflicts, { refused }] =
      await Promise.all([
        sources.counts(),
        people.count(),
        people.countMatches('suggested'),
        planillas.countDoubtful(),
        actas.countDrafts(),
        readSettings(),
        setByDistrict(),
        syncOverview.conflicts(),
        syncOverview.waiting(),
      ]);
    return {
      settings,
      setByDistrict: decided,
      sources: Object.values(counts.status).reduce((sum, count) => sum + count, 0),
      poor: counts.poor,
      failed: counts.status.failed,
      needPassword: counts.status['needs-password'],
      trashed: counts.trashed,
      people: persons,
      suggestedMatches,
      doubtfulCells,
      draftActas,
      conflicts,
      refusedChanges: refused,
    };
  };
}
