import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { useApi } from '../../client/api-context.tsx';

/** A waveform does not change, and is not asked again when it could not be made: the player goes on without it. */
export function waveformOptions(api: ReturnType<typeof useApi>, sourceId: SourceId) {
  const lasting = { staleTime: Number.POSITIVE_INFINITY, retry: false } as const;
  return api.recordings.waveform.queryOptions({ input: { sourceId }, ...lasting });
}
