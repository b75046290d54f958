import { resolve } from 'node:path';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import type { ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { JobId } from '../../../src-shared/domain/identifiers.ts';
import type { ModelTask } from '../../../src-shared/domain/library-settings.ts';
import { speedInWords } from '../../../src-shared/domain/model-speed.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';
import { chooseForSpeech, describeSpeech, isSpeechFile, isSpeechModel, isSpeechTask } from '../speech-models.ts';
import type { ExitCode } from '../terminal.ts';

/** `models list | pull | remove | use | import | copy`: those that fill and answer, and the files that hear recordings. */
export const modelsCommand: CliCommand = (program, run) => {
  const models = program.command('models').description('the models of this PC: what there is, and bringing more');
  models
    .command('list')
    .description('what is installed, and what this PC had best have')
    .action(
      run(async (context) => {
        const { client } = await context.openHost();
        const [status, speech] = [await client.models.status(), await client.speechModels.status()];
        if (context.isJson) context.terminal.json({ ...status, speech });
        else context.terminal.text(`${describe(status)}${describeSpeech(speech)}`);
        return 0;
      }),
    );
  models
    .command('pull')
    .description('download models; the recommended ones when none is named')
    .argument('[names...]')
    .option('--force', 'even if it asks for more memory than this PC has')
    .option('--speech', 'the one recommended for recordings, when none is named')
    .action(run((context, names: string[], options: PullOptions) => pull(context, names, options)));
  models
    .command('remove')
    .description('take a model away')
    .argument('<name>')
    .action(
      run(async (context, name: string) => {
        const { client } = await context.openHost();
        const kind = (await isSpeechModel(client, name)) ? 'speechModels' : 'models';
        await client[kind].remove({ name });
        return tell(context, { removed: name }, `${name} se quitó`);
      }),
    );
  models
    .command('use')
    .description('choose the model that fills and answers; «none» for doing without')
    .argument('<name>')
    .option('--for <task>', 'fill (and answer, unless another one does), answer, transcribe or second-pass', 'fill')
    .action(run((context, name: string, options: { for: string }) => use(context, name, options.for)));
  models
    .command('import')
    .description('make a model of a .gguf file, or bring one for recordings (.bin, .onnx)')
    .argument('<file>')
    .action(
      run(async (context, file: string) => {
        const { client } = await context.openHost();
        const kind = isSpeechFile(file) ? 'speechModels' : 'models';
        return follow(context, client, await client[kind].importFile({ path: resolve(file) }));
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
        const kind = (await isSpeechModel(client, name)) ? 'speechModels' : 'models';
        return follow(context, client, await client[kind].copyOut({ name, folder: resolve(folder) }));
      }),
    );
};

type PullOptions = { force?: boolean; speech?: boolean };

async function pull(context: CliContext, named: string[], { force = false, speech }: PullOptions): Promise<ExitCode> {
  const { client } = await context.openHost();
  const names = named.length > 0 ? named : await recommended(client, speech === true);
  if (names.length === 0) return tell(context, { pulled: [] }, 'No hay nada para bajar');
  for (const jobId of await startPulling(client, names, force)) {
    const { summary } = await waitForJob(client, jobId, context);
    if (!context.isJson) context.terminal.text(`${summary}\n`);
  }
  if (context.isJson) context.terminal.json({ pulled: names });
  return 0;
}

async function recommended(client: AmanuenseClient, isForSpeech: boolean): Promise<string[]> {
  if (!isForSpeech) return (await client.models.status()).recommended?.missing ?? [];
  const { recommended: name, offers } = await client.speechModels.status();
  return offers.flatMap((offer) => (offer.name === name && !offer.isInstalled ? [offer.name] : []));
}

/** Those for recordings come after the others. */
async function startPulling(client: AmanuenseClient, names: string[], evenIfTooBig: boolean): Promise<JobId[]> {
  const { offers } = await client.speechModels.status();
  const isSpeech = (name: string) => offers.some((offer) => offer.name === name);
  const others = names.filter((name) => !isSpeech(name));
  const { jobIds } = others.length > 0 ? await client.models.pull({ names: others, evenIfTooBig }) : { jobIds: [] };
  for (const name of names.filter(isSpeech)) {
    jobIds.push((await client.speechModels.pull({ name, evenIfTooBig })).jobId);
  }
  return jobIds;
}

async function use(context: CliContext, name: string, task: string): Promise<ExitCode> {
  const isKnown = isTask(task) || isSpeechTask(task);
  if (!isKnown) throw new AppError('INVALID_INPUT', { detail: '«--for» es fill, answer, transcribe o second-pass' });
  const { client } = await context.openHost();
  const chosen = name === 'none' ? null : name;
  if (isSpeechTask(task)) {
    const heard = await chooseForSpeech(client, task, chosen);
    const { transcribe, secondPass } = heard;
    return tell(context, heard, `Pasa a texto: ${transcribe ?? 'ninguno'}. Repasa: ${secondPass ?? 'ninguno'}.`);
  }
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
