import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import type { FunctionComponent } from 'react';
import type { LibraryStatus } from '../../../src-shared/contract/library-contract.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useCapabilities } from '../../client/api-context.tsx';
import { isOffered, type Offer } from '../../client/is-offered.ts';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { Section } from '../../components/section.tsx';
import { SetByDistrict } from '../../components/settings/set-by-district.tsx';
import { useSetByDistrictStyles } from '../../components/settings/set-by-district-styles.ts';
import { trashDayChoices, withChosen } from '../../components/settings/setting-choices.ts';
import { goToSection, settingsPlaces, useSectionOfAddress } from '../../components/settings/settings-place.ts';
import { useDistrictSettings } from '../../components/settings/use-district-settings.ts';
import { districtMessages } from '../../messages/district.ts';
import { screenTitles } from '../../messages/frame.ts';
import { retentionMessages } from '../../messages/rights.ts';
import { settingsMessages } from '../../messages/settings.ts';
import { BackupSection } from './backup-section.tsx';
import { DistrictSection } from './district/district-section.tsx';
import { DoctorSection } from './doctor-section.tsx';
import { ElsewhereSection } from './elsewhere-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { LeavesSection } from './leaves-section.tsx';
import { NightSection } from './night-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SavedText } from './saved-text.tsx';
import { TranscriptionSection } from './transcription-section.tsx';
import { TranscriptionServerSection } from './transcription-server-section.tsx';
import { useSettings } from './use-settings.ts';
import { WatchedSection } from './watched-section.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: '200px minmax(0, 720px)', gap: '36px', padding: '0 20px 60px' },
  index: {
    position: 'sticky',
    top: 0,
    alignSelf: 'start',
    display: 'flex',
    flexDirection: 'column',
    gap: '1px',
    paddingTop: '26px',
  },
  link: {
    padding: '6px 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: '14px',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

/** Ajustes: plain sections; every setting says what it changes and is saved at once. */
export function SettingsScreen() {
  const { status, save } = useSettings();
  return (
    <Screen title={screenTitles.settings}>
      <QueryView query={status}>{(data) => <SettingsBody status={data} onSave={save} />}</QueryView>
    </Screen>
  );
}

type SettingsBodyProps = { status: LibraryStatus; onSave: (change: Partial<LibrarySettings>) => void };

function SettingsBody(props: SettingsBodyProps) {
  const styles = useStyles();
  const capabilities = useCapabilities();
  useSectionOfAddress();
  const here = sections.filter((section) => isOffered(section, capabilities));
  const shown = capabilities.libraryIsHere ? here : [...here, elsewhere];
  return (
    <div className={styles.root}>
      <SectionIndex sections={shown} />
      <div>
        {shown.map(({ id, draw: Draw }) => (
          <Draw key={id} {...props} />
        ))}
      </div>
    </div>
  );
}

type SettingsSection = Offer & { id: string; title: string; draw: FunctionComponent<SettingsBodyProps> };

/** Every section, in its order. */
const sections: readonly SettingsSection[] = [
  {
    id: settingsPlaces.school,
    title: settingsMessages.school.title,
    draw: ({ status: { settings }, onSave }) => <SchoolSection settings={settings} onSave={onSave} />,
  },
  {
    id: 'aspecto',
    title: settingsMessages.look.title,
    draw: ({ status: { settings }, onSave }) => <LookSection settings={settings} onSave={onSave} />,
    needs: 'libraryIsHere',
  },
  {
    id: 'sale',
    title: settingsMessages.leaves.title,
    draw: ({ status: { settings } }) => <LeavesSection settings={settings} />,
    needs: 'libraryIsHere',
  },
  {
    id: settingsPlaces.district,
    title: districtMessages.title,
    draw: ({ status: { settings }, onSave }) => <DistrictSection settings={settings} onSave={onSave} />,
    needs: 'libraryIsHere',
  },
  {
    id: 'modelos',
    title: settingsMessages.engine.title,
    draw: ({ status: { settings } }) => <EngineSection settings={settings} />,
    needs: 'keepsModels',
  },
  {
    id: 'transcripcion',
    title: settingsMessages.transcription.title,
    draw: ({ status: { settings }, onSave }) => <TranscriptionSection settings={settings} onSave={onSave} />,
    needs: 'keepsModels',
  },
  {
    id: 'otra-maquina',
    title: settingsMessages.transcriptionServer.title,
    draw: ({ status: { settings } }) => <TranscriptionServerSection settings={settings} />,
    needs: 'keepsModels',
  },
  {
    id: 'noche',
    title: settingsMessages.night.title,
    draw: ({ status: { settings }, onSave }) => <NightSection settings={settings} onSave={onSave} />,
    needs: 'libraryIsHere',
  },
  { id: 'carpetas', title: settingsMessages.watched.title, draw: WatchedSection, needs: 'libraryIsHere' },
  {
    id: 'papelera',
    title: settingsMessages.trash.title,
    draw: ({ status: { settings }, onSave }) => <TrashSection settings={settings} onSave={onSave} />,
  },
  { id: settingsPlaces.retention, title: retentionMessages.title, draw: RetentionSection },
  { id: 'respaldo', title: settingsMessages.backup.title, draw: BackupSection, needs: 'libraryIsHere' },
  {
    id: 'clave',
    title: settingsMessages.recovery.title,
    draw: RecoverySection,
    needs: 'libraryIsHere',
  },
  {
    id: 'pc',
    title: settingsMessages.doctor.title,
    draw: ({ status: { version } }) => <DoctorSection version={version} />,
    needs: 'libraryIsHere',
  },
];

/** What stands in the place of all that is seen to where the library is. */
const elsewhere: SettingsSection = {
  id: 'en-otro-lado',
  title: settingsMessages.elsewhere.title,
  draw: ElsewhereSection,
};

function SectionIndex({ sections: listed }: { sections: readonly SettingsSection[] }) {
  const styles = useStyles();
  return (
    <nav className={styles.index} aria-label={settingsMessages.sections}>
      {listed.map(({ id, title }) => (
        <button key={id} type="button" className={styles.link} onClick={() => goToSection(id)}>
          {title}
        </button>
      ))}
    </nav>
  );
}

type SettingsPartProps = { settings: LibrarySettings; onSave: (change: Partial<LibrarySettings>) => void };

const letterheadLabels = {
  schoolAddress: 'address',
  schoolCity: 'city',
  schoolPhone: 'phone',
  schoolEmail: 'email',
  principalName: 'principal',
} as const;
const letterheadFields = ['schoolAddress', 'schoolCity', 'schoolPhone', 'schoolEmail', 'principalName'] as const;

function SchoolSection({ settings, onSave }: SettingsPartProps) {
  const words = settingsMessages.school;
  const { libraryIsHere } = useCapabilities();
  return (
    <Section id={settingsPlaces.school} title={words.title}>
      <SavedText
        label={words.schoolName}
        hint={words.schoolHint}
        value={settings.schoolName}
        maxLength={120}
        onSave={(schoolName) => onSave({ schoolName })}
      />
      {letterheadFields.map((key) => (
        <SavedText
          key={key}
          label={words[letterheadLabels[key]]}
          hint={key === 'schoolAddress' ? words.letterheadHint : undefined}
          value={settings[key]}
          maxLength={120}
          onSave={(value) => onSave({ [key]: value })}
        />
      ))}
      {libraryIsHere && (
        <SavedText
          label={words.userName}
          hint={words.userHint}
          value={settings.userName}
          maxLength={80}
          onSave={(userName) => onSave({ userName })}
        />
      )}
    </Section>
  );
}

const themes = ['system', 'light', 'dark'] as const satisfies readonly LibrarySettings['theme'][];

function LookSection({ settings, onSave }: SettingsPartProps) {
  const words = settingsMessages.look;
  return (
    <Section id="aspecto" title={words.title}>
      <Field label={words.theme} hint={words.hint}>
        <RadioGroup
          layout="horizontal"
          value={settings.theme}
          onChange={(_event, data) => onSave({ theme: themes.find((theme) => theme === data.value) ?? 'system' })}
        >
          {themes.map((theme) => (
            <Radio key={theme} value={theme} label={words[theme]} />
          ))}
        </RadioGroup>
      </Field>
    </Section>
  );
}

function TrashSection({ settings, onSave }: SettingsPartProps) {
  const words = settingsMessages.trash;
  const isSet = useDistrictSettings().trashDays !== undefined;
  const { readable } = useSetByDistrictStyles();
  return (
    <Section id="papelera" title={words.title}>
      <Field label={words.days} hint={words.hint} style={{ maxWidth: '260px' }}>
        <Select
          className={readable}
          disabled={isSet}
          value={String(settings.trashDays)}
          onChange={(_event, data) => onSave({ trashDays: Number(data.value) })}
        >
          {withChosen(trashDayChoices, settings.trashDays).map((count) => (
            <option key={count} value={count}>
              {words.options(count)}
            </option>
          ))}
        </Select>
      </Field>
      <SetByDistrict isSet={isSet} />
    </Section>
  );
}
