import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, ChevronDownRegular, ChevronUpRegular, WarningRegular } from '@fluentui/react-icons';
import { type FormEvent, useState } from 'react';
import type { ModelOffer, ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { usePull } from './use-pull.ts';

const words = modelsMessages.more;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '16px',
    alignItems: 'center',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { display: 'flex', flexWrap: 'wrap', gap: '2px 14px', fontWeight: tokens.fontWeightSemibold },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
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
          <ul className={styles.list}>
            {others.map((offer) => (
              <Offer key={offer.name} offer={offer} has={status.machine?.memoryGigabytes ?? 0} />
            ))}
          </ul>
          <OtherModel />
        </>
      )}
    </Section>
  );
}

function Offer({ offer, has }: { offer: ModelOffer; has: number }) {
  const styles = useStyles();
  const { pull, isOnItsWay } = usePull();
  const [isAsked, setAsked] = useState(false);
  const { name, about, sizeBytes, downloadMinutes, licence, memoryGigabytes } = offer;
  const isTooBig = offer.fits === false;
  return (
    <li className={styles.row}>
      <div>
        <div className={styles.name}>
          {name}
          {isTooBig && (
            <StateMark tone="warning" icon={<WarningRegular />}>
              {words.needs(memoryGigabytes, has)}
            </StateMark>
          )}
        </div>
        <div>{about}</div>
        <div className={styles.facts}>{words.facts(sizeBytes, downloadMinutes, licence)}</div>
      </div>
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
    </li>
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
