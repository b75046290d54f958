import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Template } from '../../../src-shared/domain/template.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { documentListMessages, templateVersionMessages as words } from '../../messages/documents.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  version: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '2px 12px',
    minHeight: '48px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Every file that a template had; an old one can be made the newest again. */
export function VersionsDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const styles = useStyles();
  const client = useClient();
  const templateId = template.id;
  const versions = useQuery(useApi().documents.templateVersions.queryOptions({ input: { templateId } }));
  const goBack = useCommand({
    run: (versionId: string) => client.documents.restoreVersion({ templateId, versionId }),
    said: () => words.wentBack,
    undoable: true,
    onDone: onClose,
  });
  return (
    <DialogFrame title={words.title(template.content.name)} hint={words.hint} width="medium" onClose={onClose}>
      <QueryView query={versions}>
        {(list) => (
          <ul className={styles.list}>
            {list.map(({ id, content, savedAt, by }, place) => (
              <li key={id} className={styles.version}>
                <div className={styles.name}>
                  {content.fileName} · {documentListMessages.fields(content.fields.length)}
                  <div className={styles.when}>{words.when(savedAt, by)}</div>
                </div>
                {place === 0 ? (
                  <span className={styles.when}>{words.now}</span>
                ) : (
                  <Button disabled={goBack.isPending} onClick={() => goBack.mutate(id)}>
                    {words.goBack}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </DialogFrame>
  );
}
