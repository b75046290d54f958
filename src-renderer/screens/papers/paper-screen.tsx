import { Button, Menu, MenuButton, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  DocumentErrorRegular,
  DocumentRegular,
  DocumentTextRegular,
  KeyRegular,
  PanelRightRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { isRetryable } from '../../../src-shared/domain/error-catalogue.ts';
import { errorMessage, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { NewActaDialog } from '../../components/actas/new-acta-dialog.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { ChatViewer } from '../../components/chat/chat-viewer.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { RecordingPanel } from '../../components/recording/recording-panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { UnreadSound } from '../../components/sound-reader/unread-sound.tsx';
import { useStoredFlag } from '../../components/stored-state.ts';
import { AbsentFile } from '../../components/viewer/absent-file.tsx';
import { markOfAddress, momentOfAddress } from '../../components/viewer/paper-address.ts';
import { PaperViewer } from '../../components/viewer/paper-viewer.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { newActaMessages } from '../../messages/actas.ts';
import { commonMessages } from '../../messages/common.ts';
import { screenTitles } from '../../messages/frame.ts';
import { paperStateNames, papersMessages } from '../../messages/papers.ts';
import { viewerMessages } from '../../messages/viewer.ts';
import { PaperActionsMenu } from './paper-actions-menu.tsx';
import { usePaperCommands } from './paper-commands.ts';
import { PaperDetails } from './paper-details.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { useChosenPapers } from './use-chosen-papers.tsx';

type PaperDetail = ContractOutputs['sources']['get'];

/** One paper, whole: its pages, and beside them what is known of it. */
export function PaperScreen() {
  const api = useApi();
  const params = useParams({ strict: false }) as { sourceId?: string };
  const sourceId = sourceIdSchema.parse(params.sourceId);
  const detail = useQuery(api.sources.get.queryOptions({ input: { sourceId } }));
  if (detail.data) return <OpenPaper key={sourceId} detail={detail.data} />;
  return (
    <Screen title={screenTitles.papers} leading={<BackToPapers />}>
      <QueryView query={detail}>{() => null}</QueryView>
    </Screen>
  );
}

function OpenPaper({ detail }: { detail: PaperDetail }) {
  const { source } = detail;
  const navigate = useNavigate();
  const proof = useProof();
  const [detailsShown, showDetails] = useStoredFlag('paper:details', true);
  const [isMaking, setMaking] = useState(false);
  const leave = () => void navigate({ to: '/papeles' });
  const ids = useMemo(() => [source.id], [source.id]);
  const { chosen, dialogs } = useChosenPapers(ids, [source], leave);
  return (
    <Screen
      title={source.name}
      leading={<BackToPapers />}
      actions={
        <>
          {source.kind === 'recording' && source.pages > 0 && source.trashedAt === null && (
            <Button icon={<DocumentTextRegular />} onClick={() => setMaking(true)}>
              {newActaMessages.make}
            </Button>
          )}
          <ActionButton
            appearance="subtle"
            iconOnly
            aria-pressed={detailsShown}
            icon={<PanelRightRegular />}
            label={detailsShown ? papersMessages.hideDetails : papersMessages.showDetails}
            onClick={() => showDetails(!detailsShown)}
          />
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <MenuButton>{commonMessages.more}</MenuButton>
            </MenuTrigger>
            <MenuPopover>
              <PaperActionsMenu chosen={chosen} inTrash={source.trashedAt !== null} />
            </MenuPopover>
          </Menu>
        </>
      }
      panel={
        detailsShown &&
        !proof.shown && (
          <SidePanel
            title={papersMessages.details}
            widthKey="details"
            defaultWidth={330}
            onClose={() => showDetails(false)}
          >
            <PaperDetails sourceId={source.id} preview={false} />
          </SidePanel>
        )
      }
    >
      {!detail.isFileHere && <AbsentFile source={source} />}
      <Pages detail={detail} />
      {dialogs}
      {isMaking && <NewActaDialog sourceId={source.id} onClose={() => setMaking(false)} />}
    </Screen>
  );
}

function Pages({ detail }: { detail: PaperDetail }) {
  const { source, pages } = detail;
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const [asking, setAsking] = useState(false);
  const mark = markOfAddress(search);
  // Said above, with what can be done about it.
  if (!detail.isFileHere && source.kind === 'document' && pages.length === 0) return null;
  if (source.status === 'needs-password') {
    return (
      <EmptyState
        icon={<KeyRegular />}
        title={papersMessages.passwordTitle}
        text={errorMessage('PASSWORD_NEEDED', { name: source.name })}
      >
        <Button appearance="primary" onClick={() => setAsking(true)}>
          {papersMessages.password}
        </Button>
        {asking && <PasswordDialog source={source} onClose={() => setAsking(false)} />}
      </EmptyState>
    );
  }
  if (source.kind === 'recording' && source.errorCode === 'AUDIO_UNSUPPORTED') return <UnreadSound source={source} />;
  if (source.status === 'failed') return <FailedPaper source={source} />;
  if (source.kind === 'recording' && source.status === 'ready') {
    return (
      <RecordingPanel isEditable source={source} startMs={momentOfAddress(search)} focusKey={JSON.stringify(search)} />
    );
  }
  if (pages.length === 0) {
    const title = source.status === 'ready' ? viewerMessages.noPages : viewerMessages.notReady;
    return <EmptyState icon={<DocumentRegular />} title={title} />;
  }
  const Viewer = source.format === 'whatsapp' ? ChatViewer : PaperViewer;
  return (
    <Viewer
      sourceId={source.id}
      pages={pages}
      marks={mark ? [mark] : []}
      startPage={typeof search.pagina === 'number' ? search.pagina : undefined}
      focusKey={JSON.stringify(search)}
      zoomKey="paper"
    />
  );
}

/** A paper that could not be read: why, and reading it again where that may help. */
function FailedPaper({ source }: Pick<PaperDetail, 'source'>) {
  const { readAgain } = usePaperCommands();
  const code = source.errorCode ?? 'INTERNAL';
  const text = errorMessage(code, { name: source.name });
  return (
    <EmptyState icon={<DocumentErrorRegular />} title={paperStateNames.failed} text={text}>
      {isErrorCode(code) && isRetryable(code) && (
        <Button
          icon={<ArrowClockwiseRegular />}
          disabled={readAgain.isPending}
          onClick={() => readAgain.mutate([source.id])}
        >
          {papersMessages.readAgain}
        </Button>
      )}
    </EmptyState>
  );
}

function BackToPapers() {
  const router = useRouter();
  return <BackButton label={papersMessages.back} onClick={() => router.history.back()} />;
}
