import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { chosenModel, type LibrarySettings, modelServerUrl } from '../../../src-shared/domain/library-settings.ts';
import { isThisComputer } from '../../../src-shared/domain/this-computer.ts';
import { machineOf } from '../../../src-shared/domain/transcription-server.ts';
import { useApi } from '../../client/api-context.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.leaves;

const useStyles = makeStyles({
  answer: {
    display: 'flex',
    gap: '16px',
    padding: '18px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  icon: { flexShrink: 0, fontSize: '32px', color: tokens.colorStatusSuccessForeground1 },
  nothing: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: '4px 0 10px', maxWidth: '60ch', textWrap: 'pretty' },
  points: { margin: 0, paddingLeft: '18px', color: tokens.colorNeutralForeground2 },
  places: { margin: '4px 0 0', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  intro: { margin: 0, maxWidth: '62ch', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

/** "Qué sale de esta PC": nothing, told plainly, unless models, recordings or a district are elsewhere; and whom it may ask for a file. */
export function LeavesSection({ settings }: { settings: LibrarySettings }) {
  const styles = useStyles();
  const used = [
    chosenModel(settings, 'answer') === null ? [] : modelServerUrl(settings),
    settings.embeddingModel === null ? [] : settings.ollamaUrl,
  ].flat();
  const elsewhere = used.find((address) => !isThisComputer(address));
  const server = settings.transcriptionServerUrl;
  const heardElsewhere = server === null || isThisComputer(server) ? undefined : machineOf(server);
  const membership = useQuery(useApi().district.status.queryOptions()).data?.membership;
  const district = membership?.isConfirmed && !membership.isRevoked ? membership : null;
  const warnings = [
    district === null ? [] : words.district(district.server, district.school.name),
    elsewhere === undefined ? [] : words.elsewhere(elsewhere),
    heardElsewhere === undefined ? [] : words.recordings(heardElsewhere),
  ].flat();
  return (
    <Section id="sale" title={words.title}>
      {warnings.map((warning) => (
        <MessageBar key={warning} intent="warning" layout="multiline">
          <MessageBarBody>{warning}</MessageBarBody>
        </MessageBar>
      ))}
      {warnings.length === 0 && (
        <div className={styles.answer}>
          <ShieldCheckmarkRegular className={styles.icon} aria-hidden="true" />
          <div>
            <p className={styles.nothing}>{words.answer}</p>
            <p className={styles.text}>{words.text}</p>
            <ul className={styles.points}>
              {words.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <div>
        <h3 className={styles.places}>{words.placesTitle}</h3>
        <p className={styles.intro}>{words.placesIntro}</p>
        <FactList>
          {Object.values(words.places).map(({ address, when }) => (
            <FactRow key={address} name={address} facts={when} />
          ))}
        </FactList>
      </div>
    </Section>
  );
}
