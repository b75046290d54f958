import type { VectorIndex } from '../../../src-shared/ports/vector-index.ts';

/** Where a district keeps the vectors of its schools, each school's apart. */
export type VectorStore = {
  /** As its makers write it. */
  name: string;
  of(schoolId: string): VectorIndex;
  /** Whether it answers now, and takes the key. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};
