import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ModelOffer, ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { PullButton, RecommendedCard } from './recommended-card.tsx';
import { usePull } from './use-pull.ts';

const words = modelsMessages.recommended;

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
  const { pull, isOnItsWay } = usePull();
  const wanted = pack.missing.filter((name) => !isOnItsWay(name));
  const items = offers
    .filter(({ name }) => pack.names.includes(name))
    .map(({ name, purpose, about }) => ({ name, about, note: purpose === 'writing' ? words.writes : words.searches }));
  return (
    <RecommendedCard items={items} cost={words.cost(pack.sizeBytes, pack.downloadMinutes)}>
      {canInstall && (
        <PullButton
          label={words.pull(wanted.length)}
          isOnItsWay={wanted.length === 0}
          disabled={pull.isPending}
          onPull={() => pull.mutate({ names: wanted })}
        />
      )}
    </RecommendedCard>
  );
}
