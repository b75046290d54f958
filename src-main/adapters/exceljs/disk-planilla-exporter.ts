import { jobSteps } from '../../../src-shared/domain/job-messages.ts';
import type { ExportRequest, FormSheet, PlanillaExporter } from '../../../src-shared/ports/planilla-exporter.ts';
import { writeOutputFile } from './write-output-file.ts';
import { type ByteSink, ZipWriter } from './zip-writer.ts';

/** The formats, whose bytes come from elsewhere: here they are packed and put on the disk. */
export type PlanillaWriters = {
  csvLines: (request: ExportRequest) => AsyncIterable<string>;
  writeWorkbook: (
    request: ExportRequest,
    sink: { write(path: string, text: string): Promise<void> },
    signal: AbortSignal,
  ) => Promise<number>;
  fillForm: (request: Extract<ExportRequest, { format: 'form' }>) => Promise<{ bytes: Uint8Array; rows: number }>;
  inspectForm: (bytes: Uint8Array, fileName: string) => FormSheet[];
};

/** Fast over small: a planilla is packed while a person waits for it. */
const compressionLevel = 1;

/** Writes planillas to this PC's disk, streamed. */
export function createDiskPlanillaExporter(writers: PlanillaWriters): PlanillaExporter {
  return {
    write: (request, path, { signal, report }) =>
      writeOutputFile(path, async (sink, asidePath) => {
        const counted = { ...request, rows: counting(request.rows, report) };
        return { rows: await writeRequest(writers, counted, { sink, asidePath, signal }) };
      }),
    async render(request, { signal }) {
      const chunks: Uint8Array[] = [];
      const sink = { write: async (bytes: Uint8Array) => void chunks.push(bytes.slice()) };
      await writeRequest(writers, request, { sink, asidePath: null, signal });
      return Buffer.concat(chunks);
    },
    inspectForm: async (bytes, fileName) => writers.inspectForm(bytes, fileName),
  };
}

type Report = Parameters<PlanillaExporter['write']>[2]['report'];

async function* counting(rows: ExportRequest['rows'], report: Report): ExportRequest['rows'] {
  let done = 0;
  for await (const row of rows) {
    yield row;
    done++;
    if (done % 500 === 0) report({ step: jobSteps.writing(), done });
  }
}

type Output = { sink: ByteSink; asidePath: string | null; signal: AbortSignal };

async function writeRequest(writers: PlanillaWriters, request: ExportRequest, output: Output): Promise<number> {
  switch (request.format) {
    case 'csv':
      return writeCsv(writers.csvLines(request), output);
    case 'xlsx':
      return writeXlsx(writers, request, output);
    case 'form': {
      const { bytes, rows } = await writers.fillForm(request);
      output.signal.throwIfAborted();
      await output.sink.write(bytes);
      return rows;
    }
  }
}

async function writeCsv(csvLines: AsyncIterable<string>, { sink, signal }: Output): Promise<number> {
  let lines = 0;
  let pending = '';
  for await (const line of csvLines) {
    signal.throwIfAborted();
    lines++;
    pending += line;
    if (pending.length < 100_000) continue;
    await sink.write(Buffer.from(pending, 'utf8'));
    pending = '';
  }
  await sink.write(Buffer.from(pending, 'utf8'));
  return lines - 1;
}

async function writeXlsx(
  writers: PlanillaWriters,
  request: ExportRequest,
  { sink, asidePath, signal }: Output,
): Promise<number> {
  const zip = new ZipWriter({ level: compressionLevel, asidePath });
  try {
    const rows = await writers.writeWorkbook(request, zip, signal);
    await zip.finish(sink);
    return rows;
  } finally {
    await zip.abandon();
  }
}
