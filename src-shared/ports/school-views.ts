import type { ShownToDistrict } from '../domain/district/district-view.ts';
import type { ShownPlanilla } from '../domain/district/shown-planilla.ts';

/** What a school showed its district when its library on the server was last brought to the end of its log. */
export type KeptView = {
  /** The operation that decided it; null where nobody ever did. */
  operationId: string | null;
  /** `disputed`: its PCs disagree, and no more is shown than all of them let. */
  shows: ShownToDistrict['kind'] | 'disputed';
  setBy: string | null;
  setMs: number | null;
  followedMs: number;
};

/** What schools let their district see, as far as the transaction sees them. */
export type SchoolViews = {
  /** Null where the library was never followed. */
  of(schoolId: string): Promise<KeptView | null>;
  /** Replaces what was kept of a school. */
  keep(schoolId: string, view: KeptView, planillas: readonly ShownPlanilla[]): Promise<void>;
  /** Each planilla that some school shows, by school and title. */
  planillas(): Promise<(ShownPlanilla & { schoolId: string })[]>;
  /** By school. */
  all(): Promise<ReadonlyMap<string, KeptView>>;
};
