import { deepStrictEqual } from 'node:assert/strict';
import type { DistrictLog, DistrictLogWriting, LogName } from '../../src-shared/ports/district-log.ts';
import { MemoryDistrictLog } from './memory-district-log.ts';

/**
 * A server's logs in memory and in another store at once: every answer is compared. The memory is what the invariants
 * look at, and what is saved and put back; the other is then written anew, under other names.
 */
export class MirroredDistrictLog extends MemoryDistrictLog {
  readonly #other: DistrictLog;
  readonly #prefix: string;
  #mirrored = this.disk;
  #generation = 0;

  constructor(other: DistrictLog, prefix: string) {
    super();
    this.#other = other;
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
        }),
      ),
    );
  }

  override async page(name: LogName, after: number, limit: number) {
    await this.#follow();
    const page = await super.page(name, after, limit);
    deepStrictEqual(await this.#other.page(this.#nameOf(name), after, limit), page);
    return page;
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
      const operations = [...log.byId.values()].map(({ sequence: _, chain: __, ...operation }) => operation);
      await this.#other.write(this.#nameOf(name), (writing) => writing.append(operations));
    }
  }
}
