import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowResetRegular, DeleteRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { type Prompt, type PromptUse, promptUseSchema } from '../../../src-shared/domain/prompt.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { useLinkRowStyles } from '../../components/link-row-styles.ts';
import { PublishedLead } from '../../components/published-mark.tsx';
import { saveFile } from '../../components/save-file.ts';
import { promptUseNames, promptListMessages as words } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(140px, 2fr) minmax(0, 3fr) 36px', minHeight: '44px' },
});

/** Prompts under what each is for. */
export function PromptList({ prompts }: { prompts: readonly Prompt[] }) {
  return promptUseSchema.options.map((use) => {
    const ofUse = prompts.filter(({ content }) => content.use === use);
    return ofUse.length > 0 && <UseSection key={use} use={use} prompts={ofUse} />;
  });
}

function UseSection({ use, prompts }: { use: PromptUse; prompts: readonly Prompt[] }) {
  const styles = useLinkRowStyles();
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
  const row = useLinkRowStyles();
  const { name, text } = prompt.content;
  return (
    <li className={mergeClasses(row.row, styles.row)}>
      {prompt.trashedAt === null ? (
        <Link
          to="/indicaciones/$promptId"
          params={{ promptId: prompt.id }}
          className={mergeClasses(row.name, row.link)}
          title={name}
        >
          {name}
        </Link>
      ) : (
        <span className={row.name} title={name}>
          {name}
        </span>
      )}
      <span className={row.detail}>
        {prompt.published && <PublishedLead />}
        {text}
      </span>
      <PromptMenu prompt={prompt} />
    </li>
  );
}

function PromptMenu({ prompt: { id: promptId, content, trashedAt, published } }: { prompt: Prompt }) {
  const row = useLinkRowStyles();
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
          className={row.menu}
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
              {!published && (
                <MenuItem icon={<DeleteRegular />} onClick={() => trash.mutate()}>
                  {words.throwAway}
                </MenuItem>
              )}
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
