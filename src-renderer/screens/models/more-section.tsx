import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular, ChevronDownRegular, ChevronUpRegular, WarningRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { ModelOffer, ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { usePull } from './use-pull.ts';

const words = modelsMessages.more;

const useStyles = makeStyles({
  form: { display: 'flex', alignItems: 'flex-start', gap: '10px', maxWidth: '560px', paddingTop: '6px' },
  field: { flexGrow: 1 },
  submit: { marginTop: '26px' },
  toggle: { alignSelf: 'flex-start' },
});

/** The other models that are known, each with what it asks for; closed until somebody wants to choose. */
export function MoreSection({ status }: { status: ModelStatus }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const recommended = status.recommended?.names ?? [];
  const others = status.offers.filter(({ name, isInstalled }) => !isInstalled && !recommended.includes(name));
  return (
    <Section id="mas" title={words.title}>
      <Button
        className={styles.toggle}
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? words.hide : words.show}
      </Button>
      {isOpen && (
        <>
          <FactList>
            {others.map((offer) => (
              <Offer key={offer.name} offer={offer} has={status.machine?.memoryGigabytes ?? 0} />
            ))}
          </FactList>
          <OtherModel />
        </>
      )}
    </Section>
  );
}

function Offer({ offer, has }: { offer: ModelOffer; has: number }) {
  const { pull, isOnItsWay } = usePull();
  const [isAsked, setAsked] = useState(false);
  const { name, about, sizeBytes, downloadMinutes, licence, memoryGigabytes } = offer;
  const isTooBig = offer.fits === false;
  return (
    <FactRow
      name={name}
      about={about}
      facts={words.facts(sizeBytes, downloadMinutes, licence)}
      mark={
        isTooBig && (
          <StateMark tone="warning" icon={<WarningRegular />}>
            {words.needs(memoryGigabytes, has)}
          </StateMark>
        )
      }
    >
      <Button
        icon={<ArrowDownloadRegular />}
        aria-label={words.pull(name)}
        disabled={isOnItsWay(name) || pull.isPending}
        onClick={() => (isTooBig ? setAsked(true) : pull.mutate({ names: [name] }))}
      >
        {words.pullOther}
      </Button>
      <ConfirmDialog
        open={isAsked}
        title={words.insistTitle(name)}
        text={words.insistText(memoryGigabytes, has)}
        action={words.insist}
        onConfirm={() => pull.mutate({ names: [name], evenIfTooBig: true })}
        onClose={() => setAsked(false)}
      />
    </FactRow>
  );
}

function OtherModel() {
  const styles = useStyles();
  const { pull } = usePull();
  const [name, setName] = useState('');
  const isReady = name.trim() !== '' && !pull.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) pull.mutate({ names: [name.trim()] }, { onSuccess: () => setName('') });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field className={styles.field} label={words.other} hint={words.otherHint}>
        <Input value={name} maxLength={200} onChange={(_event, data) => setName(data.value)} />
      </Field>
      <Button type="submit" className={styles.submit} disabled={!isReady}>
        {words.pullOther}
      </Button>
    </form>
  );
}
