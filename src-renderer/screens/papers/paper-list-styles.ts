import { makeStyles, tokens } from '@fluentui/react-components';

export const ROW_HEIGHT = 44;
export const HEADER_HEIGHT = 34;
/** A heading of a group. */
export const HEADING_HEIGHT = 36;

/** Columns by what fits: the name always, then the state, the date, the person, the kind. */
const widest = '44px minmax(160px, 2.2fr) minmax(110px, 1.2fr) minmax(100px, 1fr) 92px 142px 128px';
const wide = '44px minmax(160px, 2.2fr) minmax(110px, 1.2fr) minmax(100px, 1fr) 92px 142px';
const medium = '44px minmax(160px, 2fr) minmax(110px, 1.1fr) 92px 142px';
const narrow = '44px minmax(140px, 1fr) 142px';

export const useListStyles = makeStyles({
  root: {
    containerType: 'inline-size',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    outline: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    outline: 'none',
    // Once a row has the cursor, the row shows where the focus is.
    ':focus-visible:not([aria-activedescendant])': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  columns: {
    display: 'grid',
    gridTemplateColumns: widest,
    alignItems: 'center',
    columnGap: '8px',
    paddingLeft: '12px',
    paddingRight: '12px',
    '@container (max-width: 1040px)': { gridTemplateColumns: wide },
    '@container (max-width: 800px)': { gridTemplateColumns: medium },
    '@container (max-width: 600px)': { gridTemplateColumns: narrow },
  },
  states: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '6px' },
  added: { '@container (max-width: 1040px)': { display: 'none' } },
  kind: { '@container (max-width: 800px)': { display: 'none' } },
  person: { '@container (max-width: 600px)': { display: 'none' } },
  date: { '@container (max-width: 600px)': { display: 'none' } },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    height: `${HEADER_HEIGHT}px`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground3,
    flexShrink: 0,
  },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    minHeight: '32px',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sorted: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  group: { position: 'absolute', left: 0, right: 0 },
  row: {
    position: 'absolute',
    left: 0,
    right: 0,
    height: `${ROW_HEIGHT}px`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'default',
    userSelect: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Selected },
  },
  cursor: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  cell: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { display: 'block', fontSize: '14.5px', overflow: 'hidden', textOverflow: 'ellipsis' },
  under: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
  problem: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    gridColumnStart: 3,
    gridColumnEnd: 6,
    '@container (max-width: 800px)': { gridColumnEnd: 5 },
    '@container (max-width: 600px)': { display: 'none' },
  },
  problemText: {
    display: '-webkit-box',
    minWidth: 0,
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
  },
  action: { flexShrink: 0, whiteSpace: 'nowrap' },
  bone: { height: '12px', borderRadius: '4px', backgroundColor: tokens.colorNeutralBackground5, width: '60%' },
});
