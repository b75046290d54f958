import { noFaults } from './faults.ts';
import { checkAlways, checkAtRest, checkCompacted } from './invariants.ts';
import { MemoryDistrictLog } from './memory-district-log.ts';
import { createRandom, type Random } from './random-source.ts';
import { type Pc, schools, World } from './world.ts';

export type SimulationResult = { seed: number; trace: string; operations: number; violation: string | null };

const yearMs = 365 * 24 * 3600 * 1000;

/** What may happen in a step, and how often beside the others. */
const events: [weight: number, happen: (world: World) => unknown][] = [
  [400, (world) => world.write(world.random.pick(world.pcs))],
  [500, (world) => world.step(world.random.pick(world.pcs))],
  [30, (world) => deliverLate(world)],
  [20, passTime],
  [15, (world) => world.start(world.random.pick(world.pcs))],
  [10, moveClock],
  [10, fillDisk],
  [6, fillServer],
  [8, keepDisk],
  [4, putDiskBack],
  [3, (world) => void (world.pcs.length < 8 && world.clonePc(world.random.pick(world.pcs)))],
  [3, enrol],
  [2, revoke],
  [4, damageDisk],
  [6, publish],
  [10, compact],
  [2, changeVersion],
  [5, (world) => world.purge(world.random.pick(world.pcs))],
];

/** Runs a district through everything that can go wrong, then lets it come to rest, and says what was broken. */
export async function simulate(
  seed: number,
  steps: number,
  server = new MemoryDistrictLog(),
): Promise<SimulationResult> {
  const random = createRandom(seed);
  const world = new World(random, server);
  const violation = await run(world, random, steps).then(
    () => null,
    (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)),
  );
  return { seed, trace: world.trace.toString(16), operations: world.made.size, violation };
}

async function run(world: World, random: Random, steps: number): Promise<void> {
  for (const school of schools) for (let count = 0; count <= random.integer(3); count++) await world.addPc(school);
  const backups: ReturnType<MemoryDistrictLog['save']>[] = [world.server.save()];
  let restoredAt = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < steps; step++) {
    await happen(world, random);
    if (random.chance(0.01)) backups.push(world.server.save());
    // Who puts a server back may find the copy wrong, and take another before all PCs have brought what it lacked.
    if (random.chance(step - restoredAt < 20 ? 0.08 : 0.004)) {
      restoreServer(world, random.pick(backups));
      restoredAt = step;
    }
    checkAlways(world);
  }
  await comeToRest(world);
  checkAtRest(world);
}

async function happen(world: World, random: Random): Promise<void> {
  let place = random.next() * events.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, event] of events) {
    place -= weight;
    if (place < 0) return void (await event(world));
  }
}

/** Nothing goes wrong any more: the rounds that it takes are bounded by what there is to send. */
async function comeToRest(world: World): Promise<void> {
  world.faults = noFaults;
  world.server.isFull = false;
  for (const pc of world.pcs) {
    pc.store.isFull = false;
    if (pc.version === 'too old') pc.version = 'same';
  }
  while (world.late.length > 0) await deliverLate(world);
  const limit = 40 + world.made.size;
  for (let round = 0; round < limit; round++) {
    let isQuiet = true;
    for (const pc of world.pcs) {
      const step = await world.step(pc);
      if (step?.kind === 'revoked') pc.isRevoked = true;
      isQuiet &&= step?.kind === 'quiet' || step?.kind === 'revoked';
    }
    checkAlways(world);
    if (isQuiet && round > 0 && (await isStillQuiet(world))) return;
  }
  throw new Error(`No rest after ${limit} rounds`);
}

/** A PC that was quiet may have been so before another one wrote: once more, all of them, with nothing in between. */
async function isStillQuiet(world: World): Promise<boolean> {
  for (let round = 0; round < 2; round++) {
    for (const pc of world.pcs) {
      const step = await world.step(pc);
      if (step?.kind !== 'quiet' && step?.kind !== 'revoked') return false;
    }
  }
  return true;
}

async function deliverLate(world: World): Promise<void> {
  const [request] = world.late.splice(world.random.integer(world.late.length), 1);
  await request?.().catch(() => undefined);
}

function passTime(world: World): void {
  world.nowMs += world.random.integer(90 * 24 * 3600 * 1000);
}

function moveClock({ random, pcs }: World): void {
  random.pick(pcs).clockOffsetMs = Math.round((random.next() - 0.5) * 20 * yearMs);
}

async function enrol(world: World): Promise<void> {
  if (world.pcs.length < 8 && !world.server.isFull) await world.addPc(world.random.pick(schools));
}

function fillDisk({ random, pcs }: World): void {
  random.pick(pcs).store.isFull = random.chance(0.5);
}

function fillServer({ random, server }: World): void {
  server.isFull = random.chance(0.5);
}

function keepDisk({ random, pcs }: World): void {
  const pc = random.pick(pcs);
  pc.earlier = pc.store.copy();
}

function putDiskBack(world: World): void {
  const pc: Pc = world.random.pick(world.pcs);
  if (!pc.earlier) return;
  pc.store = pc.earlier.copy();
  pc.hasForgotten = true;
  world.start(pc);
}

function revoke({ random, server, pcs }: World): void {
  const { disk } = random.pick(pcs).store;
  const device = server.disk.devices.get(disk.deviceId);
  if (device && pcs.length > 2) server.disk.devices.set(device.id, { ...device, isRevoked: true });
}

/** A register forgets what was superseded in it, or its value: the first is computed anew, the second fetched. */
function damageDisk({ random, pcs }: World): void {
  const { disk, damaged } = random.pick(pcs).store;
  const { school } = disk.logs;
  const superseded = [...school.superseded];
  const fetched = school.heads().filter(({ id }) => !disk.outbox.has(id));
  if (random.chance(0.5)) {
    if (superseded.length > 0) school.superseded.delete(random.pick(superseded));
  } else if (fetched.length > 0) {
    const { id } = random.pick(fetched);
    school.byId.delete(id);
    damaged.add(id);
  }
}

/** The district publishes something for all schools. */
async function publish(world: World): Promise<void> {
  if (!world.server.isFull) await world.publish();
}

/** A PC gets a newer program. What it wrote with one that was too old has waited for that. */
function changeVersion({ random, pcs }: World): void {
  const pc = random.pick(pcs);
  pc.version = pc.version === 'too old' ? 'same' : 'newer';
}

/** The server keeps its logs short. */
async function compact(world: World): Promise<void> {
  if (world.server.isFull) return;
  await world.compact();
  for (const log of world.server.disk.logs.values()) checkCompacted(log);
}

/** Puts an older server back. Who was enrolled or revoked since is told again before anybody is let in. */
function restoreServer(world: World, backup: ReturnType<MemoryDistrictLog['save']>): void {
  const { devices } = world.server.disk;
  world.server.disk = backup;
  world.server.disk = { ...world.server.save(), devices };
  world.note('restore');
}
