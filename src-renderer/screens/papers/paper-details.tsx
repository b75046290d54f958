import { makeStyles, tokens } from '@fluentui/react-components';
import { AttachRegular, PersonRegular, WarningRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { usePageImage } from '../../components/viewer/page-image.ts';
import { papersMessages } from '../../messages/papers.ts';
import { rightsMessages } from '../../messages/rights.ts';
import { type PaperDetail, PaperFacts } from './paper-facts.tsx';
import { PaperKeeping } from './paper-keeping.tsx';

const PEOPLE_SHOWN = 12;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '18px', padding: '8px 16px 24px' },
  preview: {
    display: 'block',
    maxWidth: '100%',
    maxHeight: '250px',
    margin: '0 auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: '#ffffff',
  },
  heading: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: { display: 'flex', flexDirection: 'column', gap: '6px', margin: 0, padding: 0, listStyle: 'none' },
  entry: { display: 'flex', alignItems: 'flex-start', gap: '7px', overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, fontSize: '17px', marginTop: '3px', color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What is known of a paper: its data, its people, what could not be read, what came inside. */
export function PaperDetails({ sourceId, preview }: { sourceId: SourceId; preview: boolean }) {
  const api = useApi();
  const detail = useQuery(api.sources.get.queryOptions({ input: { sourceId } }));
  return <QueryView query={detail}>{(data) => <DetailBody detail={data} preview={preview} />}</QueryView>;
}

function DetailBody({ detail, preview }: { detail: PaperDetail; preview: boolean }) {
  const styles = useStyles();
  const { source } = detail;
  return (
    <div className={styles.root}>
      {preview && detail.pages[0]?.layout === 'fixed' && <Preview source={source} />}
      <Section title={papersMessages.data}>
        <PaperFacts detail={detail} />
      </Section>
      <Section title={papersMessages.people}>
        <People source={source} />
      </Section>
      <Section title={rightsMessages.keeping}>
        <PaperKeeping source={source} />
      </Section>
      <Problems detail={detail} />
      {detail.children.length > 0 && (
        <Section title={papersMessages.attachments}>
          <ul className={styles.list}>
            {detail.children.map((child) => (
              <li key={child.id} className={styles.entry}>
                <AttachRegular className={styles.icon} />
                <span>
                  <PaperLink sourceId={child.id}>{child.name}</PaperLink>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Preview({ source }: { source: SourceListItem }) {
  const styles = useStyles();
  const image = usePageImage({ sourceId: source.id, page: 1, cssWidth: 300 });
  return image.url ? <img className={styles.preview} src={image.url} alt="" /> : null;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function People({ source }: { source: SourceListItem }) {
  const styles = useStyles();
  if (source.people.length === 0) return <span className={styles.quiet}>{papersMessages.noPeopleFound}</span>;
  return (
    <ul className={styles.list}>
      {source.people.slice(0, PEOPLE_SHOWN).map((person) => (
        <li key={person.id} className={styles.entry}>
          <PersonRegular className={styles.icon} />
          <span>
            <Link to="/personas/$personId" params={{ personId: person.id }} style={{ color: 'inherit' }}>
              {person.name}
            </Link>
            {!person.confirmed && <span className={styles.quiet}> · {papersMessages.unconfirmed}</span>}
          </span>
        </li>
      ))}
      {source.people.length > PEOPLE_SHOWN && (
        <li className={styles.quiet}>{papersMessages.morePeople(source.people.length - PEOPLE_SHOWN)}</li>
      )}
    </ul>
  );
}

function Problems({ detail }: { detail: PaperDetail }) {
  const styles = useStyles();
  const codes = [...new Set([detail.source.errorCode, ...detail.problems].filter((code) => code !== null))];
  if (codes.length === 0) return null;
  return (
    <Section title={papersMessages.problems}>
      <ul className={styles.list}>
        {codes.map((code) => (
          <li key={code} className={styles.entry}>
            <WarningRegular className={`${styles.icon} ${styles.warning}`} />
            {errorMessage(code, { name: detail.source.name })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PaperLink({ sourceId, children }: { sourceId: SourceId; children: ReactNode }) {
  return (
    <Link to="/papeles/$sourceId" params={{ sourceId }} style={{ color: 'inherit' }}>
      {children}
    </Link>
  );
}
