import { resolve } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { CliCommand } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';

/** `person export WHO --out FILE.zip`: everything that the library knows of one person. */
export const personCommand: CliCommand = (program, run) => {
  program
    .command('person')
    .description('what the library knows of one person')
    .command('export')
    .description('write everything about a person as one .zip')
    .argument('<who>', 'a document number, or words of the name')
    .requiredOption('--out <file>', 'the .zip to write')
    .option('--with-shared', 'also the papers that name other people')
    .action(
      run(async (context, who: string, options: { out: string; withShared?: boolean }) => {
        const { client } = await context.openHost();
        const found = await client.people.list({ text: who.replace(/(?<=\d)\.(?=\d)/g, '') });
        const [person] = found;
        if (person === undefined) throw new AppError('NOT_FOUND');
        if (found.length > 1) {
          throw new AppError('INVALID_INPUT', { detail: `«${who}» es ${found.length} personas; usá el DNI` });
        }
        const path = resolve(options.out);
        const known = await client.rights.known({ personId: person.id });
        const withShared = options.withShared ?? false;
        const { jobId } = await client.rights.exportPerson({ personId: person.id, path, withShared });
        const job = await waitForJob(client, jobId, context);
        const { cells, mentions, actas, questions } = known;
        const papers = { own: known.papers.length, shared: known.shared.length };
        const told = { out: path, personId: person.id, papers, cells, mentions, actas, questions };
        if (context.isJson) context.terminal.json(told);
        else context.terminal.text(`${path}: ${job.summary}\n`);
        return 0;
      }),
    );
};
