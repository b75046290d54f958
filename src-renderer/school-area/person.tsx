import {
  Menu,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { BuildingMultipleRegular, PersonCircleRegular, PersonRegular, SignOutRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../district-area/session-context.tsx';
import { useSignOut } from '../district-area/use-sign-out.ts';
import { roleWords } from '../messages/district-account.ts';
import { districtFrameMessages } from '../messages/district-frame.ts';
import { schoolAreaMessages as words } from '../messages/school-area.ts';

const useStyles = makeStyles({
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    width: '100%',
    minHeight: '44px',
    marginTop: '8px',
    padding: '4px 9px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  narrow: { justifyContent: 'center', padding: '4px 0' },
  icon: { flexShrink: 0, fontSize: '24px', color: tokens.colorNeutralForeground2 },
  told: { minWidth: 0, overflow: 'hidden' },
  name: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  role: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Who is signed in, and what is theirs: their account, their place in the district, and the way out. */
export function Person({ isNarrow }: { isNarrow: boolean }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const { me } = useSession();
  const [school] = me.schools;
  const signOut = useSignOut();
  const role = roleWords[me.role];
  return (
    <Menu positioning="above-start">
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          className={mergeClasses(styles.person, isNarrow && styles.narrow)}
          aria-label={words.person(me.fullName, role)}
          title={me.fullName}
        >
          <PersonCircleRegular className={styles.icon} aria-hidden="true" />
          {!isNarrow && (
            <span className={styles.told}>
              <span className={styles.name}>{me.fullName}</span>
              <span className={styles.role}>{role}</span>
            </span>
          )}
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<PersonRegular />} onClick={() => void navigate({ to: '/cuenta' })}>
            {districtFrameMessages.account}
          </MenuItem>
          <MenuItemLink icon={<BuildingMultipleRegular />} href={`/#/escuelas/${school?.id ?? ''}`}>
            {words.district}
          </MenuItemLink>
          <MenuItem icon={<SignOutRegular />} disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            {districtFrameMessages.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
