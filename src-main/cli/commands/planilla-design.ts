import { basename } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../../src-shared/domain/planilla.ts';
import { readInputFile } from '../../host/read-input-file.ts';
import type { CliCommand } from '../cli-command.ts';
import { writeOut } from '../write-out.ts';

/** `planilla design TITLE --out FILE.json` and `planilla import SPEC.json`: designs without what they were filled with. */
export function addDesignCommands(planilla: Command, run: Parameters<CliCommand>[1]): void {
  planilla
    .command('design')
    .description('write the design of a planilla of the library as a SPEC.json')
    .argument('<title>', 'its title')
    .requiredOption('--out <file>', 'the file to write')
    .action(
      run(async (context, title: string, options: { out: string }) => {
        const { client } = await context.openHost();
        const all = await client.planillas.list({ trashed: false });
        const [found, ...others] = all.filter((each) => foldText(each.title) === foldText(title));
        if (found === undefined) throw new AppError('NOT_FOUND');
        if (others.length > 0) {
          throw new AppError('INVALID_INPUT', { detail: `«${title}» es el nombre de ${others.length + 1} planillas` });
        }
        const design = await client.planillas.exportDesign({ planillaId: found.id });
        const out = await writeOut(options.out, design);
        if (context.isJson) context.terminal.json({ out, title: found.title, columns: found.columns.length });
        else context.terminal.text(`${out}\n`);
        return 0;
      }),
    );
  planilla
    .command('import')
    .description('make a planilla of a SPEC.json, without filling it')
    .argument('<spec>', 'the SPEC.json')
    .action(
      run(async (context, specPath: string) => {
        const file = new File([await readInputFile(specPath)], basename(specPath));
        const { client } = await context.openHost();
        const { title, rows, paperKinds, columns } = await client.planillas.readDesign({ file });
        const { planillaId } = await client.planillas.create({
          title,
          rowKind: rows,
          scope: planillaScopeSchema.parse({ paperKinds }),
          columns: columns.map((column) => columnDefinitionSchema.parse(column)),
        });
        if (context.isJson) context.terminal.json({ planillaId, title, columns: columns.length });
        else context.terminal.text(`${title}\n`);
        return 0;
      }),
    );
}
