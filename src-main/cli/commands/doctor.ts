import type { DoctorReport } from '../../../src-shared/contract/library-contract.ts';
import { librarySettingsSchema } from '../../../src-shared/domain/library-settings.ts';
import { examineMachine } from '../../host/examine-machine.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { reportError } from '../terminal.ts';

const gigabyte = 1024 ** 3;

/** `doctor`: what this PC has, and what to do about what it lacks. Looks at a library only when one is named. */
export const doctorCommand: CliCommand = (program, run) => {
  program
    .command('doctor')
    .description('say what this PC has, and what to do about what it lacks')
    .action(
      run(async (context) => {
        const named = program.opts<{ library?: string }>().library ?? process.env.AMANUENSE_LIBRARY;
        const { report, isWell } =
          named === undefined ? await examineAlone(context) : await examineWithLibrary(context);
        if (context.isJson) context.terminal.json(report);
        else context.terminal.text(describe(report));
        return isWell ? 0 : 1;
      }),
    );
};

type Examination = { report: DoctorReport; isWell: boolean };

async function examineAlone({ configuration, signal }: CliContext): Promise<Examination> {
  const report = await examineMachine({
    configuration,
    hearing: { ...librarySettingsSchema.parse({}), model: configuration.whisperModelFile },
    ollamaUrl: 'http://127.0.0.1:11434',
    folder: process.cwd(),
    library: null,
    signal,
  });
  return { report, isWell: true };
}

/** A library that does not open is a finding, not the end of the examination. */
async function examineWithLibrary(context: CliContext): Promise<Examination> {
  let report: DoctorReport;
  try {
    report = await (await context.openHost()).client.library.doctor();
  } catch (thrown) {
    const { message } = reportError(thrown);
    const { report: machine } = await examineAlone(context);
    return { report: { ...machine, advice: [message, ...machine.advice] }, isWell: false };
  }
  return { report, isWell: report.library?.healthy !== false };
}

function describe({ cpu, memory, disk, ollama, recommendedModels, whisper, library, advice }: DoctorReport): string {
  const gigabytes = (bytes: number) => `${(bytes / gigabyte).toLocaleString('es-AR', { maximumFractionDigits: 1 })} GB`;
  const lines = [
    `Procesador: ${cpu.model}, ${cpu.cores} núcleos (${cpu.flags.join(', ') || 'sin datos de instrucciones'})`,
    `Memoria: ${gigabytes(memory.totalBytes)}`,
    `Disco libre: ${disk.freeBytes === null ? 'no se sabe' : gigabytes(disk.freeBytes)}`,
    `Ollama: ${ollama.running ? `${ollama.version}, modelos: ${ollama.models.join(', ') || 'ninguno'}` : ollama.installed ? 'instalado, apagado' : 'no está instalado'}`,
    `Modelos para esta PC: ${recommendedModels ? `${recommendedModels.names.join(' y ')} (${gigabytes(recommendedModels.sizeBytes)})` : 'ninguno'}`,
    `Grabaciones a texto: ${whisper.build ?? 'falta armar el programa que escucha'}, ${whisper.model === null ? 'sin modelo' : `con ${whisper.model}`}`,
    ...(library
      ? [`Biblioteca: ${library.folder}, ${library.sources} papeles, ${library.healthy ? 'sana' : 'dañada'}`]
      : []),
    ...advice.map((sentence) => `→ ${sentence}`),
  ];
  return `${lines.join('\n')}\n`;
}
