import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Prompt, PromptVersion } from '../../../src-shared/domain/prompt.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { promptHistoryMessages as words } from '../../messages/prompts.ts';
import { compareTexts } from './compare-texts.ts';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 250px) minmax(0, 1fr)',
    gap: '16px',
    minHeight: '260px',
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  now: { display: 'block', color: tokens.colorNeutralForeground3 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  renamed: { margin: '0 0 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  removed: { color: tokens.colorStatusDangerForeground1 },
  added: { color: tokens.colorStatusSuccessForeground1, textDecorationLine: 'underline' },
});

/** What a prompt said at each save, beside what it says now; an old version can be saved again. */
export function HistoryDialog({ prompt, onClose }: { prompt: Prompt; onClose: () => void }) {
  const styles = useStyles();
  const client = useClient();
  const versions = useQuery(useApi().prompts.versions.queryOptions({ input: { promptId: prompt.id } }));
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = versions.data?.find(({ id }) => id === picked) ?? versions.data?.[1] ?? versions.data?.[0];
  const goBack = useCommand<PromptVersion, void>({
    run: ({ content }) => client.prompts.save({ promptId: prompt.id, content }),
    said: () => words.wentBack,
    undoable: true,
    onDone: onClose,
  });
  const isNow = chosen !== undefined && chosen.id === versions.data?.[0]?.id;
  return (
    <DialogFrame
      title={words.title(prompt.content.name)}
      hint={words.hint}
      width="large"
      onClose={onClose}
      actions={
        <Button
          appearance="primary"
          disabled={!chosen || isNow || goBack.isPending}
          onClick={() => chosen && goBack.mutate(chosen)}
        >
          {words.goBack}
        </Button>
      }
    >
      <QueryView query={versions}>
        {(list) => (
          <div className={styles.body}>
            <ul className={styles.list} aria-label={words.versions}>
              {list.map((version, place) => (
                <li key={version.id}>
                  <RowButton
                    chosen={version.id === chosen?.id}
                    aria-pressed={version.id === chosen?.id}
                    onClick={() => setPicked(version.id)}
                  >
                    {words.when(version.savedAt, version.by)}
                    {place === 0 && <span className={styles.now}>{words.now}</span>}
                  </RowButton>
                </li>
              ))}
            </ul>
            {chosen && <VersionText version={chosen} prompt={prompt} />}
          </div>
        )}
      </QueryView>
    </DialogFrame>
  );
}

function VersionText({ version: { content }, prompt }: { version: PromptVersion; prompt: Prompt }) {
  const styles = useStyles();
  let place = 0;
  return (
    <div aria-live="polite">
      {content.name !== prompt.content.name && <p className={styles.renamed}>{words.renamed(content.name)}</p>}
      <p className={styles.text}>
        {compareTexts(content.text, prompt.content.text).map(({ kind, text }) => {
          place += text.length;
          if (kind === 'removed') {
            return (
              <del key={place} className={styles.removed} title={words.removed}>
                {text}
              </del>
            );
          }
          if (kind === 'same') return text;
          return (
            <ins key={place} className={styles.added} title={words.added}>
              {text}
            </ins>
          );
        })}
      </p>
    </div>
  );
}
