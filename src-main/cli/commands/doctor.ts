import type { DoctorReport } from '../../../src-shared/contract/library-contract.ts';
import { examineMachine } from '../../host/examine-machine.ts';
import type { CliCommand } from '../cli-command.ts';

const gigabyte = 1024 ** 3;

/** `doctor`: what this PC has, and what to do about what it lacks. Looks at a library only when one is named. */
export const doctorCommand: CliCommand = (program, run) => {
  program
    .command('doctor')
    .description('say what this PC has, and what to do about what it lacks')
    .action(
      run(async (context) => {
        const named = program.opts<{ library?: string }>().library !== undefined;
        const report = named ? await (await context.openHost()).client.library.doctor() : await examineAlone(context.signal);
        if (context.isJson) context.terminal.json(report);
        else context.terminal.text(describe(report));
        return 0;
      }),
    );
};

function examineAlone(signal: AbortSignal): Promise<DoctorReport> {
  return examineMachine({ ollamaUrl: 'http://127.0.0.1:11434', folder: process.cwd(), library: null, signal });
}

function describe({ cpu, memory, disk, ollama, advice }: DoctorReport): string {
  const gigabytes = (bytes: number) => `${(bytes / gigabyte).toLocaleString('es-AR', { maximumFractionDigits: 1 })} GB`;
  const lines = [
    `Procesador: ${cpu.model}, ${cpu.cores} núcleos (${cpu.flags.join(', ') || 'sin datos de instrucciones'})`,
    `Memoria: ${gigabytes(memory.totalBytes)}`,
    `Disco libre: ${disk.freeBytes === null ? 'no se sabe' : gigabytes(disk.freeBytes)}`,
    `Ollama: ${ollama.running ? `${ollama.version}, modelos: ${ollama.models.join(', ') || 'ninguno'}` : 'no está en marcha'}`,
    ...advice.map((sentence) => `→ ${sentence}`),
  ];
  return `${lines.join('\n')}\n`;
}
