import { parseClock } from '../../src-shared/domain/hybrid-clock.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { isSealed, operationMaker } from '../../src-shared/domain/seal-operation.ts';
import { isSameChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import { type Purge, purgesAmong } from '../../src-shared/domain/sync/purge.ts';
import type { LogName } from '../../src-shared/ports/district-log.ts';
import type { MemoryLog } from './memory-log.ts';
import { type MemoryOperations, shownOf } from './memory-operations.ts';
import { districtName, type Pc, type World } from './world.ts';

const clockToleranceMs = 5 * 60_000;

const logNameOf = (school: string): LogName => (school === districtName ? 'district' : `school:${school}`);

/** What must hold after every step (docs/sync.md, Invariants 3, 4, 6, 7, 8 and 11). Throws what does not. */
export function checkAlways(world: World): void {
  for (const [name, log] of world.server.disk.logs) checkServerLog(world, name, log);
  for (const pc of world.pcs) checkPc(world, pc);
}

function checkServerLog(world: World, name: LogName, log: MemoryLog): void {
  let last = 0;
  for (const operation of log.operations()) {
    const { sequence } = operation;
    hold(sequence > last, `${name} is out of order at ${sequence}`);
    hold(sequence === last + 1 || sequence - 1 <= log.horizon.sequence, `a gap in ${name} at ${sequence}`);
    last = sequence;
    const origin = world.made.get(operation.id);
    hold(origin !== undefined, `${operation.id} was made by nobody`);
    hold(name === logNameOf(origin?.school ?? ''), `${operation.id} crossed into ${name}`);
    const { milliseconds } = parseClock(operation.clock);
    hold(milliseconds <= world.nowMs + clockToleranceMs, `${operation.id} shows a time that has not come`);
    hold(String(operation.value).length < 1000, `${operation.id} was refused and is on the server`);
  }
  checkForgotten(name, log.purges(), log.operations());
  hold(log.kept.size + log.dropped.size === log.place.sequence, `${name} has lost or doubled an operation`);
}

/** Nothing is left of what a store was told to forget (invariant 11). */
function checkForgotten(where: string, purges: readonly Purge[], operations: Iterable<Operation>): void {
  const gone = new Set(purges.flatMap(({ entities }) => entities.map(({ id }) => id)));
  if (gone.size === 0) return;
  for (const { entityId, value } of operations) {
    hold(!gone.has(entityId) || value === null, `${entityId} is still in ${where}, which was told to forget it`);
  }
}

function checkPc(world: World, pc: Pc): void {
  const { logs, places, quarantine, staged } = pc.store.disk;
  const purges = purgesAmong(logs.school.byId.values());
  checkForgotten(pc.name, purges, logs.school.byId.values());
  checkForgotten(
    `the quarantine of ${pc.name}`,
    purges,
    [...quarantine.values()].map(({ operation }) => operation),
  );
  checkForgotten(
    `what ${pc.name} stages`,
    purges,
    (staged.school?.pages ?? []).flatMap(({ heads }) => heads),
  );
  for (const { id } of logs.school.byId.values()) {
    hold(world.made.get(id)?.school === pc.school, `${id} of another school is on ${pc.name}`);
  }
  for (const { id } of logs.district.byId.values()) {
    hold(world.made.get(id)?.school === districtName, `${id} of a school is in the district's log on ${pc.name}`);
  }
  for (const [id, { code }] of quarantine) hold(code === 'TOO_LARGE', `${id} was refused to ${pc.name}: ${code}`);
  const left = takeLeft(pc);
  const { sequence, chain } = places.school;
  const log = world.server.logOf(`school:${pc.school}`);
  // A server that was put back has another log than the one that this PC knows.
  if (log.chain(sequence) !== chain) return;
  const passed = new Set<string>();
  for (const { id } of log.history.slice(0, sequence)) {
    hold(knows(pc, logs.school, id), `${pc.name} stands past ${id}, which it has not`);
    passed.add(id);
  }
  for (const id of left) hold(passed.has(id), `${id} left the outbox of ${pc.name} before it came back`);
}

/** What was in the outbox of a PC when it was last looked at, and is not any more; but what was refused. */
function takeLeft(pc: Pc): string[] {
  const { store, seen } = pc;
  const { outbox, quarantine } = store.disk;
  pc.seen = { store, outbox: new Set(outbox) };
  // Another disk has another outbox.
  if (seen?.store !== store) return [];
  return [...seen.outbox].filter((id) => !outbox.has(id) && !quarantine.has(id));
}

/** What was damaged and superseded since is missed by nobody: sums are of heads. */
function knows({ store }: Pc, log: MemoryOperations, id: string): boolean {
  return log.byId.has(id) || log.namesOnly.get(id) === true || store.damaged.has(id);
}

/** What must hold once everything is quiet (invariants 1, 2, 5, 9 and 10). Throws what does not. */
export function checkAtRest(world: World): void {
  for (const log of world.server.disk.logs.values()) checkCompacted(log);
  for (const pc of world.pcs) {
    if (pc.isRevoked) continue;
    checkAgrees(pc, pc.store.disk.logs.school, world.server.logOf(`school:${pc.school}`));
    checkAgrees(pc, pc.store.disk.logs.district, world.server.logOf('district'));
    checkUnchanged(world, pc);
  }
  checkNothingLost(world);
  checkIdentities(world);
}

/** A log shows what it would show had it never dropped anything (invariant 10). Throws where it does not. */
export function checkCompacted(log: MemoryLog): void {
  const superseded = new Set(log.history.flatMap(({ bases }) => bases));
  const whole = log.history.filter(({ id }) => !superseded.has(id)).map(({ id }) => id);
  const heads = log.heads().map(({ id }) => id);
  hold(whole.join() === heads.join(), 'a log shows something else since it was compacted');
}

function checkAgrees(pc: Pc, own: MemoryOperations, server: MemoryLog): void {
  for (const id of own.byId.keys()) hold(server.has(id), `${id} of ${pc.name} never reached the server`);
  for (const { id } of server.history) hold(knows(pc, own, id), `${id} never reached ${pc.name}`);
  hold(isSameChecksum(own.checksum(), server.checksum()), `${pc.name} has another checksum than the server`);
  const values = server.heads().map(({ id }) => id);
  const known = own.heads().map(({ id }) => id);
  hold(values.sort().join() === known.sort().join(), `${pc.name} has lost sight of a value`);
  const shown = own.shown();
  for (const [register, { id }] of shownOf(server.heads())) {
    hold(shown.get(register)?.id === id, `${pc.name} shows another value of ${register}`);
  }
}

/** What a PC holds is what somebody made, but for what somebody wanted forgotten. */
function checkUnchanged(world: World, pc: Pc): void {
  const purges = purgesAmong(Array.from(world.made.values(), ({ operation }) => operation));
  const gone = new Set(purges.flatMap(({ entities }) => entities.map(({ id }) => id)));
  for (const operation of pc.store.disk.logs.school.byId.values()) {
    const isForgotten = operation.value === null && gone.has(operation.entityId);
    hold(isForgotten || isSealed(operation), `${operation.id} was changed on ${pc.name}`);
  }
}

/** What a PC made that never forgot anything and was let in to the end is on the server, or in its quarantine. */
function checkNothingLost(world: World): void {
  for (const [id, { school, by }] of world.made) {
    if (by === null || by.hasForgotten || by.isRevoked) continue;
    const isThere = world.server.logOf(logNameOf(school)).has(id);
    const { disk, damaged } = by.store;
    hold(isThere || disk.quarantine.has(id) || damaged.has(id), `${id} of ${by.name} is lost`);
  }
}

/** Of two PCs that counted with one identity and were found out, one has another by now. */
function checkIdentities(world: World): void {
  const present = world.pcs.filter((pc) => !pc.isRevoked);
  for (const pc of present) {
    const { deviceId } = pc.store.disk;
    if (!present.some((other) => other !== pc && other.store.disk.deviceId === deviceId)) continue;
    const counters = world.server
      .logOf(`school:${pc.school}`)
      .history.map(({ id }) => id)
      .filter((id) => operationMaker(id).deviceId === deviceId)
      .map((id) => operationMaker(id).counter);
    hold(new Set(counters).size === counters.length, `${deviceId} is still the identity of two PCs`);
  }
}

function hold(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise);
}
