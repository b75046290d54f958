import { settingChange, sourceKeptChange } from '../../domain/changes.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import {
  completeRetention,
  endOfRetention,
  type KeptUntil,
  type RetentionRule,
  retentionRuleSchema,
} from '../../domain/rights/retention.ts';
import type { PaperKind, Source } from '../../domain/source.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { SourceFilter, SourceRepository } from '../../ports/source-repository.ts';
import type { ReadDistrictSettings } from '../read-district-settings.ts';

export type ManageRetentionPorts = {
  rights: Pick<RightsRepository, 'marks' | 'keptUntil'>;
  sources: Pick<SourceRepository, 'getMany' | 'listIds' | 'list'>;
  settings: SettingsRepository;
  changeLog: ChangeLog;
  clock: Clock;
};

/** A paper that is past the term of its kind; `isHeld`: it must not be deleted all the same. */
export type OverduePaper = {
  id: SourceId;
  name: string;
  paperKind: PaperKind;
  documentDate: string | null;
  addedAt: string;
  people: string[];
  /** The first day past its term, yyyy-mm-dd. */
  since: string;
  isHeld: boolean;
};

const retentionKey = 'retention';
/** When somebody on this PC last went through the papers that are past their term. */
const reviewedKey = 'retention-reviewed';
const daysBetweenReviews = 30;

/** How long papers are kept by their kind, and what is past it: proposed to a person, who decides. */
export function createManageRetention(
  { rights, sources, settings, changeLog, clock }: ManageRetentionPorts,
  setByDistrict: ReadDistrictSettings,
) {
  return {
    table,

    /** The district's own stay as they are, and so does what the school had said of those kinds before. */
    async setTable({ rules }: { rules: RetentionRule[] }, { actor }: TaskContext): Promise<void> {
      const decided = new Set((await decidedRules()).map(({ paperKind }) => paperKind));
      const isDecided = ({ paperKind }: RetentionRule) => decided.has(paperKind);
      const own = [...rules.filter((rule) => !isDecided(rule)), ...(await ownRules()).filter(isDecided)];
      await changeLog.commit([settingChange(retentionKey, own)], { actor });
    },

    /** Papers past their term, those longest past it first. */
    async overdue(): Promise<OverduePaper[]> {
      const over = await pastTerm();
      const { undeletable } = await rights.marks();
      const people = await peopleOf([...over.keys()]);
      return [...over]
        .map(([{ id, name, paperKind, documentDate, addedAt }, since]) => {
          return {
            id,
            name,
            paperKind,
            documentDate,
            addedAt,
            people: people.get(id) ?? [],
            since,
            isHeld: undeletable.has(id),
          };
        })
        .sort((left, right) => (left.since < right.since ? -1 : 1));
    },

    /** How many papers are to be looked through now: none within a month of the last time that somebody went through them. */
    async countToReview(): Promise<number> {
      const reviewed = await settings.getLocal(reviewedKey);
      const since = typeof reviewed === 'string' ? Date.parse(reviewed) : Number.NaN;
      if (clock.now() - since < daysBetweenReviews * 24 * 3600 * 1000) return 0;
      const { undeletable } = await rights.marks();
      return [...(await pastTerm()).keys()].filter(({ id }) => !undeletable.has(id)).length;
    },

    async markReviewed(): Promise<void> {
      await settings.setLocal(reviewedKey, new Date(clock.now()).toISOString());
    },

    /** Keeps papers until a day or for good, whatever their kind; null counts by their kind again. */
    async keep(input: { sourceIds: SourceId[]; until: KeptUntil | null }, { actor }: TaskContext): Promise<void> {
      const changes = input.sourceIds.map((id) => sourceKeptChange(id, input.until));
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.keepSources(changes.length) });
    },
  };

  async function table(): Promise<RetentionRule[]> {
    return completeRetention([...(await ownRules()), ...(await decidedRules())]);
  }

  async function ownRules(): Promise<RetentionRule[]> {
    const stored = retentionRuleSchema.array().safeParse(await settings.get(retentionKey));
    return stored.success ? stored.data : [];
  }

  async function decidedRules(): Promise<RetentionRule[]> {
    return (await setByDistrict())?.settings.retention ?? [];
  }

  async function pastTerm(): Promise<Map<Source, string>> {
    const rules = new Map((await table()).map((rule) => [rule.paperKind, rule]));
    const kept = await rights.keptUntil();
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const over = new Map<Source, string>();
    for (const source of await sources.getMany(await sources.listIds(oldEnough([...rules.values()], today)))) {
      const rule = rules.get(source.paperKind);
      const end = rule && endOfRetention(source, rule);
      const until = kept.get(source.id);
      if (!end || until === 'always') continue;
      const since = until !== undefined && until > end ? until : end;
      if (since <= today) over.set(source, since);
    }
    return over;
  }

  async function peopleOf(papers: readonly Source[]): Promise<Map<SourceId, string[]>> {
    const names = new Map<SourceId, string[]>();
    for (let from = 0; from < papers.length; from += 500) {
      const ids = papers.slice(from, from + 500).map(({ id }) => id);
      const { items } = await sources.list({ ids }, { by: 'name', descending: false }, { offset: 0, limit: 500 });
      for (const { id, people } of items)
        names.set(
          id,
          people.map(({ name }) => name),
        );
    }
    return names;
  }
}

/** Papers that may be past their term: of kinds that have one, and older than the shortest of them. */
function oldEnough(rules: readonly RetentionRule[], today: string): SourceFilter {
  const terms = rules.flatMap(({ paperKind, years }) => (years === null ? [] : { paperKind, years }));
  const shortest = Math.min(...terms.map(({ years }) => years));
  const paperKinds = terms.map(({ paperKind }) => paperKind);
  if (paperKinds.length === 0) return { paperKinds };
  return { paperKinds, datedOrAddedBy: `${Number(today.slice(0, 4)) - shortest}-12-31` };
}
