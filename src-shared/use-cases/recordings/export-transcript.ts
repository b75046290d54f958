import { AppError } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/file-name.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Transcript } from '../../domain/transcript.ts';
import { type TranscriptFormat, transcriptExports } from '../../domain/transcript-exports.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptExporter } from '../../ports/transcript-exporter.ts';

const mediaTypes: Record<TranscriptFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain;charset=utf-8',
  srt: 'application/x-subrip;charset=utf-8',
  vtt: 'text/vtt;charset=utf-8',
  json: 'application/json',
};

type ExportPorts = { sources: Pick<SourceRepository, 'get'>; transcriptExporter: TranscriptExporter };

/** Gives what is said in a recording as a file, for a window to save. Throws `NOT_FOUND`. */
export function createExportTranscript(
  { sources, transcriptExporter }: ExportPorts,
  getTranscript: (id: SourceId) => Promise<Transcript | null>,
  readSettings: () => Promise<{ schoolName: string }>,
) {
  return async ({ sourceId, format }: { sourceId: SourceId; format: TranscriptFormat }): Promise<File> => {
    const [source, transcript] = [await sources.get(sourceId), await getTranscript(sourceId)];
    if (source === null || transcript === null) throw new AppError('NOT_FOUND');
    const title = source.name.replace(/\.[^.]{1,5}$/, '');
    const { schoolName } = await readSettings();
    const content =
      format === 'docx'
        ? await transcriptExporter.render({ schoolName, title, transcript })
        : transcriptExports[format](transcript);
    return new File([content], safeFileName(`${title}.${format}`), { type: mediaTypes[format] });
  };
}
