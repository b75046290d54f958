import { Button } from '@fluentui/react-components';
import { DeleteRegular, DocumentAddRegular, FilterDismissRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/empty-state.tsx';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { AddSampleButton } from '../../components/upload/add-sample-button.tsx';
import { commonMessages } from '../../messages/common.ts';
import { papersMessages } from '../../messages/papers.ts';
import { countFilters, noFilters, type PapersSearch } from './papers-search.ts';

type EmptyListProps = { search: PapersSearch; onChange: (change: Partial<PapersSearch>) => void };

/** Why the list is empty, and what to do about it. */
export function EmptyList({ search, onChange }: EmptyListProps) {
  if (countFilters(search) > 0) {
    return (
      <EmptyState icon={<FilterDismissRegular />} title={papersMessages.nothingFiltered}>
        <Button onClick={() => onChange(noFilters)}>{commonMessages.clearFilters}</Button>
      </EmptyState>
    );
  }
  if (search.papelera) return <EmptyState icon={<DeleteRegular />} title={papersMessages.emptyTrash} />;
  const title = search.carpeta ? papersMessages.emptyFolder : papersMessages.emptyTitle;
  const text = search.carpeta ? papersMessages.emptyFolderText : papersMessages.emptyText;
  return (
    <EmptyState icon={<DocumentAddRegular />} title={title} text={text}>
      <AddPapersMenu folderId={search.carpeta} appearance="outline" />
      {search.carpeta === undefined && <AddSampleButton appearance="subtle" />}
    </EmptyState>
  );
}
