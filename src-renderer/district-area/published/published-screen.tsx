import { Button, Link } from '@fluentui/react-components';
import { DocumentArrowUpRegular, MegaphoneRegular, SettingsRegular, SlideTextEditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PublicationItem } from '../../../src-shared/contract/published-contract.ts';
import { publishedName } from '../../../src-shared/domain/publication.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ReturnFocus } from '../../components/return-focus.ts';
import { Screen } from '../../components/screen.tsx';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { formatNumber } from '../../messages/format.ts';
import { type Column, DataTable } from '../data-table.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useCan, useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { FileDialog } from './file-dialog.tsx';
import { PromptDialog } from './prompt-dialog.tsx';
import { PublicationDialog } from './publication-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

/** What is open over the list: something that is published, or the way to publish something (a version, where `of` is told). */
type Open =
  | { dialog: 'look' | 'withdraw'; of: PublicationItem }
  | { dialog: 'file' | 'prompt' | 'settings'; of: PublicationItem | null };

/** What the district publishes for its schools. */
export function PublishedScreen() {
  const { queries } = useSession();
  const can = useCan();
  const published = useQuery(queries.district.published.list.queryOptions());
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Screen
      title={words.title}
      subtitle={published.data && published.data.length > 0 && words.count(published.data.length)}
      actions={
        can('district.published.publish') && (
          <>
            <Button
              icon={<SettingsRegular />}
              disabled={published.data === undefined}
              onClick={() => setOpen({ dialog: 'settings', of: published.data?.find(isSettings) ?? null })}
            >
              {words.setSettings}
            </Button>
            <Button icon={<SlideTextEditRegular />} onClick={() => setOpen({ dialog: 'prompt', of: null })}>
              {words.writePrompt}
            </Button>
            <Button
              appearance="primary"
              icon={<DocumentArrowUpRegular />}
              onClick={() => setOpen({ dialog: 'file', of: null })}
            >
              {words.fromFile}
            </Button>
          </>
        )
      }
    >
      <QueryView query={published}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={<MegaphoneRegular />} title={words.empty} text={words.emptyHint} />
          ) : (
            <PublishedTable list={list} onOpen={(of) => setOpen({ dialog: 'look', of })} />
          )
        }
      </QueryView>
      {open && (
        <>
          <ReturnFocus />
          <Dialogs open={open} setOpen={setOpen} />
        </>
      )}
    </Screen>
  );
}

function PublishedTable({ list, onOpen }: { list: readonly PublicationItem[]; onOpen: (of: PublicationItem) => void }) {
  // A row is drawn anew where its columns are others.
  const columns = useMemo<readonly Column<PublicationItem>[]>(() => {
    const current = ({ versions }: PublicationItem) => versions[0];
    return [
      {
        key: 'name',
        title: words.columns.name,
        cell: (item) => (
          <Link as="button" onClick={() => onOpen(item)}>
            {nameOf(item)}
          </Link>
        ),
      },
      {
        key: 'kind',
        title: words.columns.kind,
        width: '190px',
        cell: (item) => words.kinds[current(item)?.content.kind ?? 'prompt'],
      },
      {
        key: 'version',
        title: words.columns.version,
        width: '90px',
        isNumber: true,
        cell: (item) => formatNumber(current(item)?.version ?? 0),
      },
      {
        key: 'when',
        title: words.columns.when,
        width: '270px',
        cell: (item) => words.published(current(item)?.publishedAt ?? '', current(item)?.by ?? ''),
      },
      {
        key: 'state',
        title: words.columns.state,
        width: '120px',
        cell: ({ withdrawnAt }) => (withdrawnAt === null ? words.offered : words.withdrawn),
      },
    ];
  }, [onOpen]);
  return <DataTable label={words.title} columns={columns} rows={list} keyOf={({ id }) => id} />;
}

function nameOf({ versions: [current] }: PublicationItem): string {
  return current ? publishedName(current.content) : '';
}

function isSettings({ versions: [current] }: PublicationItem): boolean {
  return current?.content.kind === 'settings';
}

/** Where a new version is made: what is written in the district's own screens is no file. */
function dialogOf({ versions: [current] }: PublicationItem): 'prompt' | 'settings' | 'file' {
  const kind = current?.content.kind;
  return kind === 'prompt' || kind === 'settings' ? kind : 'file';
}

function Dialogs({ open, setOpen }: { open: Open; setOpen: (open: Open | null) => void }) {
  const close = () => setOpen(null);
  switch (open.dialog) {
    case 'look': {
      const { of } = open;
      return (
        <PublicationDialog
          publication={of}
          onNewVersion={() => setOpen({ dialog: dialogOf(of), of })}
          onWithdraw={() => setOpen({ dialog: 'withdraw', of })}
          onClose={close}
        />
      );
    }
    case 'withdraw':
      return <WithdrawDialog publication={open.of} onClose={close} />;
    case 'file':
      return <FileDialog of={open.of} onClose={close} />;
    case 'prompt':
      return <PromptDialog of={open.of} onClose={close} />;
    case 'settings':
      return <SettingsDialog of={open.of} onClose={close} />;
  }
}

function WithdrawDialog({ publication, onClose }: { publication: PublicationItem; onClose: () => void }) {
  const { client } = useSession();
  const name = nameOf(publication);
  const withdraw = useAct({
    run: (reason: string) => client.district.published.withdraw({ publicationId: publication.id, reason }),
    said: () => words.withdrawDone(name),
    onDone: onClose,
    saysFailure: true,
  });
  return (
    <ReasonDialog
      title={words.withdrawTitle(name)}
      hint={isSettings(publication) ? words.withdrawSettingsHint : words.withdrawHint}
      action={words.withdraw}
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onSubmit={(reason) => withdraw.mutate(reason)}
      onClose={onClose}
    />
  );
}
