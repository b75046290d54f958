import { deepStrictEqual } from 'node:assert/strict';
import type { SnapshotCursor } from '../../src-shared/domain/sync/snapshot-messages.ts';
import type { LogPlace } from '../../src-shared/domain/sync/sync-messages.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { DistrictLog, DistrictLogWriting, LogName, SeenLog } from '../../src-shared/ports/district-log.ts';
import { MemoryDistrictLog } from './memory-district-log.ts';
import type { Deed } from './memory-log.ts';

/**
 * A server's logs in memory and in another store at once: every answer is compared. The memory is what the invariants
 * look at, and what is saved and put back; the other is then written anew, under other names.
 */
export class MirroredDistrictLog extends MemoryDistrictLog {
  readonly #other: DistrictLog;
  readonly #prefix: string;
  #mirrored = this.disk;
  #generation = 0;
  /** The time of what is done again. */
  #replayMs: number | null = null;

  constructor(createOther: (clock: Clock) => DistrictLog, prefix: string) {
    super();
    this.#other = createOther({ now: () => this.#replayMs ?? this.clock.now() });
    this.#prefix = prefix;
  }

  override async write<Result>(name: LogName, work: (writing: DistrictLogWriting) => Promise<Result>): Promise<Result> {
    await this.#follow();
    // What the memory refuses to keep is taken back in the other, too.
    return this.#other.write(this.#nameOf(name), (otherWriting) =>
      super.write(name, (writing) =>
        work({
          ...writing,
          append: async (operations) => {
            const appended = await writing.append(operations);
            deepStrictEqual(await otherWriting.append(operations), appended);
            return appended;
          },
          async purges() {
            const purges = await writing.purges();
            deepStrictEqual(new Set(await otherWriting.purges()), new Set(purges));
            return purges;
          },
          async blank(purges) {
            await writing.blank(purges);
            await otherWriting.blank(purges);
          },
          async makeSnapshot() {
            await writing.makeSnapshot();
            await otherWriting.makeSnapshot();
          },
          async dropSuperseded(takenBeforeMs) {
            const dropped = await writing.dropSuperseded(takenBeforeMs);
            deepStrictEqual(await otherWriting.dropSuperseded(takenBeforeMs), dropped);
            return dropped;
          },
        }),
      ),
    );
  }

  override async snapshotPage(name: LogName, place: LogPlace, cursor: SnapshotCursor | null) {
    await this.#follow();
    const page = await super.snapshotPage(name, place, cursor);
    deepStrictEqual(await this.#other.snapshotPage(this.#nameOf(name), place, cursor), page);
    return page;
  }

  override async page(name: LogName, after: number, limit: number) {
    await this.#follow();
    const page = await super.page(name, after, limit);
    deepStrictEqual(await this.#other.page(this.#nameOf(name), after, limit), page);
    return page;
  }

  override async standings(one: SeenLog, other: SeenLog) {
    await this.#follow();
    const standings = await super.standings(one, other);
    const named = ({ log, after }: SeenLog): SeenLog => ({ log: this.#nameOf(log), after });
    deepStrictEqual(await this.#other.standings(named(one), named(other)), standings);
    return standings;
  }

  override async blocks(name: LogName) {
    await this.#follow();
    const blocks = await super.blocks(name);
    deepStrictEqual(new Set(await this.#other.blocks(this.#nameOf(name))), new Set(blocks));
    return blocks;
  }

  #nameOf(name: LogName): LogName {
    return `school:${this.#prefix}.${this.#generation}.${name}`;
  }

  /** Writes what the memory has, where it was put back. */
  async #follow(): Promise<void> {
    if (this.#mirrored === this.disk) return;
    this.#mirrored = this.disk;
    this.#generation += 1;
    for (const [name, log] of this.disk.logs) {
      for (const deeds of sameAtOnce(log.deeds)) await this.#redo(this.#nameOf(name), deeds);
    }
    this.#replayMs = null;
  }

  async #redo(name: LogName, deeds: readonly Deed[]): Promise<void> {
    this.#replayMs = deeds[0]!.atMs;
    await this.#other.write(name, async (writing) => {
      for (const deed of deeds) {
        if ('blank' in deed) await writing.blank(deed.blank);
        if ('makeSnapshot' in deed) await writing.makeSnapshot();
        if ('dropSuperseded' in deed) await writing.dropSuperseded(deed.dropSuperseded.takenBeforeMs);
      }
      await writing.append(deeds.flatMap((deed) => ('append' in deed ? [deed.append] : [])));
    });
  }
}

/** What was appended at one time together, in one piece. */
function sameAtOnce(deeds: readonly Deed[]): Deed[][] {
  const runs: Deed[][] = [];
  for (const deed of deeds) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && 'append' in before && 'append' in deed && before.atMs === deed.atMs) last.push(deed);
    else runs.push([deed]);
  }
  return runs;
}
