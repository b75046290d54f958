import { makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowDownloadRegular, PanelLeftRegular } from '@fluentui/react-icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConversationId } from '../../../src-shared/domain/identifiers.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { conversationAddress, conversationOf } from '../../components/asking/ask-address.ts';
import { useAsking } from '../../components/asking/asking-context.tsx';
import type { ChosenPrompt } from '../../components/prompts/prompt-choice.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { useStoredFlag } from '../../components/stored-state.ts';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { askMessages } from '../../messages/ask.ts';
import { screenTitles } from '../../messages/frame.ts';
import { AskEmpty } from './ask-empty.tsx';
import { askKeys } from './ask-keys.ts';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import { MannerChoice } from './manner-choice.tsx';
import { QuestionBox } from './question-box.tsx';
import { useConversation } from './use-conversation.ts';
import { useConversationCommands } from './use-conversation-commands.ts';

const WIDE_WINDOW = 1500;

const useStyles = makeStyles({
  body: { display: 'flex', flexGrow: 1, minHeight: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  middle: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  empty: { display: 'flex', flexGrow: 1, minHeight: 0, overflow: 'auto' },
  foot: {
    flexShrink: 0,
    width: '100%',
    maxWidth: '800px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: '8px 24px 14px',
  },
});

/** Preguntar: what was asked and answered, and a box to ask more; proofs open at the right. */
export function AskScreen() {
  const styles = useStyles();
  const id = conversationOf(useSearch({ strict: false }));
  const list = useListShown();
  const { asking, isWorking } = useAsking();
  const conversation = useConversation(id);
  const goTo = useGoTo();
  useShortcut(askKeys.fresh, () => goTo('new'), { inTextFields: true });
  return (
    <Screen
      title={conversation.title ?? screenTitles.ask}
      leading={!list.stepsAside && <ListToggle {...list} />}
      actions={
        <>
          {id !== 'new' && <ExportButton conversationId={id} />}
          <ActionButton
            icon={<AddRegular />}
            label={askMessages.fresh}
            shortcut={askKeys.fresh}
            onClick={() => goTo('new')}
          />
        </>
      }
    >
      <div className={styles.body}>
        {list.isShown && (
          <ConversationList current={id} answering={isWorking && asking ? asking.in : null} onPick={goTo} />
        )}
        <div className={styles.middle}>
          <Middle id={id} conversation={conversation} />
          <div className={styles.foot}>
            <Box id={id} conversation={conversation} />
          </div>
        </div>
      </div>
    </Screen>
  );
}

type PartProps = { id: ConversationId | 'new'; conversation: ReturnType<typeof useConversation> };

/** What was asked and answered; before the first question, what can be asked. */
function Middle({ id, conversation }: PartProps) {
  const styles = useStyles();
  const { ask } = useAsking();
  const { turns, asking, scope, found } = conversation;
  if (turns.length > 0 || asking) return <ConversationView turns={turns} asking={asking} />;
  const empty = <AskEmpty onAsk={(question) => ask({ question, scope, in: id })} />;
  return (
    <div className={styles.empty}>{id === 'new' ? empty : <QueryView query={found}>{() => empty}</QueryView>}</div>
  );
}

function Box({ id, conversation }: PartProps) {
  const { ask, stop, isWorking } = useAsking();
  const { turns, asking, scope, setScope } = conversation;
  const [manner, setManner] = useState<ChosenPrompt | null>(null);
  useShortcut('escape', stop, { enabled: isWorking, inTextFields: true });
  return (
    <QuestionBox
      scope={scope}
      onScope={setScope}
      goesOn={id !== 'new'}
      isWorking={isWorking}
      lastQuestion={asking?.question ?? turns.at(-1)?.question}
      manner={<MannerChoice manner={manner} onManner={setManner} />}
      onAsk={(question) => ask({ question, scope, in: id, promptId: manner?.prompt.id, values: manner?.values })}
      onStop={stop}
    />
  );
}

function ListToggle({ isShown, toggle }: { isShown: boolean; toggle: () => void }) {
  return (
    <ActionButton
      appearance="subtle"
      iconOnly
      aria-pressed={isShown}
      icon={<PanelLeftRegular />}
      label={isShown ? askMessages.hideList : askMessages.showList}
      onClick={toggle}
    />
  );
}

function ExportButton({ conversationId }: { conversationId: ConversationId }) {
  const { download } = useConversationCommands();
  return (
    <ActionButton
      appearance="subtle"
      iconOnly
      icon={<ArrowDownloadRegular />}
      label={askMessages.export}
      onClick={() => download.mutate({ conversationId })}
    />
  );
}

/** Whether the list of conversations is drawn; in a narrow window it steps aside while a proof is on show. */
function useListShown() {
  const [wanted, want] = useStoredFlag('ask:list', true);
  const proof = useProof();
  const stepsAside = proof.shown !== null && window.innerWidth < WIDE_WINDOW;
  return { isShown: wanted && !stepsAside, stepsAside, toggle: () => want(!wanted) };
}

/** Goes to another conversation; a proof of the one before says nothing there. */
function useGoTo(): (conversation: ConversationId | 'new') => void {
  const navigate = useNavigate();
  const proof = useProof();
  const { dismiss } = useAsking();
  return (conversation) => {
    proof.close();
    dismiss();
    void navigate(conversationAddress(conversation));
  };
}
