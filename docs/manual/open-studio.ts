import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import type { Page } from 'playwright';
import type { LocalHost } from '../../src-main/host/create-local-host.ts';
import { openInChromium } from '../../tests/end-to-end/chromium.ts';
import { openWithPapers } from '../../tests/end-to-end/sample-school.ts';
import { memoryDeviceKeys } from '../../tests/fakes/memory-device-keys.ts';
import { startFakeOllama } from '../../tests/fakes/ollama-server.ts';
import { writeLongRecording } from '../../tests/fixtures/long-recording.ts';
import { hearMeeting } from './made-meeting.ts';
import { answerForManual } from './model-answers.ts';
import { pictureBrowser } from './open-at-door.ts';

/** Papers that take long to read and that no picture shows. */
const slowPapers = /^(IMG|WhatsApp Image|scan9378|carnet_vacunacion|Escaneo_7980|Escaneo_6152)/;

const gigabyte = 1024 ** 3;
const recordedMinutes = 1.5;

export type Studio = {
  readonly host: LocalHost;
  readonly page: Page;
  /** An empty form such as a supervisor sends, to be chosen in a dialog. */
  readonly emptyForm: string;
  /** A short meeting, recorded. */
  readonly recording: string;
  /** An Ollama with the models that are recommended to a PC of 8 GB, and a smaller one. */
  readonly ollamaUrl: string;
  close(): Promise<void>;
};

/** The program in a browser as large as the screen of a school, on an empty library. */
export async function openStudio(): Promise<Studio> {
  const workplace = mkdtempSync(join(tmpdir(), 'manual-'));
  const host = await openWithPapers(
    workplace,
    { without: slowPapers },
    {
      examineForModels: async () => ({
        memoryBytes: 8 * gigabyte,
        processorFlags: null,
        freeDiskBytes: 120 * gigabyte,
      }),
      deviceKeys: memoryDeviceKeys(),
      speechModels: { freeBytes: async () => 120 * gigabyte },
      findTranscriber: async () => ({ model: 'ggml-base-q8_0.bin', transcriber: hearMeeting() }),
    },
  );
  const ollama = await startFakeOllama({
    models: [
      { name: 'qwen3:4b-instruct', sizeBytes: 2_500_000_000 },
      { name: 'qwen3:1.7b', sizeBytes: 1_400_000_000 },
      { name: 'embeddinggemma:300m', sizeBytes: 622_000_000, capabilities: ['embedding'] },
    ],
    chat: answerForManual,
  });
  const emptyForm = join(workplace, 'Planilla de matrícula 2024.xlsx');
  await writeEmptyForm(emptyForm);
  const recording = join(workplace, 'Reunión de personal 2024-11-20.wav');
  await writeLongRecording(recording, recordedMinutes);
  const { page, close } = await openInChromium(host, pictureBrowser);
  page.setDefaultTimeout(20_000);
  return {
    host,
    page,
    emptyForm,
    recording,
    ollamaUrl: ollama.url,
    async close() {
      await close();
      await host.close();
      await ollama.close();
      rmSync(workplace, { recursive: true, force: true });
    },
  };
}

const formTitles = ['N.º', 'Apellido y nombres', 'D.N.I.', 'Fecha de nacimiento', 'Grado', 'Turno', 'Domicilio'];

async function writeEmptyForm(path: string): Promise<void> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('Matrícula');
  sheet.getCell('A1').value = 'Dirección de Educación Primaria';
  sheet.getCell('A2').value = 'Planilla de matrícula inicial';
  sheet.getRow(4).values = formTitles;
  sheet.getRow(4).font = { bold: true };
  await book.xlsx.writeFile(path);
}
