import { resolve } from 'node:path';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import type { ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { JobId } from '../../../src-shared/domain/identifiers.ts';
import type { ModelTask } from '../../../src-shared/domain/library-settings.ts';
import { speedInWords } from '../../../src-shared/domain/model-speed.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';
import type { ExitCode } from '../terminal.ts';

/** `models list | pull | remove | use | import | copy`: the models that fill and answer. */
export const modelsCommand: CliCommand = (program, run) => {
  const models = program.command('models').description('the models of this PC: what there is, and bringing more');
  models
    .command('list')
    .description('what is installed, and what this PC had best have')
    .action(
      run(async (context) => {
        const { client } = await context.openHost();
        const status = await client.models.status();
        if (context.isJson) context.terminal.json(status);
        else context.terminal.text(describe(status));
        return 0;
      }),
    );
  models
    .command('pull')
    .description('download models; the recommended ones when none is named')
    .argument('[names...]')
    .option('--force', 'even if it asks for more memory than this PC has')
    .action(run((context, names: string[], options: { force?: boolean }) => pull(context, names, options)));
  models
    .command('remove')
    .description('take a model away')
    .argument('<name>')
    .action(
      run(async (context, name: string) => {
        await (await context.openHost()).client.models.remove({ name });
        return tell(context, { removed: name }, `${name} se quitó`);
      }),
    );
  models
    .command('use')
    .description('choose the model that fills and answers; «none» for doing without')
    .argument('<name>')
    .option('--for <task>', 'fill (and answer, unless another one does) or answer', 'fill')
    .action(run((context, name: string, options: { for: string }) => use(context, name, options.for)));
  models
    .command('import')
    .description('make a model of a .gguf file')
    .argument('<file>')
    .action(
      run(async (context, file: string) => {
        const { client } = await context.openHost();
        return follow(context, client, await client.models.importFile({ path: resolve(file) }));
      }),
    );
  models
    .command('copy')
    .description('copy the file of a model to a folder, to take it to another PC')
    .argument('<name>')
    .argument('<folder>')
    .action(
      run(async (context, name: string, folder: string) => {
        const { client } = await context.openHost();
        return follow(context, client, await client.models.copyOut({ name, folder: resolve(folder) }));
      }),
    );
};

async function pull(context: CliContext, named: string[], { force = false }: { force?: boolean }): Promise<ExitCode> {
  const { client } = await context.openHost();
  const names = named.length > 0 ? named : ((await client.models.status()).recommended?.missing ?? []);
  if (names.length === 0) return tell(context, { pulled: [] }, 'No hay nada para bajar');
  const { jobIds } = await client.models.pull({ names, evenIfTooBig: force });
  for (const jobId of jobIds) {
    const { summary } = await waitForJob(client, jobId, context);
    if (!context.isJson) context.terminal.text(`${summary}\n`);
  }
  if (context.isJson) context.terminal.json({ pulled: names });
  return 0;
}

async function use(context: CliContext, name: string, task: string): Promise<ExitCode> {
  if (!isTask(task)) throw new AppError('INVALID_INPUT', { detail: '«--for» es fill o answer' });
  const { client } = await context.openHost();
  const chosen = name === 'none' ? null : name;
  const { installed } = await client.models.status();
  if (chosen !== null && !installed.some((model) => model.name === chosen)) {
    throw new AppError('MODEL_NOT_FOUND', { name });
  }
  const { languageModel, answerModel } = await client.library.updateSettings(
    task === 'fill' ? { languageModel: chosen } : { answerModel: chosen },
  );
  const uses = { fill: languageModel, answer: answerModel ?? languageModel };
  return tell(context, uses, `Llena: ${uses.fill ?? 'sólo reglas'}. Contesta: ${uses.answer ?? 'sólo citas'}.`);
}

function isTask(text: string): text is ModelTask {
  return text === 'fill' || text === 'answer';
}

/** Waits for a job and says what it came to. */
async function follow(context: CliContext, client: AmanuenseClient, started: { jobId: JobId }): Promise<ExitCode> {
  const { result, summary } = await waitForJob(client, started.jobId, context);
  return tell(context, result, summary ?? '');
}

function tell({ isJson, terminal }: CliContext, result: unknown, sentence: string): ExitCode {
  if (isJson) terminal.json(result);
  else terminal.text(`${sentence}\n`);
  return 0;
}

const stateWords = {
  answers: 'en marcha',
  stopped: 'instalado, apagado',
  missing: 'no está instalado',
  unreachable: 'no contesta',
} as const satisfies Record<ModelStatus['state'], string>;

function describe({ url, state, version, installed, chosen, recommended }: ModelStatus): string {
  const lines = installed.map(({ name, loaded, speed }) => {
    const facts = [loaded ? 'en la memoria' : '', speed ? `escribe ${speedInWords(speed)}` : ''];
    return [`  ${name}`, ...facts.filter((fact) => fact !== '')].join(' · ');
  });
  return [
    `${url}: ${stateWords[state]}${version === null ? '' : ` (${version})`}`,
    ...(lines.length > 0 ? ['Instalados:', ...lines] : ['No hay ningún modelo instalado.']),
    `Llena: ${chosen.fill?.name ?? 'sólo reglas'}. Contesta: ${chosen.answer?.name ?? 'sólo citas'}.`,
    ...(recommended && recommended.missing.length > 0
      ? [`Recomendado para esta PC: ${recommended.missing.join(' y ')}`]
      : []),
    '',
  ].join('\n');
}
