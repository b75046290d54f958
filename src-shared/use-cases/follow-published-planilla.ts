import { columnChanges, columnDefinitionChange, planillaFieldChanges } from '../domain/changes.ts';
import { AppError } from '../domain/errors.ts';
import { foldText } from '../domain/fold-text.ts';
import type { ColumnId, PlanillaId, PublicationId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Change } from '../domain/operation.ts';
import {
  type Column,
  type ColumnDefinition,
  columnDefinitionSchema,
  type Planilla,
  type PlanillaScope,
} from '../domain/planilla.ts';
import type { Publication, PublicationVersion, PublishedPlanilla } from '../domain/publication.ts';
import { undoLabels } from '../domain/undo-labels.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { PublicationRepository } from '../ports/publication-repository.ts';
import { type DesignPlanilla, newColumn } from './design-planilla.ts';

type FollowPublishedPlanillaPorts = {
  publications: PublicationRepository;
  planillas: PlanillaRepository;
  changeLog: ChangeLog;
};

/** What a newer version of the district's planilla has and the school's does not. */
export type PlanillaNews = {
  version: Pick<PublicationVersion, 'version' | 'note' | 'publishedAt' | 'by'>;
  added: ColumnDefinition[];
  /** Columns whose question the district changed; `name` is what the school calls it. */
  changed: { columnId: ColumnId; name: string; definition: ColumnDefinition }[];
  /** What the school calls those that the district took out: they stay. */
  removed: string[];
};

/** The district's planillas: begun from, and followed as far as a person wishes. What a school wrote in its own stays. */
export function createFollowPublishedPlanilla(
  ports: FollowPublishedPlanillaPorts,
  design: Pick<DesignPlanilla, 'create' | 'makeStale'>,
) {
  const { publications, planillas, changeLog } = ports;

  async function loadPlanilla(planillaId: PlanillaId): Promise<Planilla> {
    const planilla = await planillas.get(planillaId);
    if (planilla === null) throw new AppError('NOT_FOUND');
    return planilla;
  }

  async function readNews(planilla: Planilla): Promise<PlanillaNews | null> {
    const { published, columns } = planilla;
    if (published === undefined) return null;
    const publication = await publications.get(published.id);
    if (publication === null || publication.withdrawnAt !== null) return null;
    if (publication.current.version <= published.version) return null;
    const before = await publications.version(published.id, published.version);
    return compare({ now: publication.current, before, columns });
  }

  return {
    /** Those that the district offers. */
    async offered(): Promise<Publication[]> {
      return (await publications.list('planilla')).filter(({ withdrawnAt }) => withdrawnAt === null);
    },

    /** Throws `NOT_FOUND` for one that is not offered. */
    async begin(
      input: { publicationId: PublicationId; title: string; scope: PlanillaScope },
      context: TaskContext,
    ): Promise<{ planillaId: PlanillaId }> {
      const publication = await publications.get(input.publicationId);
      if (publication === null || publication.withdrawnAt !== null) throw new AppError('NOT_FOUND');
      const { rowKind, columns } = planillaOf(publication.current);
      const published = { id: input.publicationId, version: publication.current.version };
      const named = columns.map((column) => ({ ...column, publishedName: column.name }));
      const { title, scope } = input;
      const { planillaId } = await design.create({ title, scope, rowKind, columns: named, published }, context);
      return { planillaId };
    },

    /** What the district changed since this planilla last followed it; null where that is nothing. */
    news: async (planillaId: PlanillaId): Promise<PlanillaNews | null> => readNews(await loadPlanilla(planillaId)),

    /**
     * Follows the district up to its newest version, taking of its columns those that are named there so: new ones are
     * added at the end, and changed ones ask what they ask there. What a person typed or approved stays as it is.
     */
    async follow(input: { planillaId: PlanillaId; columns: string[] }, { actor }: TaskContext): Promise<void> {
      const planilla = await loadPlanilla(input.planillaId);
      const news = await readNews(planilla);
      if (news === null || planilla.published === undefined) throw new AppError('NOT_FOUND');
      const { version } = news.version;
      const wanted = new Set(input.columns.map(foldText));
      const isWanted = ({ name }: ColumnDefinition) => wanted.has(foldText(name));
      const added = news.added.filter(isWanted).map((definition, index) => {
        const position = planilla.columns.length + index;
        return newColumn({ ...definition, publishedName: definition.name }, position);
      });
      const changed = news.changed.filter(({ definition }) => isWanted(definition));
      const changes: Change[] = [
        ...added.flatMap((column) => columnChanges(planilla.id, column)),
        ...changed.map(({ columnId, name, definition }) => columnDefinitionChange(columnId, { ...definition, name })),
        ...(await design.makeStale(
          planilla.id,
          changed.map(({ columnId }) => columnId),
        )),
        ...planillaFieldChanges(planilla.id, { published: { id: planilla.published.id, version } }),
      ];
      const label = undoLabels.followPublished(planilla.title, version);
      await changeLog.commit(changes, { actor, undoable: true, label });
    },
  };
}

type Comparison = { now: PublicationVersion; before: PublicationVersion | null; columns: readonly Column[] };

/** What is new at the district's, beside what the planilla has. Columns are the same by the name that the district gives them. */
function compare({ now, before, columns }: Comparison): PlanillaNews {
  const wanted = byName(planillaOf(now).columns);
  const known = byName(before === null ? [] : planillaOf(before).columns);
  const own = columns.flatMap((column) =>
    column.publishedName === undefined ? [] : [{ column, key: foldText(column.publishedName) }],
  );
  const had = new Set(own.map(({ key }) => key));
  const { version, note, publishedAt, by } = now;
  return {
    version: { version, note, publishedAt, by },
    added: [...wanted].filter(([key]) => !had.has(key)).map(([, definition]) => definition),
    changed: own.flatMap(({ column, key }) => {
      const definition = wanted.get(key);
      const last = known.get(key);
      const isSame = definition === undefined || last === undefined || asks(definition) === asks(last);
      return isSame ? [] : [{ columnId: column.id, name: column.name, definition }];
    }),
    removed: own.filter(({ key }) => !wanted.has(key)).map(({ column }) => column.name),
  };
}

function byName(columns: readonly ColumnDefinition[]): Map<string, ColumnDefinition> {
  return new Map(columns.map((column) => [foldText(column.name), column]));
}

function asks(definition: ColumnDefinition): string {
  return JSON.stringify(columnDefinitionSchema.parse(definition));
}

function planillaOf({ content }: PublicationVersion): PublishedPlanilla {
  if (content.kind !== 'planilla') throw new AppError('NOT_FOUND');
  return content.planilla;
}
