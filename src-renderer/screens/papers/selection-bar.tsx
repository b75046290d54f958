import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowDownloadRegular,
  ArrowUndoRegular,
  DeleteDismissRegular,
  DeleteRegular,
  DismissRegular,
  DocumentEditRegular,
  FolderArrowRightRegular,
  TagRegular,
} from '@fluentui/react-icons';
import type { ComponentProps, ReactElement, Ref } from 'react';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ariaKeys, keyHint } from '../../components/shortcuts.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { papersMessages } from '../../messages/papers.ts';
import { MOVE_KEY } from './papers-keys.ts';
import type { ChosenPapers } from './use-chosen-papers.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    containerType: 'inline-size',
    gap: '4px',
    flexShrink: 0,
    minHeight: '46px',
    padding: '4px 12px 4px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
  },
  label: { '@container (max-width: 660px)': { display: 'none' } },
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '32px',
    minWidth: '32px',
    justifyContent: 'center',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
  count: { whiteSpace: 'nowrap', marginRight: 'auto', fontWeight: tokens.fontWeightSemibold },
});

/** What can be done with the chosen papers, at the foot of the list. */
export function SelectionBar(props: { chosen: ChosenPapers; inTrash: boolean; onClear: () => void }) {
  const { chosen, inTrash, onClear } = props;
  const styles = useStyles();
  return (
    <div role="toolbar" aria-label={papersMessages.selected(chosen.ids.length)} className={styles.root}>
      <span className={styles.count} aria-live="polite">
        {papersMessages.selected(chosen.ids.length)}
      </span>
      {inTrash ? <TrashActions chosen={chosen} /> : <LibraryActions chosen={chosen} />}
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<DismissRegular />}
        label={papersMessages.clearSelection}
        shortcut="escape"
        onClick={onClear}
      />
    </div>
  );
}

function TrashActions({ chosen }: { chosen: ChosenPapers }) {
  return (
    <>
      <ActionButton icon={<ArrowUndoRegular />} label={papersMessages.restore} onClick={chosen.restore} />
      <ActionButton
        appearance="subtle"
        icon={<DeleteDismissRegular />}
        label={papersMessages.purge}
        onClick={chosen.askPurge}
      />
    </>
  );
}

function LibraryActions({ chosen }: { chosen: ChosenPapers }) {
  return (
    <>
      <BarButton
        icon={<FolderArrowRightRegular />}
        label={papersMessages.move}
        shortcut={MOVE_KEY}
        onClick={chosen.askMove}
      />
      <BarButton icon={<TagRegular />} label={papersMessages.tag} onClick={chosen.askTags} />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <BarButton icon={<DocumentEditRegular />} label={papersMessages.kind} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList style={{ maxHeight: '60vh', overflowY: 'auto' }}>
            {paperKindSchema.options.map((kind) => (
              <MenuItem key={kind} onClick={() => chosen.setKind(kind)}>
                {paperKindNames[kind]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<ArrowClockwiseRegular />}
        label={papersMessages.readAgain}
        onClick={chosen.readAgain}
      />
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<ArrowDownloadRegular />}
        label={papersMessages.download}
        onClick={chosen.download}
      />
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<DeleteRegular />}
        label={papersMessages.toTrash}
        shortcut="delete"
        onClick={chosen.trash}
      />
    </>
  );
}

type BarButtonProps = Omit<ComponentProps<'button'>, 'ref'> & {
  icon: ReactElement;
  label: string;
  /** The key that does the same; it does not bind it. */
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** A button that loses its word, not its name, where there is no room. */
function BarButton({ icon, label, shortcut, ref, onClick, ...rest }: BarButtonProps) {
  const styles = useStyles();
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={styles.button}
      title={keyHint(label, shortcut)}
      aria-label={label}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
      onClick={onClick}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.label}>{label}</span>
    </button>
  );
}
