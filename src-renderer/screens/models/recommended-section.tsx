import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowSyncRegular, CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ModelOffer, ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { usePull } from './use-pull.ts';

const words = modelsMessages.recommended;

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '10px 16px',
    alignItems: 'center',
    padding: '16px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  cost: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type RecommendedSectionProps = { status: ModelStatus; canInstall: boolean };

/** The one pack that this PC had best have, with what it costs to bring. */
export function RecommendedSection({ status, canInstall }: RecommendedSectionProps) {
  const { machine, recommended } = status;
  if (machine === null) return null;
  const facts = [words.here(machine.memoryGigabytes, machine.freeDiskBytes), ...(machine.isSlow ? [words.slow] : [])];
  return (
    <Section id="recomendado" title={words.title} intro={facts.join(' · ')}>
      {recommended === null && words.none}
      {recommended && recommended.missing.length === 0 && (
        <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
          {words.ready}
        </StateMark>
      )}
      {recommended && recommended.missing.length > 0 && (
        <Pack pack={recommended} offers={status.offers} canInstall={canInstall} />
      )}
    </Section>
  );
}

type PackProps = { pack: NonNullable<ModelStatus['recommended']>; offers: readonly ModelOffer[]; canInstall: boolean };

function Pack({ pack, offers, canInstall }: PackProps) {
  const styles = useStyles();
  const { pull, isOnItsWay } = usePull();
  const wanted = pack.missing.filter((name) => !isOnItsWay(name));
  return (
    <div className={styles.card}>
      <ul className={styles.list}>
        {offers
          .filter(({ name }) => pack.names.includes(name))
          .map(({ name, purpose, about }) => (
            <li key={name}>
              <span className={styles.name}>{name}</span>{' '}
              <span className={styles.quiet}>· {purpose === 'writing' ? words.writes : words.searches}</span>
              <div className={styles.quiet}>{about}</div>
            </li>
          ))}
      </ul>
      {canInstall && wanted.length > 0 && (
        <Button
          appearance="primary"
          icon={<ArrowDownloadRegular />}
          disabled={pull.isPending}
          onClick={() => pull.mutate({ names: wanted })}
        >
          {words.pull(wanted.length)}
        </Button>
      )}
      {canInstall && wanted.length === 0 && (
        <StateMark tone="working" icon={<ArrowSyncRegular />}>
          {words.onTheirWay}
        </StateMark>
      )}
      <span className={styles.cost}>{words.cost(pack.sizeBytes, pack.downloadMinutes)}</span>
    </div>
  );
}
