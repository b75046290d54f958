import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { SessionListItem } from '../../../src-shared/contract/accounts-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';

const words = districtAccountMessages.account.sessions;

/** Where one is signed in, and the way out of each. */
export function SessionsSection() {
  const { client, queries } = useSession();
  const sessions = useQuery(queries.account.sessions.queryOptions());
  const endOthers = useAct({
    run: () => client.account.endOtherSessions(),
    said: ({ ended }) => words.othersEnded(ended),
  });
  return (
    <Section id="sessions" title={words.title}>
      <QueryView query={sessions}>
        {(list) => (
          <>
            <FactList>
              {list.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </FactList>
            {list.length > 1 && (
              <div>
                <Button disabledFocusable={endOthers.isPending} onClick={() => endOthers.mutate()}>
                  {words.endOthers}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function SessionRow({ session: { id, program, startedMs, lastUsedMs, isThisOne } }: { session: SessionListItem }) {
  const { client } = useSession();
  const end = useAct({ run: () => client.account.endSession({ sessionId: id }), said: () => words.ended });
  const iso = (ms: number) => new Date(ms).toISOString();
  return (
    <FactRow
      name={program}
      mark={
        isThisOne && (
          <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
            {words.thisOne}
          </StateMark>
        )
      }
      facts={words.facts(iso(startedMs), iso(lastUsedMs))}
    >
      {!isThisOne && (
        <Button aria-label={words.endOf(program)} disabledFocusable={end.isPending} onClick={() => end.mutate()}>
          {words.end}
        </Button>
      )}
    </FactRow>
  );
}
