import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type EvaluationQuestion = {
  id: string;
  text: string;
  /** The document that it was asked of. */
  document: string;
  /** What people answered, any of them right; none where the set says only which document is asked for. */
  answers: string[];
  isAnswerable: boolean;
};

/** Documents by name and the questions to them. */
export type QuestionSet = { name: string; documents: Map<string, string>; questions: EvaluationQuestion[] };

/** Reads a question set: `squad.json` (SQuAD 2.0), or `queries.jsonl` beside `docs/`. Null where there is none. */
export function readQuestionSet(folder: string): QuestionSet | null {
  if (existsSync(join(folder, 'squad.json'))) return readSquad(folder);
  if (existsSync(join(folder, 'queries.jsonl'))) return readQueries(folder);
  return null;
}

type Squad = {
  data: {
    title: string;
    paragraphs: {
      context: string;
      qas: { id: string; question: string; is_impossible?: boolean; answers: { text: string }[] }[];
    }[];
  }[];
};

function readSquad(folder: string): QuestionSet {
  const squad: Squad = JSON.parse(readFileSync(join(folder, 'squad.json'), 'utf8'));
  const set: QuestionSet = { name: basename(folder), documents: new Map(), questions: [] };
  for (const { title, paragraphs } of squad.data) {
    for (const [index, { context, qas }] of paragraphs.entries()) {
      const document = `${title}#${index}`;
      set.documents.set(document, context);
      for (const { id, question, is_impossible, answers } of qas) {
        const isAnswerable = is_impossible !== true;
        const texts = isAnswerable ? answers.map(({ text }) => text) : [];
        set.questions.push({ id, text: question, document, answers: texts, isAnswerable });
      }
    }
  }
  return set;
}

function readQueries(folder: string): QuestionSet {
  const documents = new Map<string, string>();
  for (const name of readdirSync(join(folder, 'docs'))) {
    documents.set(name, readFileSync(join(folder, 'docs', name), 'utf8'));
  }
  const lines = readFileSync(join(folder, 'queries.jsonl'), 'utf8').split('\n').filter(Boolean);
  const questions = lines.map((line) => {
    const { id, query, doc }: { id: string; query: string; doc: string } = JSON.parse(line);
    return { id, text: query, document: doc, answers: [], isAnswerable: true };
  });
  return { name: basename(folder), documents, questions };
}
