import type { ToldPc } from '../domain/sync/told-pc.ts';

/** What the PC that the program runs on knows of itself. */
export type ThisPc = {
  /** The computer's own. */
  name: string;
  /** Whether the line that it is on is paid by what it carries; not so where its system does not say. */
  isLineMetered(): Promise<boolean>;
  describe(): Promise<Omit<ToldPc, 'failure' | 'name'>>;
};
