import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, PhoneRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { StateMark } from '../../components/chips.tsx';
import { ReturnFocus } from '../../components/return-focus.ts';
import { Section } from '../../components/section.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { OwnerDialog } from './owner-dialog.tsx';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

const words = districtAccountMessages.account.secondFactor;
const recovery = districtAccountMessages.account.recovery;
/** With so few left it is time for others. */
const fewCodes = 3;

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '10px 16px' },
  left: { margin: 0, color: tokens.colorNeutralForeground3 },
});

type Step =
  | { at: 'start' | 'stop' | 'renew' }
  | { at: 'set-up'; secret: string; uri: string }
  | { at: 'codes'; codes: readonly string[] }
  | null;

/** Turns the codes of one's telephone on and off, and keeps those for who loses it. */
export function SecondFactorSection() {
  const styles = useStyles();
  const { me } = useSession();
  const [step, setStep] = useState<Step>(null);
  return (
    <Section id="second-factor" title={words.title} intro={words.intro}>
      {me.secondFactorDueMs !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{me.missing === null ? words.due(me.secondFactorDueMs) : words.overdue}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.row}>
        {me.hasSecondFactor ? (
          <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
            {words.on}
          </StateMark>
        ) : (
          <StateMark tone="warning" icon={<PhoneRegular />}>
            {words.off}
          </StateMark>
        )}
        <Button
          appearance={me.missing === 'set-up' ? 'primary' : 'secondary'}
          onClick={() => setStep({ at: me.hasSecondFactor ? 'stop' : 'start' })}
        >
          {me.hasSecondFactor ? words.stop : words.start}
        </Button>
      </div>
      {me.hasSecondFactor && <RecoveryCodesLeft onRenew={() => setStep({ at: 'renew' })} />}
      {step && (
        <>
          <ReturnFocus />
          <StepDialog step={step} onStep={setStep} />
        </>
      )}
    </Section>
  );
}

function RecoveryCodesLeft({ onRenew }: { onRenew: () => void }) {
  const styles = useStyles();
  const { queries } = useSession();
  const { data } = useQuery(queries.account.recoveryCodes.queryOptions());
  if (data === undefined) return null;
  return (
    <div className={styles.row}>
      {data.left <= fewCodes ? (
        <StateMark tone="warning" icon={<PhoneRegular />}>
          {recovery.left(data.left)}
        </StateMark>
      ) : (
        <p className={styles.left}>{recovery.left(data.left)}</p>
      )}
      <Button onClick={onRenew}>{recovery.renew}</Button>
    </div>
  );
}

type StepDialogProps = { step: NonNullable<Step>; onStep: (step: Step) => void };

function StepDialog({ step, onStep }: StepDialogProps) {
  const { client, me, onMe } = useSession();
  const close = () => onStep(null);
  const { account } = client;
  const lookAgain = useAct({ run: () => account.me(), onDone: onMe });
  const leaveCodes = () => {
    close();
    lookAgain.mutate();
  };
  switch (step.at) {
    case 'start':
      return (
        <OwnerDialog
          title={words.startTitle}
          hint={me.hasPassword ? words.passwordHint : words.startHint}
          action={words.next}
          run={(password) => account.startSecondFactor({ password })}
          onDone={(made) => onStep({ at: 'set-up', ...made })}
          onClose={close}
        />
      );
    case 'set-up':
      return (
        <SetUpDialog
          secret={step.secret}
          uri={step.uri}
          onDone={(codes) => onStep({ at: 'codes', codes })}
          onClose={close}
        />
      );
    case 'codes':
      return <RecoveryCodesDialog codes={step.codes} onClose={leaveCodes} />;
    case 'renew':
      return (
        <OwnerDialog
          title={recovery.renewTitle}
          hint={recovery.renewHint}
          action={recovery.renewAction}
          run={(password) => account.newRecoveryCodes({ password })}
          onDone={({ recoveryCodes }) => onStep({ at: 'codes', codes: recoveryCodes })}
          onClose={close}
        />
      );
    case 'stop':
      return (
        <OwnerDialog
          title={words.stopTitle}
          hint={me.hasPassword ? words.stopHint : words.stopHintBare}
          action={words.stopAction}
          run={(password) => account.stopSecondFactor({ password }).then(() => account.me())}
          said={() => words.stopped}
          onDone={(now) => {
            onMe(now);
            close();
          }}
          onClose={close}
        />
      );
  }
}
