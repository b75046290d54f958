import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PublicationItem } from '../../../src-shared/contract/published-contract.ts';
import { publishedName } from '../../../src-shared/domain/publication.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { ContentPreview } from './content-preview.tsx';

const useStyles = makeStyles({
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 230px) minmax(0, 1fr)', gap: '16px', minHeight: '260px' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  quiet: { display: 'block', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  note: { margin: '0 0 10px', overflowWrap: 'anywhere' },
});

type PublicationDialogProps = {
  publication: PublicationItem;
  onNewVersion: () => void;
  onWithdraw: () => void;
  onClose: () => void;
};

/** Something that is published: its versions, each as schools saw it, and what can be done with it. */
export function PublicationDialog({ publication, onNewVersion, onWithdraw, onClose }: PublicationDialogProps) {
  const styles = useStyles();
  const { versions, withdrawnAt } = publication;
  const [picked, setPicked] = useState<number | null>(null);
  const [current] = versions;
  const chosen = versions.find(({ version }) => version === picked) ?? current;
  const { offer, putBack } = useActs(publication, onClose);
  if (!current || !chosen) return null;
  const isCurrent = chosen.version === current.version;
  return (
    <DialogFrame
      title={publishedName(current.content)}
      hint={
        withdrawnAt === null
          ? words.kinds[current.content.kind]
          : `${words.kinds[current.content.kind]} · ${words.withdrawn}`
      }
      width="large"
      closing={commonMessages.close}
      onClose={onClose}
      aside={
        withdrawnAt === null ? (
          <Button appearance="subtle" onClick={onWithdraw}>
            {words.withdraw}
          </Button>
        ) : (
          <Button appearance="subtle" disabledFocusable={offer.isPending} onClick={() => offer.mutate()}>
            {words.offer}
          </Button>
        )
      }
      actions={
        <>
          {!isCurrent && (
            <Button disabledFocusable={putBack.isPending} onClick={() => putBack.mutate(chosen.version)}>
              {words.putBack}
            </Button>
          )}
          <Button appearance="primary" onClick={onNewVersion}>
            {words.newVersion}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <ul className={styles.list} aria-label={words.versions}>
          {versions.map(({ version, publishedAt, by }) => (
            <li key={version}>
              <RowButton
                chosen={version === chosen.version}
                aria-pressed={version === chosen.version}
                onClick={() => setPicked(version)}
              >
                {words.version(version)}
                {version === current.version && withdrawnAt === null && `, ${words.inForce}`}
                <span className={styles.quiet}>{words.published(publishedAt, by)}</span>
              </RowButton>
            </li>
          ))}
        </ul>
        <div aria-live="polite">
          {chosen.note !== '' && <p className={styles.note}>{chosen.note}</p>}
          <ContentPreview content={chosen.content} />
        </div>
      </div>
    </DialogFrame>
  );
}

function useActs({ id: publicationId, versions }: PublicationItem, onDone: () => void) {
  const { published } = useSession().client.district;
  const name = versions[0] ? publishedName(versions[0].content) : '';
  return {
    offer: useAct({ run: () => published.offer({ publicationId }), said: () => words.offerDone(name), onDone }),
    putBack: useAct({
      run: (version: number) => published.putBack({ publicationId, version, note: words.backTo(version) }),
      said: ({ version }) => words.wentBack(version),
      onDone,
    }),
  };
}
