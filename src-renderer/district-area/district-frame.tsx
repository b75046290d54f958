import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  BuildingMultipleFilled,
  BuildingMultipleRegular,
  DesktopFilled,
  DesktopRegular,
  type FluentIcon,
  HistoryFilled,
  HistoryRegular,
  MegaphoneFilled,
  MegaphoneRegular,
  PeopleTeamFilled,
  PeopleTeamRegular,
  PersonFilled,
  PersonRegular,
  SignOutRegular,
  TableMultipleFilled,
  TableMultipleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import type { PeopleProcedure } from '../../src-shared/contract/district-permissions.ts';
import { usePlaceStyles } from '../components/place-styles.ts';
import { focusRegion } from '../components/regions.ts';
import { useShortcut } from '../components/shortcuts.ts';
import { roleWords } from '../messages/district-account.ts';
import { districtFrameMessages as words } from '../messages/district-frame.ts';
import { AccountScreen } from './account/account-screen.tsx';
import { useCan, useSession } from './session-context.tsx';
import { useSignOut } from './use-sign-out.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.45,
  },
  main: { display: 'flex', minWidth: 0, minHeight: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  side: {
    display: 'flex',
    flexDirection: 'column',
    width: '204px',
    boxSizing: 'border-box',
    padding: '12px 10px',
    minHeight: 0,
    overflow: 'hidden auto',
  },
  product: { padding: '2px 8px 14px', fontWeight: tokens.fontWeightSemibold },
  spacer: { flexGrow: 1, minHeight: '16px' },
  due: { marginLeft: 'auto', fontSize: '18px', color: tokens.colorStatusWarningForeground3 },
  person: { padding: '0 9px 8px', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  signOut: { justifyContent: 'flex-start', paddingLeft: '9px' },
});

type Place = {
  path: string;
  title: string;
  icon: FluentIcon;
  activeIcon: FluentIcon;
  /** Whoever may not ask this has nothing to see there. */
  needs: PeopleProcedure;
};

const places: readonly Place[] = [
  {
    path: '/',
    title: words.schools,
    icon: BuildingMultipleRegular,
    activeIcon: BuildingMultipleFilled,
    needs: 'district.schools.list',
  },
  {
    path: '/pc',
    title: words.pcs,
    icon: DesktopRegular,
    activeIcon: DesktopFilled,
    needs: 'district.devices.list',
  },
  {
    path: '/planillas',
    title: words.planillas,
    icon: TableMultipleRegular,
    activeIcon: TableMultipleFilled,
    needs: 'district.planillas.list',
  },
  {
    path: '/usuarios',
    title: words.users,
    icon: PeopleTeamRegular,
    activeIcon: PeopleTeamFilled,
    needs: 'district.users.list',
  },
  {
    path: '/publicado',
    title: words.published,
    icon: MegaphoneRegular,
    activeIcon: MegaphoneFilled,
    needs: 'district.published.list',
  },
  {
    path: '/auditoria',
    title: words.audit,
    icon: HistoryRegular,
    activeIcon: HistoryFilled,
    needs: 'district.audit.page',
  },
  { path: '/cuenta', title: words.account, icon: PersonRegular, activeIcon: PersonFilled, needs: 'account.me' },
];

/** What is around every screen of the district: where one can go, who is signed in, and the way out. */
export function DistrictFrame() {
  const styles = useStyles();
  const { me } = useSession();
  useShortcut('f6', () => focusRegion(1), { inTextFields: true });
  useShortcut('shift+f6', () => focusRegion(-1), { inTextFields: true });
  return (
    <div className={styles.root}>
      <nav className={styles.side} aria-label={words.screens} data-region="navigation">
        <div className={styles.product}>{words.product}</div>
        <Places />
        <div className={styles.spacer} />
        <Person />
      </nav>
      <main className={styles.main}>{me.missing === null ? <Outlet /> : <AccountScreen />}</main>
    </div>
  );
}

function Places() {
  const styles = useStyles();
  const look = usePlaceStyles();
  const can = useCan();
  const { me } = useSession();
  const { pathname } = useLocation();
  const isOfOneSchool = me.schools.length === 1;
  return (
    <ul className={look.list}>
      {places
        .filter(({ needs }) => can(needs))
        .map(({ path, title, icon, activeIcon }) => {
          const isCurrent = path === '/' ? /^\/(escuelas|$)/.test(pathname) : pathname.startsWith(path);
          const isDue = path === '/cuenta' && me.secondFactorDueMs !== null;
          const Icon = isCurrent ? activeIcon : icon;
          return (
            <li key={path}>
              <Link
                to={path}
                title={isDue ? words.codeDue : undefined}
                aria-current={isCurrent ? 'page' : undefined}
                className={mergeClasses(look.item, isCurrent && look.current)}
              >
                <span className={mergeClasses(look.icon, isCurrent && look.currentIcon)}>
                  <Icon />
                </span>
                {path === '/' && isOfOneSchool ? words.school : title}
                {isDue && <WarningRegular className={styles.due} aria-hidden="true" />}
              </Link>
            </li>
          );
        })}
    </ul>
  );
}

function Person() {
  const styles = useStyles();
  const { me } = useSession();
  const signOut = useSignOut();
  return (
    <>
      <div className={styles.person}>
        <div className={styles.name}>{me.fullName}</div>
        <div className={styles.role}>{roleWords[me.role]}</div>
      </div>
      <Button
        appearance="subtle"
        className={styles.signOut}
        icon={<SignOutRegular />}
        disabledFocusable={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {words.signOut}
      </Button>
    </>
  );
}
