import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { Planilla } from '../../../src-shared/domain/planilla.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { publishedMessages as words } from '../../messages/published.ts';
import { whatChanges } from './what-changes.ts';

type News = NonNullable<ContractOutputs['planillas']['publishedNews']>;

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { display: 'flex', flexDirection: 'column' },
});

/** The way to what the district changed in the planilla that this one was made from; nothing where that is nothing. */
export function PublishedNews({ planilla }: { planilla: Planilla }) {
  const [isOpen, setOpen] = useState(false);
  const input = { planillaId: planilla.id };
  const news = useQuery(
    useApi().planillas.publishedNews.queryOptions({ input, enabled: planilla.published !== undefined }),
  );
  if (!news.data) return null;
  return (
    <>
      <Button icon={<BuildingRegular />} onClick={() => setOpen(true)}>
        {words.news(news.data.version.version)}
      </Button>
      {isOpen && <NewsDialog planilla={planilla} news={news.data} onClose={() => setOpen(false)} />}
    </>
  );
}

type NewsDialogProps = { planilla: Planilla; news: News; onClose: () => void };

function NewsDialog({ planilla, news: { version, added, changed, removed }, onClose }: NewsDialogProps) {
  const styles = useStyles();
  const client = useClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const offered = [...added, ...changed.map(({ definition }) => definition)].map(({ name }) => name);
  const follow = useCommand({
    run: () =>
      client.planillas.followPublished({ planillaId: planilla.id, columns: offered.filter((name) => !left.has(name)) }),
    said: () => words.taken(version.version),
    undoable: true,
    onDone: onClose,
  });
  const choice = (name: string, label: string, hint: string) => (
    <Checkbox
      key={name}
      checked={!left.has(name)}
      label={hint === '' ? label : `${label}: ${hint}`}
      onChange={(_event, data) => setLeft(data.checked ? without(left, name) : new Set([...left, name]))}
    />
  );
  return (
    <DialogFrame
      title={words.newsTitle(version.version)}
      hint={words.newsHint}
      width="medium"
      onClose={onClose}
      onSubmit={() => !follow.isPending && follow.mutate()}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={follow.isPending}>
          {words.take}
        </Button>
      }
    >
      <p className={styles.text}>{words.version(version)}</p>
      {added.length > 0 && (
        <div className={styles.list}>
          <h3 className={styles.title}>{words.added}</h3>
          {added.map(({ name, instruction }) => choice(name, name, instruction))}
        </div>
      )}
      {changed.length > 0 && (
        <div className={styles.list}>
          <h3 className={styles.title}>{words.changed}</h3>
          {changed.map(({ columnId, name, definition }) => {
            const own = planilla.columns.find(({ id }) => id === columnId);
            const changes = own ? whatChanges(own, definition) : [];
            return choice(definition.name, words.changedAs(name, definition), changes.join('; '));
          })}
        </div>
      )}
      {removed.length > 0 && (
        <div className={styles.list}>
          <h3 className={styles.title}>{words.removed}</h3>
          <p className={styles.text}>{removed.join(' · ')}</p>
        </div>
      )}
    </DialogFrame>
  );
}

function without(names: ReadonlySet<string>, name: string): Set<string> {
  return new Set([...names].filter((other) => other !== name));
}
