import { SidePanel } from '../side-panel.tsx';
import { useProof } from './proof-context.tsx';

/** The proof at the right. */
export function ProofPanel() {
  const proof = useProof();
  if (proof.shown === null) return null;
  return (
    <SidePanel title="Prueba" onClose={proof.close}>
      {null}
    </SidePanel>
  );
}
