import type { AuditAction } from '../../domain/district/audit.ts';
import {
  joinColumns,
  type ShownColumn,
  type ShownPlanilla,
  type ShownRow,
} from '../../domain/district/shown-planilla.ts';
import { AppError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictOffice, OfficeWork } from '../../ports/district-office.ts';
import type { DistrictPlanillaWriter } from '../../ports/district-planilla-writer.ts';
import type { SchoolOverview } from '../../ports/district-registry.ts';
import type { SchoolReadings } from '../../ports/school-reading.ts';
import type { KeptView } from '../../ports/school-views.ts';
import { type Caller, demandSchool } from './callers.ts';
import {
  type BareRow,
  readBareRows,
  readShownAt,
  readShownRange,
  readShownRows,
  type ShownReading,
} from './read-shown-rows.ts';
import { rememberRows } from './remember-rows.ts';
import { bestRows, type RowFilter, type RowOrder, rowMatcher } from './select-rows.ts';

/** How a school stands with a planilla of the district's. */
export type SchoolStanding =
  | 'shown'
  /** It shows what the district published, and has none of these. */
  | 'none'
  /** It does not let the district see it, whether it has one or not. */
  | 'hidden'
  /** Its PCs disagree about what it lets the district see, and not all of them let it see this. */
  | 'disputed'
  /** Nothing of it has come to the server's library yet. */
  | 'silent';

export type StandingSchool = {
  id: string;
  name: string;
  standing: SchoolStanding;
  /** As they were when its library was last brought up to date; 0 where it is not shown. */
  rows: number;
  lastContactMs: number | null;
};

/** Planillas of several schools that are read together. */
export type PlanillaOfSchools = {
  kin: string;
  title: string;
  isPublished: boolean;
  schools: number;
  rows: number;
};

export type OpenedPlanilla = { title: string; columns: ShownColumn[]; schools: StandingSchool[] };

type Asked = { kin: string; schoolId?: string | undefined };
type AskedPage = Asked & { filter: RowFilter; order: RowOrder | null; offset: number; limit: number };

/**
 * The planillas that schools let their district see, read from their libraries one school after the other. Throws
 * `NOT_IN_DISTRICT` for what nobody shows, `SCHOOL_DOES_NOT_SHOW` for a school that does not.
 */
export type DistrictPlanillas = {
  /** Null where the server keeps no libraries. */
  list(caller: Caller): Promise<PlanillaOfSchools[] | null>;
  page(caller: Caller, asked: AskedPage): Promise<OpenedPlanilla & { rows: ShownRow[]; total: number }>;
  /** A file of all of it, made while it is taken; that it is taken along, and why, is written down for each school first. */
  export(
    caller: Caller,
    asked: Asked & { reason: string; format: keyof DistrictPlanillaWriter },
  ): Promise<AsyncIterable<string | Uint8Array>>;
  /** Forgets what of schools is held in memory and nobody used for half an hour; whoever keeps this calls it. */
  forgetIdle(): void;
};

type Found = OpenedPlanilla & { readings: ShownReading[] };

/** So often somebody's looking at the same planilla is written down. */
const lookLastsMs = 10 * 60_000;
const mostLooks = 1_000;
/** A part of the connections that all schools' libraries share. */
const librariesAtOnce = 4;

/** Reads what schools let their district see. */
export function createDistrictPlanillas(parts: {
  office: DistrictOffice;
  clock: Clock;
  readings: SchoolReadings;
  writer: DistrictPlanillaWriter;
}): DistrictPlanillas {
  const { office, clock, readings, writer } = parts;
  const looks = new Map<string, number>();
  const remembered = rememberRows(clock);

  async function noteLook(caller: Caller, { title, schools }: OpenedPlanilla, { kin, schoolId }: Asked): Promise<void> {
    const name = JSON.stringify([caller.actor, kin, schoolId]);
    if (clock.now() - (looks.get(name) ?? Number.NEGATIVE_INFINITY) < lookLastsMs) return;
    if (looks.size >= mostLooks) looks.clear();
    const about = schoolId ?? onlyOne(schools);
    await office.enter(caller.reach, ({ audit }) =>
      audit.append(act(caller, 'planilla.look', { title, schoolId: about })),
    );
    looks.set(name, clock.now());
  }

  async function inLibrary<Result>(
    schoolId: string,
    work: (library: Awaited<ReturnType<NonNullable<SchoolReadings>['open']>>) => Promise<Result>,
  ): Promise<Result> {
    if (readings === null) throw new AppError('NOT_IN_DISTRICT');
    const library = await readings.open(schoolId);
    try {
      return await work(library);
    } finally {
      await library.close();
    }
  }

  async function* allRows(found: readonly ShownReading[]): AsyncGenerator<ShownRow> {
    if (readings === null) return;
    for (const reading of found) {
      const library = await readings.open(reading.school.id);
      try {
        yield* readShownRows(library, reading);
      } finally {
        await library.close();
      }
    }
  }

  /** In the order of the schools, of which those before and after the page are not opened. */
  async function plainPage({ readings: found }: Found, { offset, limit }: { offset: number; limit: number }) {
    const rows: ShownRow[] = [];
    let total = 0;
    for (const reading of found) {
      if (rows.length >= limit || total + reading.rows <= offset) {
        total += reading.rows;
        continue;
      }
      const range = { offset: Math.max(0, offset - total), limit: limit - rows.length };
      const read = await inLibrary(reading.school.id, (library) => readShownRange(library, reading, range));
      rows.push(...read.rows);
      total += read.total;
    }
    return { rows, total };
  }

  /** Chosen by what is remembered of rows; what is shown of them is asked of their libraries again. */
  async function chosenPage(found: Found, { filter, order, offset, limit }: AskedPage) {
    const best = bestRows(found.columns, order, offset + limit);
    const matches = rowMatcher(filter);
    for (let at = 0; at < found.readings.length; at += librariesAtOnce) {
      const together = found.readings.slice(at, at + librariesAtOnce).map(bareRows);
      for (const row of (await Promise.all(together)).flat()) if (matches(row)) best.add(row);
    }
    return { rows: await shownAgain(found, best.rows().slice(offset)), total: best.count() };
  }

  function bareRows(reading: ShownReading): Promise<readonly BareRow[]> {
    return remembered.rowsOf(reading, () => inLibrary(reading.school.id, (library) => readBareRows(library, reading)));
  }

  /** In the same order, but for those that are not shown any more. */
  async function shownAgain({ readings: found }: Found, chosen: readonly BareRow[]): Promise<ShownRow[]> {
    const shown = new Map<string, ShownRow>();
    for (const [schoolId, rows] of Map.groupBy(chosen, ({ school }) => school.id)) {
      const reading = found.find(({ school }) => school.id === schoolId);
      if (reading === undefined) continue;
      const again = await inLibrary(schoolId, (library) => readShownAt(library, reading, rows));
      for (const row of again) shown.set(nameOf(row), row);
    }
    return chosen.flatMap((row) => shown.get(nameOf(row)) ?? []);
  }

  return {
    forgetIdle: remembered.forgetIdle,
    async list({ reach }) {
      if (readings === null) return null;
      const planillas = await office.enter(reach, ({ views }) => views.planillas());
      return [...Map.groupBy(planillas, ({ kin }) => kin)].map(([kin, alike]) => ({
        kin,
        title: alike[0]?.title ?? '',
        isPublished: kin.startsWith(publishedKin),
        schools: new Set(alike.map(({ schoolId }) => schoolId)).size,
        rows: alike.reduce((sum, { rows }) => sum + rows, 0),
      }));
    },
    async page(caller, asked) {
      const found = await find(office, caller, asked);
      await noteLook(caller, found, asked);
      const isPlain = asked.order === null && asked.filter.text === '' && asked.filter.state === null;
      const page = isPlain ? await plainPage(found, asked) : await chosenPage(found, asked);
      const { title, columns, schools } = found;
      return { title, columns, schools, ...page };
    },
    async export(caller, asked) {
      const found = await find(office, caller, asked);
      const { title, columns, schools, readings: read } = found;
      await office.enter(caller.reach, async ({ audit }) => {
        for (const { school } of read) {
          await audit.append(act(caller, 'planilla.export', { title, schoolId: school.id, reason: asked.reason }));
        }
      });
      return writer[asked.format]({ title, columns, rows: allRows(read), sources: schools.map(standingWords) });
    },
  };
}

const publishedKin = 'published:';

/** Rows of two schools may be called the same. */
function nameOf({ school, rowId }: Pick<ShownRow, 'school' | 'rowId'>): string {
  return `${school.id} ${rowId}`;
}

async function find(office: DistrictOffice, { reach }: Caller, { kin, schoolId }: Asked): Promise<Found> {
  if (schoolId !== undefined) demandSchool(reach, schoolId);
  const { overview, views, planillas } = await office.enter(reach, readStanding);
  const alike = planillas.filter((planilla) => planilla.kin === kin);
  if (schoolId !== undefined && !alike.some((planilla) => planilla.schoolId === schoolId)) {
    if (!overview.some(({ id }) => id === schoolId)) throw new AppError('NOT_IN_DISTRICT');
    throw new AppError('SCHOOL_DOES_NOT_SHOW');
  }
  const [first] = alike;
  if (first === undefined) throw new AppError('NOT_IN_DISTRICT');
  const columns = joinColumns(alike);
  const bySchool = Map.groupBy(alike, (planilla) => planilla.schoolId);
  const schools = overview.map((school) =>
    toStanding(school, { view: views.get(school.id), planillas: bySchool.get(school.id) ?? [], kin }),
  );
  const readings = schools.flatMap(({ id, name, rows }) => {
    const planillaIds = (bySchool.get(id) ?? []).map(({ planillaId }) => planillaId);
    const isAsked = planillaIds.length > 0 && (schoolId === undefined || schoolId === id);
    const followedMs = views.get(id)?.followedMs ?? 0;
    return isAsked ? { school: { id, name }, planillaIds, rows, kin, columns, followedMs } : [];
  });
  return { title: first.title, columns, schools, readings };
}

async function readStanding({ registry, views }: OfficeWork) {
  return { overview: await registry.overview(), views: await views.all(), planillas: await views.planillas() };
}

type Standing = { view: KeptView | undefined; planillas: readonly ShownPlanilla[]; kin: string };

function toStanding({ id, name, lastContactMs }: SchoolOverview, { view, planillas, kin }: Standing): StandingSchool {
  const rows = planillas.reduce((sum, planilla) => sum + planilla.rows, 0);
  return { id, name, lastContactMs, rows, standing: standingOf({ view, planillas, kin }) };
}

function standingOf({ view, planillas, kin }: Standing): SchoolStanding {
  if (planillas.length > 0) return 'shown';
  if (view === undefined) return 'silent';
  if (view.shows === 'disputed') return 'disputed';
  return view.shows === 'published' && kin.startsWith(publishedKin) ? 'none' : 'hidden';
}

/** The school that it concerns, where it is one alone. */
function onlyOne(schools: readonly StandingSchool[]): string | null {
  const shown = schools.filter(({ standing }) => standing === 'shown');
  return shown.length === 1 ? (shown[0]?.id ?? null) : null;
}

type About = { title: string; schoolId: string | null; reason?: string };

function act({ actor }: Caller, action: AuditAction, { title, schoolId, reason = '' }: About) {
  const subject = { kind: 'planilla', id: title } as const;
  return { actor, action, subject, schoolId, reason: reason === '' ? null : reason, result: 'done' };
}

const standings: Readonly<Record<SchoolStanding, string>> = {
  shown: 'Se ve',
  none: 'No tiene esta planilla',
  hidden: 'No la deja ver',
  disputed: 'Dos PC de la escuela eligieron distinto',
  silent: 'Todavía no envió nada',
};

/** How a school stands, as the sheet of sources of a file says it. */
function standingWords({ name, standing, rows, lastContactMs }: StandingSchool): string[] {
  const heard = lastContactMs === null ? '' : new Date(lastContactMs).toISOString().slice(0, 16).replace('T', ' ');
  return [name, standings[standing], standing === 'shown' ? String(rows) : '', heard];
}
