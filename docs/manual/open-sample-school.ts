import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ExcelJs from 'exceljs';
import { type Browser, chromium, type Page } from 'playwright';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { serveInterface } from '../../src-main/http/serve-interface.ts';

/** Papers that take long to read and that no picture shows. */
const slowPapers = /^(IMG|WhatsApp Image|scan9378|carnet_vacunacion|Escaneo_7980|Escaneo_6152)/;
const keyForPictures = '5a'.repeat(32);

export type Studio = {
  readonly host: LocalHost;
  readonly page: Page;
  /** An empty form such as a supervisor sends, to be chosen in a dialog. */
  readonly emptyForm: string;
  close(): Promise<void>;
};

/** The program in a browser as large as the screen of a school, on an empty library. */
export async function openStudio(): Promise<Studio> {
  const workplace = mkdtempSync(join(tmpdir(), 'manual-'));
  const resourcesFolder = join(workplace, 'resources');
  cpSync(join(programFolder, 'resources', 'sample-school'), join(resourcesFolder, 'sample-school'), {
    recursive: true,
    filter: (path) => !slowPapers.test(basename(path)),
  });
  const emptyForm = join(workplace, 'Planilla de matrícula 2024.xlsx');
  await writeEmptyForm(emptyForm);
  const base = localConfiguration(
    { library: join(workplace, 'Amanuense'), cores: 2 },
    { AMANUENSE_KEY: keyForPictures },
  );
  const host = await createLocalHost({ ...base, resourcesFolder }, { resumeJobs: true });
  const server = await serveInterface(host, { port: 0, folder: join(programFolder, 'out', 'renderer-browser') });
  const browser = await launchChromium();
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'es-AR',
    timezoneId: 'America/Argentina/Buenos_Aires',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(20_000);
  await page.goto(server.url);
  return {
    host,
    page,
    emptyForm,
    async close() {
      await browser.close();
      await server.close();
      await host.close();
      rmSync(workplace, { recursive: true, force: true });
    },
  };
}

function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
    ],
  });
}

/** Waits until no job of the library is under way; throws when one failed. */
export async function waitForJobs({ client }: LocalHost): Promise<void> {
  for (const job of await client.jobs.list()) {
    for await (const change of await client.jobs.watch({ jobId: job.id })) {
      if (change.state === 'failed') throw new Error(`${change.title}: ${change.errorCode}`);
    }
  }
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
