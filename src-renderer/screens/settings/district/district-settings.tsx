import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../client/api-context.tsx';
import { SettingsSummary } from '../../../components/settings/settings-summary.tsx';
import { publishedMessages } from '../../../messages/published.ts';
import { setByDistrictMessages as words } from '../../../messages/set-by-district.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** All that the district set for the school, and in which version; nothing where it set nothing. */
export function DistrictSettingsList() {
  const styles = useStyles();
  const set = useQuery(useApi().library.status.queryOptions()).data?.setByDistrict;
  if (!set) return null;
  return (
    <section className={styles.root} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <p className={styles.text}>
        {publishedMessages.version(set.published)} {words.readOnly}
      </p>
      <SettingsSummary settings={set.settings} />
    </section>
  );
}
