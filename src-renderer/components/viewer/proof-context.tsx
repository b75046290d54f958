import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import type { Evidence } from '../../../src-shared/domain/evidence.ts';

type ProofState = { evidences: readonly Evidence[]; index: number };

type Proof = {
  /** The proofs on show and which of them; null while the panel is closed. */
  shown: ProofState | null;
  /** Opens the proof panel at one of the proofs. */
  show: (evidences: readonly Evidence[], index?: number) => void;
  /** Goes `by` proofs forward (or back); stays at the ends. */
  move: (by: number) => void;
  close: () => void;
};

const ProofContext = createContext<Proof | null>(null);

/** Keeps which proofs the panel at the right shows. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ProofState | null>(null);
  const close = useCallback(() => setShown(null), []);
  const proof = useMemo<Proof>(
    () => ({
      shown,
      show: (evidences, index = 0) => setShown(evidences.length > 0 ? { evidences, index } : null),
      move: (by) => setShown((state) => state && { ...state, index: within(state.index + by, state.evidences.length) }),
      close,
    }),
    [shown, close],
  );
  return <ProofContext value={proof}>{children}</ProofContext>;
}

/** Shows the page where something is said, with the words painted. */
export function useProof(): Proof {
  const proof = use(ProofContext);
  if (proof === null) throw new Error('ProofProvider is missing above this component');
  return proof;
}

function within(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
