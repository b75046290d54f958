import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { SpeechModelOffer, SpeechModelStatus } from '../../../src-shared/contract/speech-models-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { speechModelsMessages } from '../../messages/speech-models.ts';
import { PullButton, RecommendedCard } from './recommended-card.tsx';
import { usePullSpeech } from './use-pull.ts';

const common = modelsMessages.recommended;
const words = speechModelsMessages.recommended;

/** The one model for words that this PC had best have. */
export function SpeechRecommendedSection({ status }: { status: SpeechModelStatus }) {
  const { memoryGigabytes, freeDiskBytes, isSlow } = status.machine;
  const facts = [common.here(memoryGigabytes, freeDiskBytes), ...(isSlow ? [common.slow] : [])];
  const offer = status.offers.find(({ name }) => name === status.recommended);
  return (
    <Section id="recomendado" title={common.title} intro={facts.join(' · ')}>
      {!offer && words.none}
      {offer?.isInstalled && (
        <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
          {words.ready}
        </StateMark>
      )}
      {offer && !offer.isInstalled && <Recommended offer={offer} />}
    </Section>
  );
}

function Recommended({ offer }: { offer: SpeechModelOffer }) {
  const { pull, isOnItsWay } = usePullSpeech();
  const { name, about, role, sizeBytes, downloadMinutes, minutesPerHour } = offer;
  const facts = [
    common.cost(sizeBytes, downloadMinutes),
    ...(minutesPerHour === null ? [] : [speechModelsMessages.minutes(minutesPerHour)]),
  ];
  return (
    <RecommendedCard items={[{ name, about, note: speechModelsMessages.roles[role] }]} cost={facts.join(' · ')}>
      <PullButton
        label={common.pull(1)}
        isOnItsWay={isOnItsWay(name)}
        disabled={pull.isPending}
        onPull={() => pull.mutate({ name })}
      />
    </RecommendedCard>
  );
}
