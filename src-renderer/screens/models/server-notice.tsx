import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, PlugDisconnectedRegular, PowerRegular } from '@fluentui/react-icons';
import { useIsFetching } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { modelsMessages as words } from '../../messages/models.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    gap: '4px 16px',
    alignItems: 'start',
    marginTop: '6px',
    padding: '18px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  icon: { fontSize: '28px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: '2px 0 0', maxWidth: '66ch', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  steps: {
    display: 'grid',
    gridColumn: '1 / -1',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: '14px 24px',
    margin: '16px 0 0',
    padding: 0,
    listStyle: 'none',
    counterReset: 'step',
  },
  step: {
    counterIncrement: 'step',
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    '::before': {
      content: 'counter(step)',
      width: '20px',
      height: '20px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      fontSize: tokens.fontSizeBase200,
      lineHeight: '20px',
      textAlign: 'center',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  stepTitle: { fontWeight: tokens.fontWeightSemibold },
  stepText: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
});

/** What is missing for models to run, and what to do about it; nothing where they run. */
export function ServerNotice({ status }: { status: ModelStatus }) {
  const styles = useStyles();
  const client = useClient();
  const start = useCommand({ run: () => client.models.start(), said: () => words.stopped.started });
  if (status.state === 'missing') {
    return (
      <Card icon={<PlugDisconnectedRegular />} title={words.missing.title} text={words.missing.text} action={<Again />}>
        <ol className={styles.steps}>
          {words.missing.steps.map(({ title, text }) => (
            <li key={title} className={styles.step}>
              <div>
                <span className={styles.stepTitle}>{title}</span>
                <p className={styles.stepText}>{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </Card>
    );
  }
  if (status.state === 'stopped') {
    return (
      <Card
        icon={<PowerRegular />}
        title={words.stopped.title}
        text={words.stopped.text}
        action={
          <Button appearance="primary" disabled={start.isPending} onClick={() => start.mutate()}>
            {words.stopped.start}
          </Button>
        }
      />
    );
  }
  if (status.state === 'unreachable') {
    return (
      <Card
        icon={<PlugDisconnectedRegular />}
        title={words.unreachable.title(status.url)}
        text={words.unreachable.text}
        action={<Again />}
      />
    );
  }
  return null;
}

type CardProps = { icon: ReactElement; title: string; text: string; action: ReactNode; children?: ReactNode };

function Card({ icon, title, text, action, children }: CardProps) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={title}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{text}</p>
      </div>
      {action}
      {children}
    </section>
  );
}

/** Looks again at once, for whoever has just done what was missing. */
function Again() {
  const api = useApi();
  const client = useClient();
  const look = useCommand({ run: () => client.models.status() });
  const isLooking = useIsFetching({ queryKey: api.models.key() }) > 0 || look.isPending;
  return (
    <Button appearance="primary" icon={<ArrowClockwiseRegular />} disabled={isLooking} onClick={() => look.mutate()}>
      {words.check}
    </Button>
  );
}
