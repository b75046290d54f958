import type { ModelTransfer } from '../ports/model-store.ts';
import type { OllamaProgress } from './ollama-responses.ts';

/** Adds up the lines in which Ollama tells a transfer: one count per part, the parts named one after another. */
export function createTransferProgress() {
  const parts = new Map<string, { total: number; completed: number }>();
  return {
    add(line: OllamaProgress): ModelTransfer {
      if (line.digest !== undefined && line.total !== undefined) {
        parts.set(line.digest, { total: line.total, completed: line.completed ?? 0 });
      }
      const counts = [...parts.values()];
      return {
        phase: phaseOf(line),
        doneBytes: counts.reduce((sum, { completed }) => sum + completed, 0),
        totalBytes: counts.length > 0 ? counts.reduce((sum, { total }) => sum + total, 0) : undefined,
      };
    },
  };
}

function phaseOf({ status, digest }: OllamaProgress): ModelTransfer['phase'] {
  if (digest !== undefined) return 'transferring';
  if (status.startsWith('verifying')) return 'verifying';
  return status === 'pulling manifest' ? 'preparing' : 'installing';
}
