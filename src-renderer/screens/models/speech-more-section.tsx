import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular, ChevronDownRegular, ChevronUpRegular, WarningRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { SpeechModelOffer, SpeechModelStatus } from '../../../src-shared/contract/speech-models-contract.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { speechModelsMessages } from '../../messages/speech-models.ts';
import { usePullSpeech } from './use-pull.ts';

const common = modelsMessages.more;
const words = speechModelsMessages.more;

const useStyles = makeStyles({
  toggle: { alignSelf: 'flex-start' },
  actions: { display: 'flex', gap: '8px' },
});

/** The other files that are offered; closed until somebody wants to choose. One that is half way is always shown. */
export function SpeechMoreSection({ status }: { status: SpeechModelStatus }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const { isOnItsWay } = usePullSpeech();
  const isHalfWay = ({ name, partialBytes }: SpeechModelOffer) => partialBytes > 0 && !isOnItsWay(name);
  const others = status.offers.filter(
    (offer) => !offer.isInstalled && (offer.name !== status.recommended || isHalfWay(offer)),
  );
  const shown = isOpen ? others : others.filter(isHalfWay);
  if (others.length === 0) return null;
  return (
    <Section id="mas" title={common.title}>
      <FactList>
        {shown.map((offer) => (
          <Offer key={offer.name} offer={offer} isHalfWay={isHalfWay(offer)} has={status.machine.memoryGigabytes} />
        ))}
      </FactList>
      <Button
        className={styles.toggle}
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? common.hide : common.show}
      </Button>
    </Section>
  );
}

function Offer({ offer, isHalfWay, has }: { offer: SpeechModelOffer; isHalfWay: boolean; has: number }) {
  const styles = useStyles();
  const { pull, isOnItsWay } = usePullSpeech();
  const [isAsked, setAsked] = useState(false);
  const { name, about, memoryGigabytes, fits } = offer;
  return (
    <FactRow name={name} about={about} facts={factsOf(offer, isHalfWay)} mark={<OfferMark offer={offer} has={has} />}>
      <div className={styles.actions}>
        {isHalfWay && <Forget name={name} />}
        <Button
          icon={<ArrowDownloadRegular />}
          aria-label={isHalfWay ? words.goOn(name) : common.pull(name)}
          disabled={isOnItsWay(name) || pull.isPending}
          onClick={() => (fits ? pull.mutate({ name }) : setAsked(true))}
        >
          {isHalfWay ? words.goOnAction : common.pullOther}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsked}
        title={common.insistTitle(name)}
        text={common.insistText(memoryGigabytes, has)}
        action={common.insist}
        onConfirm={() => pull.mutate({ name, evenIfTooBig: true })}
        onClose={() => setAsked(false)}
      />
    </FactRow>
  );
}

function OfferMark({ offer: { fits, memoryGigabytes }, has }: { offer: SpeechModelOffer; has: number }) {
  if (fits) return null;
  return (
    <StateMark tone="warning" icon={<WarningRegular />}>
      {common.needs(memoryGigabytes, has)}
    </StateMark>
  );
}

/** A download that nobody wants any more leaves its room. */
function Forget({ name }: { name: string }) {
  const client = useClient();
  const forget = useCommand({
    run: () => client.speechModels.remove({ name }),
    said: () => words.forgotten(name),
  });
  return (
    <Button
      appearance="subtle"
      aria-label={words.forget(name)}
      disabled={forget.isPending}
      onClick={() => forget.mutate()}
    >
      {words.forgetAction}
    </Button>
  );
}

function factsOf(offer: SpeechModelOffer, isHalfWay: boolean): string {
  const { sizeBytes, licence, host, minutesPerHour, partialBytes } = offer;
  return [
    isHalfWay ? words.partial(partialBytes, sizeBytes) : '',
    words.facts(sizeBytes, licence, host),
    minutesPerHour === null ? '' : speechModelsMessages.minutes(minutesPerHour),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
