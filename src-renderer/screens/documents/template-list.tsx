import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { Template } from '../../../src-shared/domain/template.ts';
import { useLinkRowStyles } from '../../components/link-row-styles.ts';
import { PublishedLead } from '../../components/published-mark.tsx';
import { documentListMessages as words } from '../../messages/documents.ts';
import { TemplateMenu } from './template-menu.tsx';

const useStyles = makeStyles({
  columns: { gridTemplateColumns: 'minmax(160px, 2fr) 90px minmax(0, 3fr) 36px', minHeight: '44px' },
});

/** The school's templates, one a row. */
export function TemplateList({ templates }: { templates: readonly Template[] }) {
  const styles = useLinkRowStyles();
  const { columns } = useStyles();
  return (
    <section className={styles.section} aria-label={words.mine}>
      <h2 className={styles.title}>{words.mine}</h2>
      <ul className={styles.list}>
        {templates.map((template) => {
          const { name, fields } = template.content;
          return (
            <li key={template.id} className={mergeClasses(styles.row, columns)}>
              {template.trashedAt === null ? (
                <Link
                  to="/documentos/$templateId"
                  params={{ templateId: template.id }}
                  className={mergeClasses(styles.name, styles.link)}
                  title={name}
                >
                  {name}
                </Link>
              ) : (
                <span className={styles.name} title={name}>
                  {name}
                </span>
              )}
              <span className={styles.detail}>{words.fields(fields.length)}</span>
              <span className={styles.detail}>
                {template.published && <PublishedLead />}
                {fields.map((field) => field.name).join(' · ')}
              </span>
              <TemplateMenu template={template} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
