import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  BranchCompareRegular,
  CalendarClockRegular,
  CheckmarkCircleRegular,
  ChevronRightRegular,
  CloudErrorRegular,
  DocumentEditRegular,
  ErrorCircleRegular,
  type FluentIcon,
  LockClosedRegular,
  PersonQuestionMarkRegular,
  QuestionCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LibraryStatus } from '../../../src-shared/contract/library-contract.ts';
import { useApi } from '../../client/api-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { settingsPlaces } from '../../components/settings/settings-place.ts';
import { homeMessages } from '../../messages/home.ts';
import { retentionMessages } from '../../messages/rights.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ':last-child': { borderBottom: 'none' } },
  link: {
    display: 'grid',
    gridTemplateColumns: '24px 1fr 20px',
    alignItems: 'center',
    gap: '12px',
    padding: '11px 14px',
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { fontSize: '22px', lineHeight: 1 },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  text: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  go: { color: tokens.colorNeutralForeground3, fontSize: '18px' },
  frame: {
    display: 'flex',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
});

type Waiting = {
  count: number;
  icon: FluentIcon;
  color: string;
  title: (count: number) => string;
  text: string;
  to: string;
  search?: Record<string, unknown>;
};

/** What needs a person, the most pressing first; each line goes where it is dealt with. */
export function WaitingList({ status }: { status: LibraryStatus }) {
  const styles = useStyles();
  const api = useApi();
  const toReview = useQuery(api.rights.toReview.queryOptions());
  const waiting = [...waitingOf(status), pastTerm(toReview.data?.papers ?? 0)].filter((entry) => entry.count > 0);
  if (waiting.length === 0) {
    return (
      <div className={styles.frame}>
        <EmptyState
          icon={<CheckmarkCircleRegular />}
          title={homeMessages.nothingWaits}
          text={status.sources > 0 ? homeMessages.nothingWaitsText : undefined}
        />
      </div>
    );
  }
  return (
    <ul className={styles.list}>
      {waiting.map((entry) => (
        <li key={entry.text} className={styles.item}>
          <Link to={entry.to} search={entry.search ?? {}} className={styles.link}>
            <span className={styles.icon} style={{ color: entry.color }}>
              <entry.icon aria-hidden="true" />
            </span>
            <span>
              <span className={styles.title}>{entry.title(entry.count)}</span>
              <span className={styles.text}>{entry.text}</span>
            </span>
            <ChevronRightRegular className={styles.go} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function pastTerm(count: number): Waiting {
  return {
    count,
    icon: CalendarClockRegular,
    color: tokens.colorNeutralForeground3,
    title: retentionMessages.waiting,
    text: retentionMessages.waitingText,
    to: '/ajustes',
    search: { seccion: settingsPlaces.retention },
  };
}

function waitingOf(status: LibraryStatus): Waiting[] {
  const amber = tokens.colorStatusWarningForeground3;
  return [
    {
      count: status.doubtfulCells,
      icon: QuestionCircleRegular,
      color: amber,
      title: homeMessages.doubtful,
      text: homeMessages.doubtfulText,
      to: '/planillas',
    },
    {
      count: status.suggestedMatches,
      icon: PersonQuestionMarkRegular,
      color: amber,
      title: homeMessages.matches,
      text: homeMessages.matchesText,
      to: '/personas',
      search: { coincidencias: true },
    },
    {
      count: status.conflicts,
      icon: BranchCompareRegular,
      color: amber,
      title: homeMessages.conflicts,
      text: homeMessages.conflictsText,
      to: '/conflictos',
    },
    {
      count: status.refusedChanges,
      icon: CloudErrorRegular,
      color: amber,
      title: homeMessages.refusedChanges,
      text: homeMessages.refusedChangesText,
      to: '/conflictos',
      search: { rechazados: true },
    },
    {
      count: status.draftActas,
      icon: DocumentEditRegular,
      color: amber,
      title: homeMessages.draftActas,
      text: homeMessages.draftActasText,
      to: '/documentos',
    },
    {
      count: status.needPassword,
      icon: LockClosedRegular,
      color: amber,
      title: homeMessages.needPassword,
      text: homeMessages.needPasswordText,
      to: '/papeles',
      search: { estado: 'needs-password' },
    },
    {
      count: status.failed,
      icon: ErrorCircleRegular,
      color: tokens.colorStatusDangerForeground1,
      title: homeMessages.failed,
      text: homeMessages.failedText,
      to: '/papeles',
      search: { estado: 'failed' },
    },
    {
      count: status.poor,
      icon: WarningRegular,
      color: amber,
      title: homeMessages.poor,
      text: homeMessages.poorText,
      to: '/papeles',
      search: { estado: 'poor' },
    },
    {
      count: status.activeJobs,
      icon: ArrowSyncRegular,
      color: tokens.colorBrandForeground1,
      title: homeMessages.running,
      text: homeMessages.runningText,
      to: '/tareas',
    },
  ];
}
