import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowResetRegular, DeleteRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { type Prompt, type PromptUse, promptUseSchema } from '../../../src-shared/domain/prompt.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { saveFile } from '../../components/save-file.ts';
import { promptUseNames, promptListMessages as words } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  section: { padding: '12px 20px 0' },
  title: {
    margin: '0 0 2px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 300px) minmax(0, 1fr) 36px',
    alignItems: 'center',
    gap: '14px',
    minHeight: '44px',
    padding: '4px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecoration: 'none',
    // The whole row is the target, the menu apart.
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  thrown: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  text: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  menu: { position: 'relative', zIndex: 1 },
});

/** Prompts under what each is for. */
export function PromptList({ prompts }: { prompts: readonly Prompt[] }) {
  return promptUseSchema.options.map((use) => {
    const ofUse = prompts.filter(({ content }) => content.use === use);
    return ofUse.length > 0 && <UseSection key={use} use={use} prompts={ofUse} />;
  });
}

function UseSection({ use, prompts }: { use: PromptUse; prompts: readonly Prompt[] }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={promptUseNames[use].plural}>
      <h2 className={styles.title}>{promptUseNames[use].plural}</h2>
      <ul className={styles.list}>
        {prompts.map((prompt) => (
          <PromptRow key={prompt.id} prompt={prompt} />
        ))}
      </ul>
    </section>
  );
}

function PromptRow({ prompt }: { prompt: Prompt }) {
  const styles = useStyles();
  const { name, text } = prompt.content;
  return (
    <li className={styles.row}>
      {prompt.trashedAt === null ? (
        <Link to="/indicaciones/$promptId" params={{ promptId: prompt.id }} className={styles.name} title={name}>
          {name}
        </Link>
      ) : (
        <span className={styles.thrown} title={name}>
          {name}
        </span>
      )}
      <span className={styles.text}>{text}</span>
      <PromptMenu prompt={prompt} />
    </li>
  );
}

function PromptMenu({ prompt: { id: promptId, content, trashedAt } }: { prompt: Prompt }) {
  const styles = useStyles();
  const client = useClient();
  const { name } = content;
  const trash = useCommand({
    run: () => client.prompts.trash({ promptId }),
    said: () => words.thrownAway(name),
    undoable: true,
  });
  const restore = useCommand({
    run: () => client.prompts.restore({ promptId }),
    said: () => words.restored(name),
    undoable: true,
  });
  const exportOne = useCommand({ run: () => client.prompts.export({ promptIds: [promptId] }), onDone: saveFile });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.menu}
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={words.menuOf(name)}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {trashedAt === null ? (
            <>
              <MenuItem icon={<ArrowDownloadRegular />} onClick={() => exportOne.mutate()}>
                {words.exportOne}
              </MenuItem>
              <MenuItem icon={<DeleteRegular />} onClick={() => trash.mutate()}>
                {words.throwAway}
              </MenuItem>
            </>
          ) : (
            <MenuItem icon={<ArrowResetRegular />} onClick={() => restore.mutate()}>
              {words.restore}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
