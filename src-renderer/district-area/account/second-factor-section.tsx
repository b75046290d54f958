import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular, PhoneRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { errorText } from '../../client/error-text.ts';
import { StateMark } from '../../components/chips.tsx';
import { Section } from '../../components/section.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { SetUpDialog } from './set-up-dialog.tsx';

const words = districtAccountMessages.account.secondFactor;

type Step = { at: 'password'; turns: 'on' | 'off' } | { at: 'set-up'; secret: string; uri: string } | null;

/** Turns the codes of one's telephone on and off. */
export function SecondFactorSection() {
  const { me } = useSession();
  const [step, setStep] = useState<Step>(null);
  const close = () => setStep(null);
  return (
    <Section id="second-factor" title={words.title} intro={words.intro}>
      <div style={{ display: 'flex', alignItems: 'center', gap: '16px' }}>
        {me.hasSecondFactor ? (
          <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
            {words.on}
          </StateMark>
        ) : (
          <StateMark tone="warning" icon={<PhoneRegular />}>
            {words.off}
          </StateMark>
        )}
        <Button onClick={() => setStep({ at: 'password', turns: me.hasSecondFactor ? 'off' : 'on' })}>
          {me.hasSecondFactor ? words.stop : words.start}
        </Button>
      </div>
      {step?.at === 'password' && step.turns === 'on' && (
        <StartDialog onStarted={(made) => setStep({ at: 'set-up', ...made })} onClose={close} />
      )}
      {step?.at === 'password' && step.turns === 'off' && <StopDialog onClose={close} />}
      {step?.at === 'set-up' && <SetUpDialog secret={step.secret} uri={step.uri} onClose={close} />}
    </Section>
  );
}

type StartDialogProps = { onStarted: (made: { secret: string; uri: string }) => void; onClose: () => void };

function StartDialog({ onStarted, onClose }: StartDialogProps) {
  const { client } = useSession();
  const start = useAct({
    run: (password: string) => client.account.startSecondFactor({ password }),
    onDone: onStarted,
    saysFailure: true,
  });
  return (
    <TextDialog
      secret
      title={words.passwordTitle}
      label={districtAccountMessages.signIn.password}
      hint={words.passwordHint}
      action={words.next}
      busy={start.isPending}
      problem={start.error ? errorText(start.error) : null}
      onSubmit={(password) => start.mutate(password)}
      onClose={onClose}
    />
  );
}

function StopDialog({ onClose }: { onClose: () => void }) {
  const { client, me, onMe } = useSession();
  const stop = useAct({
    run: (password: string) => client.account.stopSecondFactor({ password }),
    said: () => words.stopped,
    onDone: () => {
      onMe({ ...me, hasSecondFactor: false });
      onClose();
    },
    saysFailure: true,
  });
  return (
    <TextDialog
      secret
      title={words.stopTitle}
      label={districtAccountMessages.signIn.password}
      hint={words.stopHint}
      action={words.stopAction}
      busy={stop.isPending}
      problem={stop.error ? errorText(stop.error) : null}
      onSubmit={(password) => stop.mutate(password)}
      onClose={onClose}
    />
  );
}
