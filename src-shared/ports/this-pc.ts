import type { ToldPc } from '../domain/sync/told-pc.ts';

/** What the PC that the program runs on knows of itself. */
export type ThisPc = {
  /** The computer's own. */
  name: string;
  describe(): Promise<Omit<ToldPc, 'failure' | 'name'>>;
};
