import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  CheckmarkCircleRegular,
  DeleteRegular,
  DocumentAddRegular,
  DocumentPdfRegular,
  DocumentTextRegular,
  MoreHorizontalRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { unprovenLines } from '../../../src-shared/domain/acta/acta-lines.ts';
import { type ActaId, actaIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { errorCodeOf } from '../../client/error-text.ts';
import { BackButton } from '../../components/back-button.tsx';
import { useCommand } from '../../components/command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { saveFile } from '../../components/save-file.ts';
import { Screen } from '../../components/screen.tsx';
import { actaMessages as words } from '../../messages/actas.ts';
import { screenTitles } from '../../messages/frame.ts';
import { ReviewedActa } from './reviewed-acta.tsx';
import { SavesProvider, useSaves } from './saves-context.tsx';
import type { ShownActa } from './shown-acta.ts';

/** An acta beside what was said: drafted, looked through sentence by sentence, approved. */
export function ActaScreen() {
  const params = useParams({ strict: false }) as { actaId?: string };
  const actaId = actaIdSchema.parse(params.actaId);
  const shown = useQuery(useApi().actas.get.queryOptions({ input: { actaId } }));
  if (shown.data) {
    return (
      <SavesProvider key={actaId}>
        <OpenActa shown={shown.data} />
      </SavesProvider>
    );
  }
  if (shown.isError && errorCodeOf(shown.error) === 'NOT_FOUND') {
    return <EmptyState icon={<DocumentTextRegular />} title={words.gone} />;
  }
  return (
    <Screen title={screenTitles.documents} leading={<BackToDocuments />}>
      <QueryView query={shown}>{() => null}</QueryView>
    </Screen>
  );
}

function OpenActa({ shown }: { shown: ShownActa }) {
  const { acta, source } = shown;
  const { book, number, date } = acta.details;
  const state = acta.approval ? words.approvedBy(acta.approval.by, acta.approval.approvedAt) : words.state.draft;
  const subtitle = [
    state,
    ...(acta.version > 1 ? [words.version(acta.version)] : []),
    words.day(date),
    source ? words.ofRecording(source.name) : words.recordingGone,
  ];
  return (
    <ReviewedActa
      shown={shown}
      title={words.title(book, number)}
      subtitle={subtitle.join(' · ')}
      leading={<BackToDocuments />}
      actions={<ActaActions shown={shown} />}
    />
  );
}

function ActaActions({ shown }: { shown: ShownActa }) {
  const { acta, lines, fileName, laterId } = shown;
  const { actas } = useClient();
  const { printsPdf } = useCapabilities();
  const navigate = useNavigate();
  const saves = useSaves();
  const actaId = acta.id;
  const open = (id: ActaId) => void navigate({ to: '/documentos/actas/$actaId', params: { actaId: id } });
  const save = useCommand({
    run: async () => {
      await saves.all();
      return actas.file({ actaId });
    },
    onDone: saveFile,
  });
  const print = useCommand({
    run: async () => {
      await saves.all();
      return actas.pdf({ actaId });
    },
    onDone: saveFile,
  });
  const approve = useCommand({
    run: async () => {
      await saves.all();
      await actas.approve({ actaId });
    },
    said: () => words.approved,
  });
  const reopen = useCommand({ run: () => actas.reopen({ actaId }), onDone: ({ actaId: later }) => open(later) });
  const trash = useCommand({
    run: () => actas.trash({ actaId }),
    said: () => words.thrownAway(fileName),
    undoable: true,
    onDone: () => void navigate({ to: '/documentos' }),
  });
  const waiting = unprovenLines(lines).length;
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabled={save.isPending} onClick={() => save.mutate()}>
        {words.download}
      </Button>
      {printsPdf && (
        <Button icon={<DocumentPdfRegular />} disabled={print.isPending} onClick={() => print.mutate()}>
          {print.isPending ? words.makingPdf : words.downloadPdf}
        </Button>
      )}
      {acta.approval && laterId && <Button onClick={() => open(laterId)}>{words.openLater}</Button>}
      {acta.approval && !laterId && (
        // It comes where the focus was when "Aprobar" goes.
        <Button
          autoFocus={approve.isSuccess}
          icon={<DocumentAddRegular />}
          disabled={reopen.isPending}
          onClick={() => reopen.mutate()}
        >
          {words.reopen}
        </Button>
      )}
      {!acta.approval && (
        <Tooltip
          content={waiting > 0 ? words.approveWaits(waiting) : words.approve}
          relationship="description"
          withArrow={false}
        >
          <Button
            appearance="primary"
            icon={<CheckmarkCircleRegular />}
            disabledFocusable={waiting > 0 || approve.isPending}
            onClick={() => approve.mutate()}
          >
            {words.approve}
          </Button>
        </Tooltip>
      )}
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words.menuOf(fileName)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<DeleteRegular />} onClick={() => trash.mutate()}>
              {words.throwAway}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

function BackToDocuments() {
  const navigate = useNavigate();
  return <BackButton label={words.back} onClick={() => void navigate({ to: '/documentos' })} />;
}
