import { makeStyles, tokens } from '@fluentui/react-components';
import type { PublicationFound, PublishedContent } from '../../../src-shared/domain/publication.ts';
import { fieldPlaceWords, type TemplateField } from '../../../src-shared/domain/template.ts';
import { ColumnsPreview } from '../../components/columns-preview.tsx';
import { SettingsSummary } from '../../components/settings/settings-summary.tsx';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { rowKindMessages } from '../../messages/planillas.ts';
import { promptUseNames } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  text: {
    margin: 0,
    maxHeight: '300px',
    overflow: 'auto',
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  fields: { margin: 0, paddingLeft: '20px', maxHeight: '240px', overflow: 'auto' },
});

/** What is published, as a school sees it. */
export function ContentPreview({ content }: { content: PublishedContent | PublicationFound }) {
  const styles = useStyles();
  switch (content.kind) {
    case 'prompt':
      return (
        <div className={styles.root}>
          <p className={styles.quiet}>{promptUseNames[content.prompt.use].name}</p>
          <Text>{content.prompt.text}</Text>
        </div>
      );
    case 'planilla':
      return (
        <div className={styles.root}>
          {content.planilla.description !== '' && <p className={styles.quiet}>{content.planilla.description}</p>}
          <p className={styles.quiet}>{rowKindMessages[content.planilla.rowKind].name}</p>
          <ColumnsPreview columns={content.planilla.columns} />
        </div>
      );
    case 'settings':
      return <SettingsSummary settings={content.settings} />;
    case 'template':
      return 'template' in content ? (
        <div className={styles.root}>
          <p className={styles.quiet}>{content.template.fileName}</p>
          <Fields fields={content.template.fields} />
        </div>
      ) : (
        <div className={styles.root}>
          <Fields fields={content.fields} />
          <Text>{content.text}</Text>
        </div>
      );
  }
}

function Text({ children }: { children: string }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <p className={styles.text} tabIndex={0}>
      {children}
    </p>
  );
}

function Fields({ fields }: { fields: readonly TemplateField[] }) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.quiet}>{words.fields(fields.length)}</p>
      <ul className={styles.fields}>
        {fields.map((field) => (
          <li key={`${field.list} ${field.name}`}>
            {field.name} <span className={styles.quiet}>{fieldPlaceWords(field)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
