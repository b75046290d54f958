import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { DoctorReport } from '../../../src-shared/contract/library-contract.ts';
import { useApi } from '../../client/api-context.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import { formatBytes } from '../../messages/format.ts';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.doctor;

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(130px, auto) minmax(0, 1fr)',
    gap: '7px 20px',
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  advice: { margin: 0, paddingLeft: '18px' },
  adviceTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  again: { alignSelf: 'flex-start' },
});

/** What this PC has and what it lacks, with what to do about it. */
export function DoctorSection({ version }: { version: string }) {
  const styles = useStyles();
  const api = useApi();
  const doctor = useQuery(api.library.doctor.queryOptions({ staleTime: 60_000 }));
  return (
    <Section id="pc" title={words.title} intro={words.intro}>
      <QueryView query={doctor}>{(report) => <Report report={report} version={version} />}</QueryView>
      <Button
        className={styles.again}
        icon={<ArrowClockwiseRegular />}
        disabled={doctor.isFetching}
        onClick={() => void doctor.refetch()}
      >
        {words.checkAgain}
      </Button>
    </Section>
  );
}

function Report({ report, version }: { report: DoctorReport; version: string }) {
  const styles = useStyles();
  return (
    <>
      <dl className={styles.facts}>
        {factsOf(report, version).map(([term, value]) => (
          <Fragment key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <h3 className={styles.adviceTitle}>{words.advice}</h3>
      {report.advice.length === 0 ? (
        words.noAdvice
      ) : (
        <ul className={styles.advice}>
          {report.advice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function factsOf(
  { cpu, memory, disk, ollama, recommendedModels, whisper, ocr, library }: DoctorReport,
  version: string,
): [string, string][] {
  const facts: [string, string][] = [
    [words.version, version],
    [words.processor, `${cpu.model} · ${words.cores(cpu.cores)}`],
    [words.memory, words.freeOf(formatBytes(memory.freeBytes), formatBytes(memory.totalBytes))],
    [words.disk, disk.freeBytes === null ? words.unknown : words.free(formatBytes(disk.freeBytes))],
    [words.ocr, ocr.ready ? words.ready : words.missing],
    [words.whisper, whisper.build === null ? words.missing : words.whisperModel(whisper.build, whisper.model)],
    [words.model, ollamaState(ollama)],
    [words.recommended, recommendedModels?.names.join(' · ') ?? words.noneRecommended],
  ];
  if (library) {
    const state = [
      library.healthy ? words.healthy : words.damaged,
      library.encrypted ? words.encrypted : words.notEncrypted,
      words.papers(library.sources),
    ];
    facts.push([words.library, state.join(' · ')], [words.folder, library.folder]);
  }
  return facts;
}

function ollamaState({ running, installed, version, models }: DoctorReport['ollama']): string {
  if (running) return words.running(version ?? '?', models.length);
  return installed ? words.stopped : words.notInstalled;
}
