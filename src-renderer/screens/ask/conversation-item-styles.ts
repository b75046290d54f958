import { makeStyles, tokens } from '@fluentui/react-components';

/** The look of a conversation in the list. */
export const useItemStyles = makeStyles({
  item: {
    position: 'relative',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    // The menu takes no room from the title until it is wanted.
    '& button[aria-haspopup]': { opacity: 0 },
    ':hover button[aria-haspopup]': { opacity: 1 },
    ':focus-within button[aria-haspopup]': { opacity: 1 },
    '& button[aria-expanded=true]': { opacity: 1 },
  },
  current: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundSelected },
  },
  pick: {
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    minHeight: '48px',
    boxSizing: 'border-box',
    padding: '5px 34px 5px 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    fontSize: '14px',
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  title: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    lineHeight: '19px',
    overflowWrap: 'anywhere',
  },
  when: { color: tokens.colorNeutralForeground3, fontSize: '12.5px', lineHeight: '18px' },
  menu: { position: 'absolute', top: '4px', right: '2px', minWidth: '32px' },
});
