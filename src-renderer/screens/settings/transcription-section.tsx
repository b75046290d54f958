import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import {
  mostTranscriptionThreads,
  type TranscriptionProgram,
  transcriptionEngines,
} from '../../../src-shared/domain/transcription-engine.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { ImposedModel } from '../../components/imposed-model.tsx';
import { JobRow } from '../../components/job-row.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import { useJobCommands } from '../../components/use-job-commands.ts';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.transcription;

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '14px' },
  build: { alignSelf: 'flex-start' },
  choice: { maxWidth: '360px' },
  job: { margin: 0, padding: 0, listStyle: 'none' },
});

type TranscriptionSectionProps = {
  settings: LibrarySettings;
  onSave: (change: Partial<LibrarySettings>) => void;
};

/** The program that puts recordings into words: which one, built for this PC, and at which of its processor's levels. */
export function TranscriptionSection({ settings, onSave }: TranscriptionSectionProps) {
  const styles = useStyles();
  const api = useApi();
  const programs = useQuery(api.transcription.programs.queryOptions());
  const models = useQuery(api.speechModels.status.queryOptions());
  const { transcriptionEngine } = settings;
  return (
    <Section id="transcripcion" title={words.title} intro={words.intro}>
      <Field label={words.engine}>
        <RadioGroup
          value={transcriptionEngine}
          onChange={(_event, { value }) =>
            onSave({ transcriptionEngine: transcriptionEngines.find((engine) => engine === value) })
          }
        >
          {transcriptionEngines.map((engine) => (
            <Radio key={engine} value={engine} label={words.engines[engine]} />
          ))}
        </RadioGroup>
      </Field>
      <QueryView query={programs}>
        {(known) => {
          const program = known.find(({ engine }) => engine === transcriptionEngine);
          return (
            program && (
              <div className={styles.parts}>
                <ProgramState program={program} />
                <LevelChoice program={program} settings={settings} onSave={onSave} />
                <ThreadsChoice program={program} settings={settings} onSave={onSave} />
              </div>
            )
          );
        }}
      </QueryView>
      {models.data && <ImposedModel status={models.data} />}
      <Link to="/modelos/grabaciones">{words.models}</Link>
    </Section>
  );
}

/** Whether it is there and works; where it is not, what to do. */
function ProgramState({ program }: { program: TranscriptionProgram }) {
  const { engine, version, level, refused, canBuild, missing } = program;
  if (version !== null && level !== null) {
    const failed = refused.map((refusedLevel) => words.levels[refusedLevel]);
    return (
      <div role="status">
        {words.runs(`${engine} ${version}`, words.levels[level])}
        {failed.length > 0 && ` ${words.failed(failed.join(', '))}`}
      </div>
    );
  }
  if (version !== null) return <Warning text={words.noLevel} />;
  if (!canBuild) return <Warning text={words.notHere} />;
  if (missing !== null) return <Warning text={words.missing(missing)} />;
  return <Build engine={engine} />;
}

function Warning({ text }: { text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}

/** Building it, which takes minutes: a job, seen here while it goes on and after it failed. */
function Build({ engine }: Pick<TranscriptionProgram, 'engine'>) {
  const styles = useStyles();
  const client = useClient();
  const jobs = useQuery(useApi().jobs.list.queryOptions());
  const commands = useJobCommands();
  const build = useCommand({ run: () => client.transcription.build({ engine }) });
  const last = jobs.data?.find(({ type, subject }) => type === 'build-whisper' && subject === engine);
  const shown = last?.state === 'completed' || last?.state === 'cancelled' ? undefined : last;
  return (
    <>
      <div>{words.notBuilt(engine)}</div>
      {shown ? (
        <ul className={styles.job}>
          <JobRow job={shown} commands={commands} />
        </ul>
      ) : (
        <Button className={styles.build} disabled={build.isPending} onClick={() => build.mutate()}>
          {words.build(engine)}
        </Button>
      )}
    </>
  );
}

type ChoiceProps = TranscriptionSectionProps & { program: TranscriptionProgram };

/** A lower level than the processor's best, for PCs whose processor says that it has what it has not. */
function LevelChoice({ program: { levels, refused }, settings: { transcriptionLevel }, onSave }: ChoiceProps) {
  const styles = useStyles();
  const [best, ...lower] = levels.filter((level) => !refused.includes(level));
  const chosen = lower.find((level) => level === transcriptionLevel) ?? '';
  if (best === undefined || lower.length === 0) return null;
  return (
    <Field label={words.level} hint={words.levelHint} className={styles.choice}>
      <Select
        value={chosen}
        onChange={(_event, { value }) => onSave({ transcriptionLevel: lower.find((level) => level === value) ?? null })}
      >
        <option value="">{words.best(words.levels[best])}</option>
        {lower.map((level) => (
          <option key={level} value={level}>
            {words.levels[level]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Fewer cores than the processor has, so that more of the PC is left for other work. */
function ThreadsChoice({ program, settings: { transcriptionThreads }, onSave }: ChoiceProps) {
  const styles = useStyles();
  const cores = Math.min(program.physicalCores ?? 1, mostTranscriptionThreads);
  if (cores === 1) return null;
  const fewer = Array.from({ length: cores - 1 }, (_, index) => index + 1);
  return (
    <Field label={words.threads} hint={words.threadsHint} className={styles.choice}>
      <Select
        value={String(fewer.find((threads) => threads === transcriptionThreads) ?? '')}
        onChange={(_event, { value }) => onSave({ transcriptionThreads: value === '' ? null : Number(value) })}
      >
        <option value="">{words.allCores(cores)}</option>
        {fewer.map((threads) => (
          <option key={threads} value={threads}>
            {threads}
          </option>
        ))}
      </Select>
    </Field>
  );
}
