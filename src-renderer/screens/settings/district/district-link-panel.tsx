import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isRetryable } from '../../../../src-shared/domain/error-catalogue.ts';
import { errorMessage, isErrorCode } from '../../../../src-shared/domain/errors.ts';
import type { Progress } from '../../../../src-shared/domain/job.ts';
import type { DistrictStatus } from '../../../../src-shared/domain/sync/district-status.ts';
import { machineOf } from '../../../../src-shared/domain/transcription-server.ts';
import { conflictMessages } from '../../../messages/conflicts.ts';
import { districtMessages as words } from '../../../messages/district.ts';
import { formatFraction } from '../../../messages/format.ts';
import { SavedText } from '../saved-text.tsx';
import { DistrictSettingsList } from './district-settings.tsx';
import { DistrictView } from './district-view.tsx';
import { FilesSettings, type FilesSettingsProps } from './files-settings.tsx';
import { LeaveDistrict } from './leave-district.tsx';
import { useSynchronizeNow } from './use-synchronize-now.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '6px 24px',
    margin: 0,
    overflowWrap: 'anywhere',
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0 },
  progress: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  bar: { width: '120px', flexShrink: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type DistrictLinkPanelProps = FilesSettingsProps & {
  membership: NonNullable<DistrictStatus['membership']>;
  status: DistrictStatus;
};

/** How this PC stands with its district, what keeps it from standing well, and synchronising at once. */
export function DistrictLinkPanel({ membership, status, ...settings }: DistrictLinkPanelProps) {
  const styles = useStyles();
  const { progress, outbox, files, texts } = status;
  const { synchronize, isSynchronizing } = useSynchronizeNow(status);
  return (
    <>
      <Troubles status={status} />
      <Facts membership={membership} outbox={outbox} files={files} texts={texts} />
      <DistrictView />
      <SavedText
        label={words.computerName}
        hint={words.computerHint}
        placeholder={status.computerName}
        value={settings.settings.computerName}
        maxLength={60}
        onSave={(computerName) => settings.onSave({ computerName })}
      />
      <FilesSettings {...settings} />
      <DistrictSettingsList />
      <div className={styles.buttons}>
        <Button icon={<ArrowSyncRegular />} disabledFocusable={isSynchronizing} onClick={synchronize}>
          {isSynchronizing ? words.synchronizing : words.synchronizeNow}
        </Button>
        <LeaveDistrict outbox={outbox} />
      </div>
      {progress ? <ProgressLine progress={progress} /> : <div className={styles.note}>{words.byItself}</div>}
    </>
  );
}

type FactsProps = Pick<DistrictLinkPanelProps, 'membership'> & Pick<DistrictStatus, 'outbox' | 'files' | 'texts'>;

function Facts({ membership, outbox, files, texts }: FactsProps) {
  const styles = useStyles();
  const { school, server, lastContactAt } = membership;
  const facts = [
    [words.school, school.name],
    [words.server, machineOf(server)],
    [words.contact, lastContactAt === null ? words.never : words.contactAt(lastContactAt)],
    [words.pending, words.outbox(outbox, { files, texts })],
    [words.missing, words.texts(texts)],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.fact}>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why the last try failed, and what waits for a person. */
function Troubles({ status: { errorCode, errorData, conflicts, refused } }: { status: DistrictStatus }) {
  const navigate = useNavigate();
  return (
    <>
      {errorCode !== null && (
        <Trouble
          intent={isErrorCode(errorCode) && isRetryable(errorCode) ? 'warning' : 'error'}
          text={errorMessage(errorCode, errorData)}
        />
      )}
      {conflicts > 0 && (
        <Trouble intent="warning" text={words.conflicts(conflicts)}>
          <Button onClick={() => void navigate({ to: '/conflictos' })}>{conflictMessages.openPanel}</Button>
        </Trouble>
      )}
      {refused > 0 && (
        <Trouble intent="warning" text={words.refused(refused)}>
          <Button onClick={() => void navigate({ to: '/conflictos', search: { rechazados: true } })}>
            {conflictMessages.openRefused}
          </Button>
        </Trouble>
      )}
    </>
  );
}

type TroubleProps = { intent: 'error' | 'warning'; text: string; children?: ReactNode };

function Trouble({ intent, text, children }: TroubleProps) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
      {children && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  );
}

function ProgressLine({ progress: { step, done, total, unit } }: { progress: Progress }) {
  const styles = useStyles();
  return (
    <div className={styles.progress}>
      <ProgressBar className={styles.bar} value={total ? done / total : undefined} aria-label={step} />
      <span>{total ? `${step} · ${formatFraction(done, total, unit)}` : step}</span>
    </div>
  );
}
