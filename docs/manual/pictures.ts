import type { Page } from 'playwright';
import { actaMessages, newActaMessages } from '../../src-renderer/messages/actas.ts';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { compareMessages } from '../../src-renderer/messages/compare.ts';
import { conflictMessages } from '../../src-renderer/messages/conflicts.ts';
import { frameMessages, screenTitles } from '../../src-renderer/messages/frame.ts';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import { paperGroupMessages } from '../../src-renderer/messages/paper-groups.ts';
import { paperKindNames } from '../../src-renderer/messages/paper-kinds.ts';
import { paperStateNames, papersMessages } from '../../src-renderer/messages/papers.ts';
import { peopleMessages } from '../../src-renderer/messages/people.ts';
import { cellBarMessages, formMessages, planillaMessages } from '../../src-renderer/messages/planillas.ts';
import { promptListMessages, trialMessages } from '../../src-renderer/messages/prompts.ts';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { speechModelsMessages } from '../../src-renderer/messages/speech-models.ts';
import { uploadMessages } from '../../src-renderer/messages/upload.ts';
import { builtInVariables } from '../../src-shared/domain/prompt-variables.ts';
import { waitForJobs } from '../../tests/end-to-end/sample-school.ts';
import { makeConflicts } from './made-conflicts.ts';
import { meetingVoices } from './made-meeting.ts';
import { comparedPaper } from './model-answers.ts';
import type { Studio } from './open-studio.ts';

export type Picture<Place = Studio> = {
  /** The file's name, without `.png`. */
  readonly name: string;
  /** Leaves on the screen what the picture shows. */
  arrange(place: Place): Promise<void>;
};

const schoolName = 'Escuela Primaria N.º 123';
const backupPassword = 'un mate con cedrón';

/** The pictures of the manual, in the order in which they are taken: each starts where the last one ended. */
export const pictures: readonly Picture[] = [
  { name: 'empezar', arrange: arrangeFirstRun },
  { name: 'inicio', arrange: arrangeHome },
  { name: 'papeles', arrange: arrangePapers },
  { name: 'grupos', arrange: arrangeGroups },
  { name: 'buscar', arrange: arrangeSearch },
  { name: 'preguntar', arrange: arrangeAsk },
  { name: 'personas', arrange: arrangePeople },
  { name: 'planillas', arrange: arrangePlanillas },
  { name: 'planilla-con-prueba', arrange: arrangeProof },
  { name: 'revisar', arrange: arrangeReview },
  { name: 'exportar', arrange: arrangeExport },
  { name: 'formulario', arrange: arrangeForm },
  { name: 'tareas', arrange: arrangeJobs },
  { name: 'grabacion', arrange: arrangeRecording },
  { name: 'acta', arrange: arrangeActa },
  { name: 'modelos', arrange: arrangeModels },
  { name: 'modelos-grabaciones', arrange: arrangeSpeechModels },
  { name: 'indicaciones', arrange: arrangePrompts },
  { name: 'comparar', arrange: arrangeCompare },
  { name: 'respaldo', arrange: arrangeBackup },
  { name: 'conflictos', arrange: arrangeConflicts },
];

async function goTo(page: Page, screen: keyof typeof screenTitles): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${screenTitles[screen]}`) }).click();
  await page.getByRole('heading', { level: 1, name: screenTitles[screen] }).waitFor();
}

async function arrangeFirstRun({ page }: Studio): Promise<void> {
  await page.getByLabel(homeMessages.schoolLabel).fill(schoolName);
  await page.getByLabel(homeMessages.userLabel).fill('Marta');
  await page.getByRole('button', { name: homeMessages.next }).click();
  await page.getByText(homeMessages.whereQuestion).waitFor();
  await page.getByRole('button', { name: homeMessages.next }).click();
  await page.getByText(homeMessages.startQuestion).waitFor();
}

async function arrangeHome({ page, host }: Studio): Promise<void> {
  await page.getByRole('button', { name: uploadMessages.sample }).click();
  await page.getByRole('heading', { name: screenTitles.papers }).waitFor();
  while ((await host.client.jobs.list()).length === 0) await page.waitForTimeout(100);
  await waitForJobs(host);
  await page.getByRole('link', { name: new RegExp(`^${screenTitles.home}`) }).click();
  await page.getByRole('heading', { name: homeMessages.waiting }).waitFor();
}

async function arrangePapers({ page }: Studio): Promise<void> {
  await goTo(page, 'papers');
  await page.getByTitle(papersMessages.sortBy(papersMessages.columns.status)).click();
  await page.getByText(paperStateNames.failed, { exact: true }).waitFor();
  await page.getByRole('row').filter({ hasText: paperKindNames['enrolment-form'] }).first().click();
}

async function arrangeGroups({ page }: Studio): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: paperGroupMessages.group, exact: true }).click();
  await page.getByRole('menuitemradio', { name: paperGroupMessages.by.paperKind }).click();
  await page.getByRole('treegrid').waitFor();
}

async function arrangeSearch({ page }: Studio): Promise<void> {
  await page.getByPlaceholder(papersMessages.searchPlaceholder).fill('vacunación');
  await page.keyboard.press('Enter');
  await page.getByLabel(papersMessages.hitsList).waitFor();
}

async function arrangeAsk({ page }: Studio): Promise<void> {
  await goTo(page, 'ask');
  await page.getByLabel(askMessages.box).fill('¿Por qué solicitó licencia Marcela Mamani?');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /^Prueba 1:/ })
    .first()
    .click();
  await page.locator('[data-paint], mark').first().waitFor();
}

async function arrangePeople({ page }: Studio): Promise<void> {
  await goTo(page, 'people');
  await page.getByRole('grid', { name: peopleMessages.grid }).waitFor();
}

async function arrangePlanillas({ page }: Studio): Promise<void> {
  await goTo(page, 'planillas');
}

/** Opens a planilla from the list and waits for its cells. */
async function openPlanilla(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('grid', { name: planillaMessages.grid(title) }).waitFor();
}

async function arrangeProof({ page }: Studio): Promise<void> {
  await openPlanilla(page, 'Matrícula');
  const row = page.getByRole('row').filter({ hasText: 'Ramírez' }).first();
  const cell = row.getByRole('gridcell').nth(2);
  await cell.click();
  await page.keyboard.press('Enter');
  await page.locator('blockquote').waitFor();
}

async function arrangeReview({ page }: Studio): Promise<void> {
  await page.getByRole('button', { name: cellBarMessages.review }).click();
  await page.getByRole('button', { name: cellBarMessages.accept }).waitFor();
}

async function arrangeExport({ page }: Studio): Promise<void> {
  await page.getByRole('button', { name: cellBarMessages.stopReview }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: planillaMessages.export, exact: true }).click();
  await page.getByRole('menuitem', { name: planillaMessages.exportXlsx }).waitFor();
}

async function arrangeForm({ page, emptyForm }: Studio): Promise<void> {
  await page.getByRole('menuitem', { name: planillaMessages.formSetUp }).click();
  await page.getByLabel(formMessages.choose).setInputFiles(emptyForm);
  await page.getByText(formMessages.preview).waitFor();
}

async function arrangeJobs({ page }: Studio): Promise<void> {
  await page.keyboard.press('Escape');
  await goTo(page, 'jobs');
  await page.getByRole('button', { name: /^Ver \d+ falla/ }).click();
}

async function arrangeRecording({ page, host, recording }: Studio): Promise<void> {
  const { client } = host;
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(host).catch(() => undefined);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: { kind: 'recording' }, order, offset: 0, limit: 1 });
  const sourceId = items[0]!.id;
  await client.recordings.transcribe({ sourceId });
  await waitForJobs(host).catch(() => undefined);
  for (const [mark, name] of Object.entries(meetingVoices)) {
    await client.recordings.nameVoice({ sourceId, voice: { mark, name, personId: null } });
  }
  // Made once: the window would show a flat line until then.
  await client.recordings.waveform({ sourceId });
  await page.reload();
  await goTo(page, 'papers');
  await page.evaluate((id) => {
    window.location.hash = `/papeles/${id}`;
  }, sourceId);
  await page.getByRole('region', { name: recordingMessages.words }).waitFor();
  await page.getByRole('button', { name: papersMessages.hideDetails }).first().click();
}

async function arrangeActa({ page }: Studio): Promise<void> {
  await page.getByRole('button', { name: newActaMessages.make, exact: true }).click();
  await page.getByRole('button', { name: newActaMessages.begin }).click();
  const decisions = page.getByRole('region', { name: actaMessages.sections.decisions, exact: true });
  await decisions.getByRole('textbox', { name: actaMessages.line.decisions }).first().click();
  await page.locator('[data-cited="true"]').first().waitFor();
}

async function arrangeModels({ page, host, ollamaUrl }: Studio): Promise<void> {
  const { client } = host;
  await client.library.updateSettings({
    ollamaUrl,
    languageModel: 'qwen3:4b-instruct',
    embeddingModel: 'embeddinggemma:300m',
  });
  await client.models.measure({ name: 'qwen3:4b-instruct' });
  await waitForJobs(host);
  await page.reload();
  await goTo(page, 'models');
  await page.getByText(/palabras por segundo/).waitFor();
}

async function arrangeSpeechModels({ page }: Studio): Promise<void> {
  await page.getByRole('tab', { name: speechModelsMessages.tabs.recordings }).click();
  await page.getByText(speechModelsMessages.installed.none).waitFor();
}

async function arrangePrompts({ page, host }: Studio): Promise<void> {
  const { client } = host;
  await waitForJobs(host);
  const ready = await client.prompts.ready();
  for (const key of ['direccion', 'plazo', 'resumen-whatsapp']) {
    const { name, use, text, variables } = ready.find((prompt) => prompt.key === key)!;
    await client.prompts.create({ name, use, text, variables });
  }
  await page.reload();
  await goTo(page, 'prompts');
  await page.getByRole('heading', { name: promptListMessages.ready }).waitFor();
}

async function arrangeCompare({ page }: Studio): Promise<void> {
  await page.getByRole('button', { name: compareMessages.open, exact: true }).click();
  await page.getByLabel(trialMessages.paper).selectOption({ label: comparedPaper });
  await page.getByLabel(builtInVariables.curso).fill('2.º A');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-trial=done]').nth(1).waitFor();
}

async function arrangeBackup({ page }: Studio): Promise<void> {
  await goTo(page, 'settings');
  const sections = page.getByRole('navigation', { name: settingsMessages.sections });
  await sections.getByRole('button', { name: settingsMessages.backup.title }).click();
  await page.getByRole('textbox', { name: settingsMessages.backup.path }).fill('E:\\amanuense.respaldo');
  await page.getByLabel(settingsMessages.backup.password).fill(backupPassword);
  await page.getByLabel(settingsMessages.backup.again).fill(backupPassword);
  await page.getByText(frameMessages.saved).waitFor();
}

async function arrangeConflicts({ page, host }: Studio): Promise<void> {
  await makeConflicts(host);
  await page.reload();
  await page.locator('[data-region="status"]').getByText(conflictMessages.mark(3)).click();
  await page.getByRole('list', { name: conflictMessages.versions }).waitFor();
}
