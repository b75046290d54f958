import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { RecordButton } from '../../components/microphone/record-button.tsx';
import { Screen } from '../../components/screen.tsx';
import { useStoredFlag } from '../../components/stored-state.ts';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { screenTitles } from '../../messages/frame.ts';
import { papersMessages } from '../../messages/papers.ts';
import { FolderTree } from './folder-tree.tsx';
import { PaperBrowser } from './paper-browser.tsx';
import { usePaperCommands } from './paper-commands.ts';
import { filterOf, usePapersSearch } from './papers-search.ts';
import { PapersToolbar } from './papers-toolbar.tsx';
import { SearchResults } from './search-results.tsx';
import { NewFolderDialog } from './use-chosen-papers.tsx';
import { useGrouping } from './use-paper-groups.ts';

const WIDE_WINDOW = 1500;

/** Papeles: every paper of the library, its folders, filters, search and what can be done with them. */
export function PapersScreen() {
  const api = useApi();
  const [search, change] = usePapersSearch();
  const [foldersShown, showFolders] = useStoredFlag('papers:folders', true);
  const [detailsShown, showDetails] = useStoredFlag('papers:details', window.innerWidth >= WIDE_WINDOW);
  const [groupBy, setGroupBy] = useGrouping();
  const [newFolderIn, setNewFolderIn] = useState<FolderId | null | undefined>(undefined);
  const folders = useQuery(api.sources.folders.queryOptions());
  const status = useQuery(api.library.status.queryOptions());
  const commands = usePaperCommands();
  const inTrash = search.papelera === true;
  const folder = folders.data?.find((entry) => entry.id === search.carpeta);
  const place = inTrash ? papersMessages.trash : folder?.name;
  return (
    <Screen
      title={place ?? screenTitles.papers}
      subtitle={inTrash ? papersMessages.trashHint(status.data?.settings.trashDays ?? 30) : undefined}
      actions={
        !inTrash && (
          <>
            <RecordButton />
            <AddPapersMenu folderId={search.carpeta} />
          </>
        )
      }
      toolbar={
        <PapersToolbar
          search={search}
          onChange={change}
          groupBy={groupBy}
          onGroup={setGroupBy}
          foldersShown={foldersShown}
          detailsShown={detailsShown}
          onToggleFolders={() => showFolders(!foldersShown)}
          onToggleDetails={() => showDetails(!detailsShown)}
        />
      }
    >
      <div style={{ display: 'flex', flexGrow: 1, minHeight: 0 }}>
        {foldersShown && (
          <FolderTree
            folders={folders.data ?? []}
            current={search.carpeta}
            inTrash={inTrash}
            counts={{ all: status.data?.sources ?? 0, trashed: status.data?.trashed ?? 0 }}
            onPick={({ folder: carpeta, trash: papelera }) => change({ carpeta, papelera, buscar: undefined })}
            onNew={setNewFolderIn}
            onMove={(ids, folderId, folderName) => commands.move.mutate({ ids, folderId, folderName })}
            onTrash={(ids) => commands.trash.mutate(ids)}
          />
        )}
        <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflow: 'auto' }}>
          {search.buscar ? (
            <SearchResults query={search.buscar} filter={filterOf(search)} />
          ) : (
            <PaperBrowser
              key={JSON.stringify([filterOf(search), groupBy])}
              search={search}
              groupBy={groupBy}
              onChange={change}
              detailsShown={detailsShown}
              onHideDetails={() => showDetails(false)}
            />
          )}
        </div>
      </div>
      {newFolderIn !== undefined && (
        <NewFolderDialog parentId={newFolderIn} onClose={() => setNewFolderIn(undefined)} />
      )}
    </Screen>
  );
}
