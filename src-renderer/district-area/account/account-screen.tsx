import { makeStyles, tokens } from '@fluentui/react-components';
import { Screen } from '../../components/screen.tsx';
import { districtAccountMessages, roleWords } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { CodeWanted } from './code-wanted.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

const words = districtAccountMessages.account;

const useStyles = makeStyles({
  body: { width: '100%', maxWidth: '720px', boxSizing: 'border-box', padding: '0 20px 40px' },
  facts: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '8px 28px', margin: '6px 0 20px' },
  fact: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** What is one's own: password, code of the telephone, sessions. */
export function AccountScreen() {
  const styles = useStyles();
  const { me } = useSession();
  const facts = [
    [words.userName, me.userName],
    [words.role, roleWords[me.role]],
    [words.schools, me.schools.length === 0 ? words.wholeDistrict : me.schools.map(({ name }) => name).join(', ')],
  ] as const;
  return (
    <Screen title={words.title} subtitle={me.fullName}>
      <div className={styles.body}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt className={styles.fact}>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
        {me.missing === 'code' ? (
          <CodeWanted />
        ) : (
          <>
            <SecondFactorSection />
            {me.hasPassword && <PasswordSection />}
            <SessionsSection />
          </>
        )}
      </div>
    </Screen>
  );
}
