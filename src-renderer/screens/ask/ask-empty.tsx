import { Button, makeStyles } from '@fluentui/react-components';
import { ChatHelpRegular, DocumentAddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../client/api-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { AddSampleButton } from '../../components/upload/add-sample-button.tsx';
import { askMessages } from '../../messages/ask.ts';
import { exampleQuestions } from './example-questions.ts';

const useStyles = makeStyles({
  examples: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: '8px',
    width: 'min(460px, 100%)',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  example: {
    width: '100%',
    justifyContent: 'flex-start',
    padding: '8px 14px',
    fontWeight: 400,
    textAlign: 'left',
    overflowWrap: 'anywhere',
  },
});

/** Before the first question: what can be asked of this library, or what it lacks to be asked anything. */
export function AskEmpty({ onAsk }: { onAsk: (question: string) => void }) {
  const api = useApi();
  const counts = useQuery(api.sources.counts.queryOptions());
  return (
    <QueryView query={counts} loading={null}>
      {({ status }) => {
        if (status.ready > 0) return <Examples onAsk={onAsk} />;
        const areComing = status.queued + status.reading > 0;
        return (
          <EmptyState
            icon={<DocumentAddRegular />}
            title={areComing ? askMessages.stillReading : askMessages.noPapers}
            text={areComing ? askMessages.stillReadingText : askMessages.noPapersText}
          >
            <AddPapersMenu />
            {!areComing && <AddSampleButton />}
          </EmptyState>
        );
      }}
    </QueryView>
  );
}

function Examples({ onAsk }: { onAsk: (question: string) => void }) {
  const styles = useStyles();
  const examples = useExamples();
  return (
    <EmptyState icon={<ChatHelpRegular />} title={askMessages.emptyTitle} text={askMessages.emptyText}>
      {examples.length > 0 && (
        <ul className={styles.examples} aria-label={askMessages.examples}>
          {examples.map((example) => (
            <li key={example}>
              <Button className={styles.example} onClick={() => onAsk(example)}>
                {example}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}

function useExamples(): string[] {
  const api = useApi();
  const counts = useQuery(api.sources.counts.queryOptions());
  const courses = useQuery(api.people.courses.queryOptions());
  const people = useQuery(api.people.list.queryOptions({ input: { role: 'pupil' } }));
  return useMemo(() => {
    // Nothing is offered and then changed under the mouse.
    if (!counts.data || courses.isPending || people.isPending) return [];
    const withPapers = people.data?.filter(({ papers }) => papers > 0);
    const somebody = withPapers?.find(({ missing }) => !missing.includes('enrolment-form')) ?? withPapers?.[0];
    const person = somebody ? `${somebody.familyName}, ${somebody.givenName}` : null;
    return exampleQuestions({ kinds: counts.data.kinds, courses: courses.data ?? [], person });
  }, [counts.data, courses.isPending, courses.data, people.isPending, people.data]);
}
