import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import type { Answer } from '../../../src-shared/domain/answer.ts';
import { proofWords, scanWords, unreadWords, wordsAloneWords } from '../../../src-shared/domain/answer-words.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { readInputLines } from '../../host/read-input-lines.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { type ExitCode, reportError } from '../terminal.ts';

/** `ask QUESTION`: an answer with its proofs. `--questions FILE` reads one question a line. */
export const askCommand: CliCommand = (program, run) => {
  program
    .command('ask')
    .description('ask the papers')
    .argument('[question]')
    .option('--questions <file>', 'one question a line; prints one JSON answer a line')
    .action(
      run(async (context, question: string | undefined, options: { questions?: string }) => {
        if ((question === undefined) === (options.questions === undefined)) {
          throw new AppError('INVALID_INPUT', { detail: 'hace falta una pregunta, o «--questions» con un archivo' });
        }
        const questions = options.questions === undefined ? null : await readInputLines(options.questions);
        const { client } = await context.openHost();
        if (questions !== null) return askEach(client, questions, context);
        const answer = await ask(client, question ?? '', context.signal);
        if (context.isJson) context.terminal.json(toJson(answer));
        else context.terminal.text(toText(answer));
        return 0;
      }),
    );
};

/** One answer, or one error, for each line: a question that cannot be asked does not take the rest with it. */
async function askEach(
  client: AmanuenseClient,
  questions: readonly string[],
  { terminal, signal }: CliContext,
): Promise<ExitCode> {
  let failed = 0;
  for (const question of questions) {
    try {
      terminal.json(toJson(await ask(client, question, signal)));
    } catch (thrown) {
      signal.throwIfAborted();
      failed += 1;
      terminal.json({ error: reportError(thrown) });
    }
  }
  if (failed === 0) return 0;
  return failed < questions.length ? 4 : 1;
}

async function ask(client: AmanuenseClient, question: string, signal: AbortSignal): Promise<Answer> {
  for await (const event of await client.ask.ask({ question }, { signal })) {
    if (event.type === 'answer') return event.answer;
  }
  throw new AppError('CANCELLED');
}

function toJson({ text, found, engine, citations, ms }: Answer) {
  return {
    answer: text,
    found,
    engine,
    citations: citations.map(({ sourceId, path, name, locator, quote }) => ({
      sourceId,
      path: path ?? name,
      locator,
      quote,
    })),
    ms,
  };
}

function toText({ text, citations, scan, unread, wordsAlone }: Answer): string {
  const proofs = citations.map(({ number, path, name, locator }) => {
    return `  [${number}] ${proofWords({ name: path ?? name, locator })}`;
  });
  const scanned = scan ? [`  ${scanWords(scan)}.`] : [];
  const missing = unread > 0 ? [`  ${unreadWords(unread)}.`] : [];
  const poorer = wordsAlone === null ? [] : [`  ${wordsAloneWords}.`];
  return [text, ...proofs, ...scanned, ...missing, ...poorer, ''].join('\n');
}
