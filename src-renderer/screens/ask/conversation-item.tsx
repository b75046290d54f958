import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, mergeClasses } from '@fluentui/react-components';
import { ArrowDownloadRegular, DeleteRegular, MoreHorizontalRegular, RenameRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Conversation } from '../../../src-shared/domain/conversation.ts';
import type { ConversationId } from '../../../src-shared/domain/identifiers.ts';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { TextDialog } from '../../components/text-dialog.tsx';
import { askMessages } from '../../messages/ask.ts';
import { formatMoment } from '../../messages/format.ts';
import { useItemStyles } from './conversation-item-styles.ts';
import { longestTitle, useConversationCommands } from './use-conversation-commands.ts';

type ConversationItemProps = {
  conversation: Conversation;
  isCurrent: boolean;
  isAnswering: boolean;
  onPick: (conversation: ConversationId | 'new') => void;
};

/** One conversation of the list: its first words, when it was used, and what can be done with it. */
export function ConversationItem({ conversation, isCurrent, isAnswering, onPick }: ConversationItemProps) {
  const styles = useItemStyles();
  const [isRenaming, setRenaming] = useState(false);
  const { rename, remove, download } = useConversationCommands();
  const { id: conversationId, title } = conversation;
  const removeIt = () => {
    remove.mutate({ conversationId });
    if (isCurrent) onPick('new');
  };
  return (
    <li className={mergeClasses(styles.item, isCurrent && styles.current)}>
      <button
        type="button"
        className={styles.pick}
        title={title}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onPick(conversationId)}
        onKeyDown={(event) => {
          if (event.key === 'F2') setRenaming(true);
          else if (event.key === 'Delete') removeIt();
        }}
      >
        <span className={styles.title}>{title}</span>
        <span className={styles.when}>
          {isAnswering ? askMessages.answering : formatMoment(conversation.updatedAt)}
        </span>
      </button>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            className={styles.menu}
            icon={<MoreHorizontalRegular />}
            aria-label={askMessages.actions(title)}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<RenameRegular />} secondaryContent={shortcutLabel('f2')} onClick={() => setRenaming(true)}>
              {askMessages.rename}
            </MenuItem>
            <MenuItem icon={<ArrowDownloadRegular />} onClick={() => download.mutate({ conversationId })}>
              {askMessages.export}
            </MenuItem>
            <MenuItem icon={<DeleteRegular />} secondaryContent={shortcutLabel('delete')} onClick={removeIt}>
              {askMessages.remove}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isRenaming && (
        <TextDialog
          title={askMessages.rename}
          label={askMessages.renameLabel}
          longest={longestTitle}
          initial={title}
          onSubmit={(text) => rename.mutate({ conversationId, title: text }, { onSuccess: () => setRenaming(false) })}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  );
}
