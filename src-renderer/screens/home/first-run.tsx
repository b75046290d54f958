import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { BuildingRegular, DesktopRegular, DocumentAddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { LibraryStatus } from '../../../src-shared/contract/library-contract.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { AddSampleButton } from '../../components/upload/add-sample-button.tsx';
import { frameMessages } from '../../messages/frame.ts';
import { homeMessages } from '../../messages/home.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexGrow: 1,
    padding: '24px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '18px',
    width: '100%',
    maxWidth: '600px',
    padding: '36px 40px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', justifyContent: 'space-between', color: tokens.colorNeutralForeground3 },
  question: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { flexShrink: 0, fontSize: '28px', color: tokens.colorBrandForeground1 },
  text: { margin: 0, textWrap: 'pretty' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  actions: { display: 'flex', justifyContent: 'space-between', gap: '10px', marginTop: '10px' },
  choices: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '14px' },
  choice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '18px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  choiceTitle: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  choiceText: { flexGrow: 1, color: tokens.colorNeutralForeground3, fontSize: '14px' },
});

/** The first time: the school's name, where the data lives, and what to begin with. Three steps and no more. */
export function FirstRun({ status }: { status: LibraryStatus }) {
  const styles = useStyles();
  const client = useClient();
  const [step, setStep] = useState(1);
  const save = useCommand({ run: (change: Partial<LibrarySettings>) => client.library.updateSettings(change) });
  const finish = () => save.mutate({ firstRunDone: true });
  return (
    <div className={styles.root}>
      <div className={styles.card}>
        <div className={styles.head}>
          <span>{homeMessages.welcome}</span>
          <span aria-live="polite">{homeMessages.step(step)}</span>
        </div>
        {step === 1 && (
          <SchoolStep
            settings={status.settings}
            onNext={(change) => save.mutate(change, { onSuccess: () => setStep(2) })}
          />
        )}
        {step === 2 && <WhereStep status={status} onBack={() => setStep(1)} onNext={() => setStep(3)} />}
        {step === 3 && <StartStep onBack={() => setStep(2)} onDone={finish} />}
      </div>
    </div>
  );
}

function Question({ icon, children }: { icon: React.ReactElement; children: string }) {
  const styles = useStyles();
  return (
    <h1 className={styles.question}>
      <span className={styles.icon} style={{ display: 'inline-flex' }} aria-hidden="true">
        {icon}
      </span>
      {children}
    </h1>
  );
}

type SchoolStepProps = {
  settings: LibrarySettings;
  onNext: (change: Pick<LibrarySettings, 'schoolName' | 'userName'>) => void;
};

function SchoolStep({ settings, onNext }: SchoolStepProps) {
  const styles = useStyles();
  const [schoolName, setSchoolName] = useState(settings.schoolName);
  const [userName, setUserName] = useState(settings.userName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNext({ schoolName: schoolName.trim(), userName: userName.trim() });
  };
  return (
    <form onSubmit={submit} style={{ display: 'contents' }}>
      <Question icon={<BuildingRegular />}>{homeMessages.schoolQuestion}</Question>
      <Field label={homeMessages.schoolLabel} hint={homeMessages.schoolHint}>
        <Input
          size="large"
          value={schoolName}
          maxLength={120}
          placeholder={homeMessages.schoolPlaceholder}
          onChange={(_event, data) => setSchoolName(data.value)}
        />
      </Field>
      <Field label={homeMessages.userLabel} hint={homeMessages.userHint}>
        <Input value={userName} maxLength={80} onChange={(_event, data) => setUserName(data.value)} />
      </Field>
      <div className={styles.actions}>
        <span />
        <Button type="submit" appearance="primary" disabled={schoolName.trim() === ''}>
          {homeMessages.next}
        </Button>
      </div>
    </form>
  );
}

function WhereStep(props: { status: LibraryStatus; onBack: () => void; onNext: () => void }) {
  const { status, onBack, onNext } = props;
  const styles = useStyles();
  return (
    <>
      <Question icon={<DesktopRegular />}>{homeMessages.whereQuestion}</Question>
      <p className={styles.text}>{homeMessages.whereText}</p>
      {status.libraryFolder && (
        <p className={styles.quiet}>
          {homeMessages.whereFolder}: {status.libraryFolder}
        </p>
      )}
      <p className={styles.text}>{status.encrypted ? homeMessages.encrypted : homeMessages.notEncrypted}</p>
      <p className={styles.quiet}>{homeMessages.backupHint}</p>
      <div className={styles.actions}>
        <Button onClick={onBack}>{homeMessages.back}</Button>
        <Button appearance="primary" onClick={onNext}>
          {homeMessages.next}
        </Button>
      </div>
    </>
  );
}

function StartStep({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const begin = () => {
    onDone();
    void navigate({ to: '/papeles' });
  };
  return (
    <>
      <Question icon={<DocumentAddRegular />}>{homeMessages.startQuestion}</Question>
      <div className={styles.choices}>
        <div className={styles.choice}>
          <span className={styles.choiceTitle}>{homeMessages.sampleTitle}</span>
          <span className={styles.choiceText}>{homeMessages.sampleText}</span>
          <AddSampleButton appearance="primary" onTaken={begin} />
        </div>
        <div className={styles.choice}>
          <span className={styles.choiceTitle}>{homeMessages.ownTitle}</span>
          <span className={styles.choiceText}>{homeMessages.ownText}</span>
          <AddPapersMenu appearance="secondary" onTaken={onDone} />
        </div>
      </div>
      <p className={styles.quiet}>{frameMessages.dropHint}</p>
      <div className={styles.actions}>
        <Button onClick={onBack}>{homeMessages.back}</Button>
        <Button appearance="subtle" onClick={onDone}>
          {homeMessages.later}
        </Button>
      </div>
    </>
  );
}
