import { makeStyles, tokens } from '@fluentui/react-components';

/** What the district set is not changed here, and is read all the same: grey alone would be too pale. */
export const useSetByDistrictStyles = makeStyles({
  readable: {
    '& select:disabled': { color: tokens.colorNeutralForeground2 },
    '& input:disabled ~ label': { color: tokens.colorNeutralForeground2 },
  },
});
