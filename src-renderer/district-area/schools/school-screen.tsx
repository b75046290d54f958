import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentFolderRegular, EditRegular, KeyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { Section } from '../../components/section.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtSchoolsMessages as words } from '../../messages/district-schools.ts';
import { formatNumber } from '../../messages/format.ts';
import { schoolAreaMessages } from '../../messages/school-area.ts';
import { schoolPageOf } from '../school-page.ts';
import { useCan, useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { CodeDialog } from './code-dialog.tsx';
import { DeviceList } from './device-list.tsx';

const useStyles = makeStyles({
  body: { width: '100%', maxWidth: '860px', boxSizing: 'border-box', padding: '0 20px 40px' },
  facts: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '8px 28px', margin: 0 },
  fact: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** The school of the address. */
export function SchoolPage() {
  const { schoolId } = useParams({ strict: false });
  return <SchoolScreen key={schoolId} schoolId={schoolId ?? ''} />;
}

type Dialog = 'code' | 'rename' | null;

/** A school: how it is, and its PCs. */
export function SchoolScreen({ schoolId }: { schoolId: string }) {
  const styles = useStyles();
  const { queries } = useSession();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog>(null);
  // How its PCs are is asked whenever somebody comes here, however lately it was.
  const found = useQuery({
    ...queries.district.schools.get.queryOptions({ input: { schoolId } }),
    refetchOnMount: 'always',
  });
  const close = () => setDialog(null);
  return (
    <Screen
      title={found.data?.school.name ?? districtFrameMessages.school}
      leading={<BackToSchools />}
      actions={
        found.data && (
          <>
            <OpenLibrary schoolId={schoolId} />
            {can('district.schools.rename') && (
              <ActionButton
                appearance="subtle"
                icon={<EditRegular />}
                label={words.rename}
                onClick={() => setDialog('rename')}
              />
            )}
            {can('district.devices.createCode') && (
              <Button appearance="primary" icon={<KeyRegular />} onClick={() => setDialog('code')}>
                {words.code.create}
              </Button>
            )}
          </>
        )
      }
    >
      <QueryView query={found}>
        {({ school, devices }) => (
          <div className={styles.body}>
            <Section id="facts" title={words.facts.title}>
              <Facts school={school} atMs={found.dataUpdatedAt} />
            </Section>
            <Section id="devices" title={words.devices.title} intro={words.devices.intro}>
              <DeviceList devices={devices} atMs={found.dataUpdatedAt} />
            </Section>
            {dialog === 'code' && <CodeDialog schoolId={schoolId} devices={devices} onClose={close} />}
            {dialog === 'rename' && <Rename school={school} onClose={close} />}
          </div>
        )}
      </QueryView>
    </Screen>
  );
}

/** The way to the school's papers and planillas, for who works in them. */
function OpenLibrary({ schoolId }: { schoolId: string }) {
  const { me } = useSession();
  const page = schoolPageOf(me, schoolId);
  if (page === null) return null;
  return (
    <Button as="a" href={page} icon={<DocumentFolderRegular />}>
      {schoolAreaMessages.open}
    </Button>
  );
}

/** Who has one school has no list to go back to. */
function BackToSchools() {
  const { me } = useSession();
  const navigate = useNavigate();
  if (me.schools.length === 1) return null;
  return <BackButton label={districtFrameMessages.schools} onClick={() => void navigate({ to: '/' })} />;
}

function Facts({ school, atMs }: { school: SchoolListItem; atMs: number }) {
  const styles = useStyles();
  const { lastContactMs, operations, storageBytes, refusedOperations, createdMs } = school;
  const names = words.facts;
  const contact =
    lastContactMs === null
      ? words.never
      : `${words.contact(lastContactMs, atMs)} (${words.contactExactly(lastContactMs)})`;
  const facts = [
    [names.contact, contact],
    [names.operations, formatNumber(operations)],
    [names.storage, names.bytes(storageBytes)],
    [names.refused, refusedOperations === 0 ? names.refusedNone : names.refusedSome(refusedOperations)],
    [names.added, names.since(createdMs)],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.fact}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rename({ school: { id, name }, onClose }: { school: SchoolListItem; onClose: () => void }) {
  const { client } = useSession();
  const rename = useAct({
    run: (text: string) => client.district.schools.rename({ schoolId: id, name: text }),
    said: () => words.renamed,
    onDone: onClose,
  });
  return (
    <TextDialog
      title={words.renameTitle}
      label={words.name}
      hint={words.nameHint}
      initial={name}
      busy={rename.isPending}
      onSubmit={(text) => rename.mutate(text)}
      onClose={onClose}
    />
  );
}
