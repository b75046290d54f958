import { heardSegmentId } from '../../domain/corrected-transcript.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import { type Rehearing, type SecondPassReview, untouchedSegments } from '../../domain/second-pass.ts';
import type { TranscriptSegment } from '../../domain/transcript.ts';
import type { SecondPassRepository } from '../../ports/second-pass-repository.ts';
import type { TranscriptCorrectionRepository } from '../../ports/transcript-corrections.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';

export type ReviewSecondPassPorts = {
  secondPasses: SecondPassRepository;
  transcriptCorrections: Pick<TranscriptCorrectionRepository, 'get'>;
  transcripts: Pick<TranscriptRepository, 'get'>;
};

/** What a second pass changed of a transcript, and the way back. */
export function createReviewSecondPass(
  { secondPasses, transcriptCorrections, transcripts }: ReviewSecondPassPorts,
  keepText: (id: SourceId, context: TaskContext) => Promise<void>,
) {
  return {
    /** What it changed and nobody has touched since; null where there was no second pass. */
    async show({ sourceId }: { sourceId: SourceId }): Promise<SecondPassReview | null> {
      const [pass, transcript] = [await secondPasses.get(sourceId), await transcripts.get(sourceId)];
      if (pass === null || transcript === null) return null;
      const corrections = await transcriptCorrections.get(sourceId);
      const standing = byId(untouchedSegments(transcript.segments, corrections));
      const changes = pass.rehearings
        .filter((each) => each.before.text !== each.after.text && stands(each, standing))
        .map(({ before, after: { startMs, endMs, speaker, text } }) => {
          return { segmentId: heardSegmentId(before), startMs, endMs, speaker, before: before.text, after: text };
        });
      return { model: pass.model, changes };
    },

    /** Puts back what was heard first, in those segments or in all. */
    async takeBack(
      { sourceId, segmentIds }: { sourceId: SourceId; segmentIds: readonly string[] | null },
      context: TaskContext,
    ): Promise<void> {
      const [pass, transcript] = [await secondPasses.get(sourceId), await transcripts.get(sourceId)];
      if (pass === null || transcript === null) return;
      const isWanted = ({ before }: Rehearing) => segmentIds === null || segmentIds.includes(heardSegmentId(before));
      const standing = byId(transcript.segments);
      const firsts = byId(
        pass.rehearings.filter((each) => isWanted(each) && stands(each, standing)).map(({ before }) => before),
      );
      const segments = transcript.segments.map((segment) => {
        const first = firsts.get(heardSegmentId(segment));
        return first ? { ...first, speaker: segment.speaker } : segment;
      });
      const rest = pass.rehearings.filter((each) => !isWanted(each));
      await secondPasses.keep({ ...transcript, segments }, rest.length === 0 ? null : { ...pass, rehearings: rest });
      await keepText(sourceId, context);
    },
  };
}

function byId(segments: readonly TranscriptSegment[]): Map<string, TranscriptSegment> {
  return new Map(segments.map((segment) => [heardSegmentId(segment), segment]));
}

/** Whether a transcript still says what was heard the second time. */
function stands({ before, after }: Rehearing, standing: ReadonlyMap<string, TranscriptSegment>): boolean {
  return standing.get(heardSegmentId(before))?.text === after.text;
}
