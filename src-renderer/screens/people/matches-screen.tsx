import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular, PersonRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { useCommand } from '../../components/command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { personMessages, matchMessages as words } from '../../messages/people.ts';
import { MatchCard } from './match-card.tsx';
import { evidenceOf } from './person-papers.tsx';
import { personName } from './roster-grid.tsx';

type Match = ContractOutputs['people']['suggestedMatches'][number];

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '20px', maxWidth: '680px', padding: '12px 20px 24px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  keys: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Doubtful matches, one at a time, with the paper at the right. */
export function MatchesScreen() {
  const api = useApi();
  const navigate = useNavigate();
  const matches = useQuery(api.people.suggestedMatches.queryOptions());
  return (
    <Screen
      title={words.title}
      leading={<BackButton label={personMessages.back} onClick={() => void navigate({ to: '/personas' })} />}
    >
      <QueryView query={matches}>
        {(list) =>
          list.length > 0 ? (
            <MatchWalk matches={list} />
          ) : (
            <EmptyState icon={<PersonRegular />} title={words.none} text={words.noneHint}>
              <Button onClick={() => void navigate({ to: '/personas' })}>{personMessages.back}</Button>
            </EmptyState>
          )
        }
      </QueryView>
    </Screen>
  );
}

function MatchWalk({ matches }: { matches: readonly Match[] }) {
  const styles = useStyles();
  const client = useClient();
  const [position, setPosition] = useState(0);
  const index = Math.min(position, matches.length - 1);
  const current = matches[index];
  useMatchProof(current);
  const decide = useCommand<{ match: Match; decision: 'confirmed' | 'rejected' }, void>({
    run: ({ match: { match }, decision }) =>
      client.people.decideMatch({ sourceId: match.sourceId, personId: match.personId, decision }),
    said: (_output, { match, decision }) => words[decision](personName(match.person)),
    undoable: true,
  });
  const step = (by: number) => setPosition(Math.max(0, Math.min(index + by, matches.length - 1)));
  const answer = (decision: 'confirmed' | 'rejected') => {
    if (current && !decide.isPending) decide.mutate({ match: current, decision });
  };
  useShortcut('s', () => answer('confirmed'));
  useShortcut('n', () => answer('rejected'));
  useShortcut('arrowright', () => step(1));
  useShortcut('arrowleft', () => step(-1));
  if (!current) return null;
  return (
    <div className={styles.page}>
      <MatchCard match={current} position={words.position(index + 1, matches.length)} />
      <div className={styles.actions}>
        <ActionButton
          appearance="primary"
          icon={<CheckmarkRegular />}
          label={words.yes}
          shortcut="s"
          onClick={() => answer('confirmed')}
        />
        <ActionButton icon={<DismissRegular />} label={words.no} shortcut="n" onClick={() => answer('rejected')} />
        <ActionButton
          appearance="subtle"
          label={words.previous}
          shortcut="arrowleft"
          disabled={index === 0}
          onClick={() => step(-1)}
        />
        <ActionButton
          appearance="subtle"
          label={words.later}
          shortcut="arrowright"
          disabled={index === matches.length - 1}
          onClick={() => step(1)}
        />
        <span className={styles.keys}>{words.keys}</span>
      </div>
    </div>
  );
}

/** Keeps the proof panel on the match that is asked, and closes it on leaving. */
function useMatchProof(current: Match | undefined) {
  const { show, close } = useProof();
  const key = current && `${current.match.sourceId} ${current.match.personId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same match comes in a new object with each answer
  useEffect(() => {
    if (current) show([evidenceOf(current)]);
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on leaving the screen
  useEffect(() => close, []);
}
