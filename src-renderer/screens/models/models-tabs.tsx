import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { speechModelsMessages } from '../../messages/speech-models.ts';

const words = speechModelsMessages.tabs;

const useStyles = makeStyles({ root: { padding: '0 10px 4px' } });

const addresses = { papers: '/modelos', recordings: '/modelos/grabaciones' } as const;

/** The two parts of Modelos, each with an address of its own. */
export function ModelsTabs({ open }: { open: keyof typeof addresses }) {
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <TabList
      className={styles.root}
      aria-label={words.label}
      selectedValue={open}
      onTabSelect={(_event, { value }) =>
        void navigate({ to: value === 'recordings' ? addresses.recordings : addresses.papers })
      }
    >
      <Tab value="papers">{words.papers}</Tab>
      <Tab value="recordings">{words.recordings}</Tab>
    </TabList>
  );
}
