import { Field, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';

const PAPERS_OFFERED = 300;

/** What prompts are tried on: a paper, the last one that came unless another was picked, and what is asked of it. */
export type TrialSubject = { paper: SourceId | null; question: string };

export const noSubject: TrialSubject = { paper: null, question: '' };

/** The papers that a prompt may be tried on, the last that came first. */
export function useReadPapers() {
  return useQuery(
    useApi().sources.list.queryOptions({
      input: {
        filter: { statuses: ['ready'] },
        order: { by: 'addedAt', descending: true },
        offset: 0,
        limit: PAPERS_OFFERED,
      },
    }),
  );
}

/** The paper that is meant. */
export function paperOf({ paper }: TrialSubject, papers: readonly SourceListItem[]): SourceListItem | undefined {
  return papers.find(({ id }) => id === paper) ?? papers[0];
}

type SubjectFieldsProps = {
  papers: readonly SourceListItem[];
  subject: TrialSubject;
  /** Whether something is asked of the paper. */
  isAsking: boolean;
  onSubject: (subject: TrialSubject) => void;
};

/** Chooses the paper, and the question where there is one. */
export function SubjectFields({ papers, subject, isAsking, onSubject }: SubjectFieldsProps) {
  const chosen = paperOf(subject, papers);
  return (
    <>
      {chosen && (
        <Field label={words.paper}>
          <Select
            value={chosen.id}
            onChange={(_event, data) => {
              const picked = papers.find(({ id }) => id === data.value);
              if (picked) onSubject({ ...subject, paper: picked.id });
            }}
          >
            {papers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {isAsking && (
        <Field label={words.question}>
          <Textarea
            rows={2}
            value={subject.question}
            maxLength={2000}
            placeholder={words.questionPlaceholder}
            onChange={(_event, data) => onSubject({ ...subject, question: data.value })}
          />
        </Field>
      )}
    </>
  );
}
