import { CounterBadge, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import {
  KeyboardRegular,
  PanelLeftContractRegular,
  PanelLeftExpandRegular,
  SearchRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { LibraryStatus } from '../../src-shared/contract/library-contract.ts';
import { useApi } from '../client/api-context.tsx';
import { useSignedIn } from '../client/signed-in-context.ts';
import { ActionButton } from '../components/action-button.tsx';
import { usePlaceStyles } from '../components/place-styles.ts';
import { shortcutLabel } from '../components/shortcuts.ts';
import { useStoredFlag } from '../components/stored-state.ts';
import { frameMessages } from '../messages/frame.ts';
import { keysMessages } from '../messages/keys.ts';
import type { ScreenDefinition } from '../screens/screen-definition.ts';
import { useScreens } from './offered-screens.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    width: '204px',
    boxSizing: 'border-box',
    padding: '12px 10px 8px',
    minHeight: 0,
    overflow: 'hidden auto',
  },
  narrow: { width: '58px' },
  school: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    minHeight: '22px',
    padding: '2px 8px 0',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  search: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '34px',
    margin: '12px 0 14px',
    padding: '0 9px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  searchKey: { marginLeft: 'auto' },
  counter: { marginLeft: 'auto' },
  cornerCounter: { position: 'absolute', top: '1px', right: '1px' },
  spacer: { flexGrow: 1, minHeight: '16px' },
  foot: { display: 'flex', justifyContent: 'space-between', marginTop: '6px' },
  narrowFoot: { flexDirection: 'column' },
});

/** The left column: the school, the search, the screens and what waits in each. */
export function Navigation({ onPalette, onKeys }: { onPalette: () => void; onKeys: () => void }) {
  const styles = useStyles();
  const api = useApi();
  const status = useQuery(api.library.status.queryOptions());
  const screens = useScreens();
  const [narrow, setNarrow] = useStoredFlag('navigation:narrow', false);
  const signedIn = useSignedIn();
  const name = status.data?.settings.schoolName || signedIn?.schoolName || frameMessages.schoolUnnamed;
  const inGroup = (group: ScreenDefinition['group']) => screens.filter((screen) => screen.group === group);
  return (
    <nav
      className={mergeClasses(styles.root, narrow && styles.narrow)}
      aria-label={frameMessages.screens}
      data-region="navigation"
    >
      {!narrow && (
        <div className={styles.school} title={name}>
          {name}
        </div>
      )}
      <PaletteButton narrow={narrow} onPalette={onPalette} />
      <ScreenList screens={inGroup('work')} status={status.data} narrow={narrow} />
      <div className={styles.spacer} />
      <ScreenList screens={inGroup('system')} status={status.data} narrow={narrow} />
      {signedIn && <signedIn.person isNarrow={narrow} />}
      <div className={mergeClasses(styles.foot, narrow && styles.narrowFoot)}>
        <ActionButton
          appearance="transparent"
          iconOnly
          icon={narrow ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
          label={narrow ? frameMessages.expand : frameMessages.collapse}
          onClick={() => setNarrow(!narrow)}
        />
        <ActionButton
          appearance="transparent"
          iconOnly
          icon={<KeyboardRegular />}
          label={keysMessages.open}
          shortcut="f1"
          onClick={onKeys}
        />
      </div>
    </nav>
  );
}

function PaletteButton({ narrow, onPalette }: { narrow: boolean; onPalette: () => void }) {
  const styles = useStyles();
  return (
    <Tooltip content={`${frameMessages.palette} (${shortcutLabel('ctrl+k')})`} relationship="label">
      <button type="button" className={styles.search} onClick={onPalette} aria-keyshortcuts="Control+K">
        <SearchRegular fontSize={18} />
        {!narrow && (
          <>
            {frameMessages.palette}
            <span className={styles.searchKey}>{shortcutLabel('ctrl+k')}</span>
          </>
        )}
      </button>
    </Tooltip>
  );
}

type ScreenListProps = { screens: readonly ScreenDefinition[]; status: LibraryStatus | undefined; narrow: boolean };

function ScreenList({ screens: listed, status, narrow }: ScreenListProps) {
  const styles = useStyles();
  const places = usePlaceStyles();
  const { pathname } = useLocation();
  return (
    <ul className={places.list}>
      {listed.map((screen) => {
        const current = screen.path === '/' ? pathname === '/' : pathname.startsWith(screen.path);
        const Icon = current ? screen.activeIcon : screen.icon;
        const waiting = waitingIn(screen.key, status);
        return (
          <li key={screen.key}>
            <Tooltip
              content={`${screen.title} (${shortcutLabel(screen.shortcut)})${waiting ? ` · ${waiting.hint}` : ''}`}
              relationship="description"
              positioning="after"
            >
              <Link
                to={screen.path}
                aria-current={current ? 'page' : undefined}
                aria-label={narrow ? screen.title : undefined}
                className={mergeClasses(places.item, current && places.current)}
              >
                <span className={mergeClasses(places.icon, current && places.currentIcon)}>
                  <Icon />
                </span>
                {!narrow && screen.title}
                {waiting && (
                  <span className={narrow ? styles.cornerCounter : styles.counter}>
                    <CounterBadge
                      count={waiting.count}
                      overflowCount={999}
                      size={narrow ? 'small' : 'medium'}
                      appearance="filled"
                      color="informative"
                    />
                  </span>
                )}
              </Link>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

/** What waits for her in a screen: doubtful cells, matches to confirm, jobs under way. */
function waitingIn(key: string, status: LibraryStatus | undefined): { count: number; hint: string } | null {
  if (!status) return null;
  const found = {
    planillas: { count: status.doubtfulCells, hint: frameMessages.doubtfulHint(status.doubtfulCells) },
    people: { count: status.suggestedMatches, hint: frameMessages.suggestedHint(status.suggestedMatches) },
    jobs: { count: status.activeJobs, hint: frameMessages.jobsHint(status.activeJobs) },
  }[key];
  return found && found.count > 0 ? found : null;
}
