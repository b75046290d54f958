import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { isDecidedByPrincipal } from '../../../src-shared/domain/district/district-view.ts';
import type { Conflict, LostChange, ThingName } from '../../../src-shared/domain/sync/conflict.ts';
import { conflictValueText, conflictValueTexts } from '../../components/conflicts/conflict-value.ts';
import { fieldTitle, ownerTitle } from '../../components/conflicts/thing-title.ts';
import { useMayDecide } from '../../components/conflicts/use-may-decide.ts';
import { contextOf, type ValueContext } from '../../components/conflicts/value-context.ts';
import { conflictMessages as words } from '../../messages/conflicts.ts';
import { districtViewMessages } from '../../messages/district-view.ts';
import type { Choice } from './conflict-choices.ts';
import { VersionCard } from './version-card.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '14px', minWidth: 0, padding: '16px 20px 24px' },
  head: { minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  owner: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  link: { color: tokens.colorBrandForegroundLink, fontSize: tokens.fontSizeBase200 },
  versions: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: '14px',
    maxWidth: '1100px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  keys: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  changed: { fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase300 },
  changes: { display: 'flex', flexDirection: 'column', gap: '6px', margin: '6px 0 0', padding: 0, listStyle: 'none' },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type ConflictDetailProps = {
  conflict: Conflict;
  choices: readonly Choice[];
  marked: number;
  isBusy: boolean;
  onUse: (choice: Choice) => void;
};

/** One conflict: its values side by side, each with who wrote it and what proves it. */
export function ConflictDetail({ conflict, choices, marked, isBusy, onUse }: ConflictDetailProps) {
  const styles = useStyles();
  const { register, thing, versions } = conflict;
  const context = contextOf(conflict);
  const isOfView = isDecidedByPrincipal(register);
  const isOfPrincipal = !useMayDecide()(register);
  const values = versions.map(({ value }) => value);
  const texts = conflictValueTexts(register, values, context);
  return (
    <section className={styles.root} aria-labelledby="conflict-title">
      <div className={styles.head}>
        <h2 id="conflict-title" className={styles.title}>
          {fieldTitle(conflict)}
        </h2>
        <div className={styles.owner}>{ownerTitle(conflict)}</div>
        {thing.place && <ThingLink place={thing.place} />}
      </div>
      {isOfView && <div>{districtViewMessages.disputed}</div>}
      <ul className={styles.versions} aria-label={words.versions}>
        {choices.map((choice, index) => (
          <VersionCard
            key={choice.versionId ?? 'lost'}
            version={choice.version}
            isShown={index === 0 && !isOfView}
            isMarked={index === marked}
            action={choice.action}
            isBusy={isBusy || isOfPrincipal}
            onUse={() => onUse(choice)}
          >
            {choice.versionId === null ? <LostChanges conflict={conflict} /> : texts[index]}
          </VersionCard>
        ))}
      </ul>
      {isOfPrincipal && <div>{districtViewMessages.ofPrincipal}</div>}
      <div className={styles.keys}>{words.keys}</div>
    </section>
  );
}

function ThingLink({ place: { screen, id } }: { place: NonNullable<ThingName['place']> }) {
  const styles = useStyles();
  return (
    <Link to={`${addresses[screen]}/${id}`} className={styles.link}>
      {words.see[screen]}
    </Link>
  );
}

const addresses = {
  planilla: '/planillas',
  person: '/personas',
  paper: '/papeles',
  acta: '/documentos/actas',
  template: '/documentos',
  prompt: '/indicaciones',
} as const;

/** What others had changed of something that was deleted. */
function LostChanges({ conflict }: { conflict: Conflict }) {
  const { lostChanges, lostChangesTotal } = conflict;
  const styles = useStyles();
  const more = lostChangesTotal - lostChanges.length;
  return (
    <div className={styles.changed}>
      {words.changedThere}
      <ul className={styles.changes}>
        {lostChanges.map((change) => (
          <LostChangeLine key={change.id} change={change} mentioned={conflict.mentioned} />
        ))}
      </ul>
      {more > 0 && <div className={styles.name}>{words.moreChanges(more)}</div>}
    </div>
  );
}

type LostChangeLineProps = { change: LostChange } & Pick<ValueContext, 'mentioned'>;

function LostChangeLine({ change, mentioned }: LostChangeLineProps) {
  const styles = useStyles();
  return (
    <li>
      <div className={styles.name}>{fieldTitle(change)}</div>
      {conflictValueText(change.register, change.value, contextOf({ thing: change.thing, mentioned }))}
    </li>
  );
}
