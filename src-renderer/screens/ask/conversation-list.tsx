import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation } from '../../../src-shared/domain/conversation.ts';
import type { ConversationId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { useDelayed } from '../../components/delayed.ts';
import { QueryView } from '../../components/query-view.tsx';
import { askMessages } from '../../messages/ask.ts';
import { ConversationItem } from './conversation-item.tsx';

const FIRST = 50;
/** The most that the host gives at once: an older one is found by its words. */
const MOST = 200;
const TYPING_PAUSE_MS = 150;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    width: '228px',
    flexShrink: 0,
    boxSizing: 'border-box',
    padding: '10px 8px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    minHeight: 0,
  },
  search: { width: '100%', maxWidth: 'none', flexShrink: 0, fontSize: tokens.fontSizeBase200 },
  scroll: { flexGrow: 1, minHeight: 0, overflow: 'hidden auto' },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  nothing: { margin: '6px 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type ConversationListProps = {
  current: ConversationId | 'new';
  answering: ConversationId | 'new' | null;
  onPick: (conversation: ConversationId | 'new') => void;
};

/** What was asked before, the last used first, to be found by its words. */
export function ConversationList({ current, answering, onPick }: ConversationListProps) {
  const styles = useStyles();
  const api = useApi();
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const wanted = useDelayed(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery(
    api.ask.conversations.queryOptions({
      input: { text: wanted === '' ? undefined : wanted, limit },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <nav className={styles.root} aria-label={askMessages.conversations}>
      <SearchBox
        className={styles.search}
        aria-label={askMessages.search}
        placeholder={askMessages.search}
        maxLength={200}
        value={text}
        onChange={(_event, data) => setText(data.value)}
      />
      <div className={styles.scroll}>
        <QueryView query={found} loading={null}>
          {({ items, total }) => (
            <>
              {total === 0 && (
                <p className={styles.nothing}>
                  {wanted === '' ? askMessages.noConversations : askMessages.noneFound(wanted)}
                </p>
              )}
              <Conversations items={items} current={current} answering={answering} onPick={onPick} />
              {total > items.length && limit < MOST && (
                <Button appearance="transparent" onClick={() => setLimit(MOST)}>
                  {askMessages.moreConversations(Math.min(total, MOST) - items.length)}
                </Button>
              )}
            </>
          )}
        </QueryView>
      </div>
    </nav>
  );
}

function Conversations(props: ConversationListProps & { items: readonly Conversation[] }) {
  const { items, current, answering, onPick } = props;
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((conversation) => (
        <ConversationItem
          key={conversation.id}
          conversation={conversation}
          isCurrent={conversation.id === current}
          isAnswering={conversation.id === answering}
          onPick={onPick}
        />
      ))}
    </ul>
  );
}
