import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AuditAction, AuditActor } from '../../domain/district/audit.ts';
import {
  districtViewKey,
  isShown,
  readDistrictView,
  type ShownToDistrict,
  shownColumns,
} from '../../domain/district/district-view.ts';
import { kinOf, type ShownPlanilla, toShownColumn } from '../../domain/district/shown-planilla.ts';
import type { Json } from '../../domain/operation.ts';
import type { Planilla } from '../../domain/planilla.ts';
import { operationMaker } from '../../domain/seal-operation.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import type { SchoolReading } from '../../ports/school-reading.ts';
import { nobody } from './callers.ts';
import { readViewInForce } from './view-in-force.ts';

export type NoticeView = (library: SchoolReading, schoolId: string) => Promise<void>;

const actions: Readonly<Record<ShownToDistrict['kind'], AuditAction>> = {
  nothing: 'view.nothing',
  published: 'view.published',
  named: 'view.named',
};

/**
 * Keeps what a school lets its district see, as its library says, so that nobody has to open all libraries to know;
 * that it changed, and at which PC, is written down. Of planillas that are not shown nothing is kept.
 */
export function createNoticeView({ office, clock }: { office: DistrictOffice; clock: Clock }): NoticeView {
  return async (library, schoolId) => {
    const stored = await library.changeLog.current('setting', districtViewKey, 'value');
    const decided = readDistrictView(stored);
    const { shows, setBy, setAt, isDisputed } = await readViewInForce(library);
    const planillas = await readShown(library, shows);
    const operationId = stored === undefined ? null : await decidedBy(library, stored);
    const setMs = setAt === null ? null : Date.parse(setAt);
    await office.enter(nobody.reach, async ({ views, audit }) => {
      const before = await views.of(schoolId);
      if (operationId !== null && operationId !== before?.operationId) {
        await audit.append({
          actor: makerOf(operationId),
          action: actions[decided.shows.kind],
          subject: { kind: 'school', id: schoolId },
          schoolId,
          reason: null,
          result: 'done',
        });
      }
      const kept = isDisputed ? 'disputed' : shows.kind;
      await views.keep(schoolId, { operationId, shows: kept, setBy, setMs, followedMs: clock.now() }, planillas);
    });
  };
}

async function readShown({ planillas, rights }: SchoolReading, shows: ShownToDistrict): Promise<ShownPlanilla[]> {
  if (shows.kind === 'nothing') return [];
  const all = await planillas.list({ trashed: false });
  // As many as the district is given: those of blocked people are left out.
  const { owners: exceptOf } = await rights.notToUse();
  return Promise.all(
    all
      .filter((planilla) => isShown(planilla, shows))
      .map(async (planilla) => {
        const { total } = await planillas.rowsPage(planilla.id, { offset: 0, limit: 0, exceptOf });
        return toShown(planilla, shows, total);
      }),
  );
}

/** A planilla as it is shown. */
export async function toShown(planilla: Planilla, shows: ShownToDistrict, rows: number): Promise<ShownPlanilla> {
  const columns = shownColumns(planilla, shows).map(toShownColumn);
  return { planillaId: planilla.id, kin: await kinOf(planilla, columns), title: planilla.title, columns, rows };
}

/** The operation that says what is shown now. */
async function decidedBy({ changeLog }: SchoolReading, stored: Json): Promise<string | null> {
  const said = canonicalJson(stored);
  const history = await changeLog.history('setting', districtViewKey);
  return history.findLast(({ value }) => canonicalJson(value) === said)?.id ?? null;
}

function makerOf(operationId: string): AuditActor {
  return { kind: 'device', deviceId: operationMaker(operationId).deviceId };
}
