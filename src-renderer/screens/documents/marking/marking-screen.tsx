import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular, EyeRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ContractOutputs } from '../../../../src-shared/contract/index.ts';
import { errorMessage } from '../../../../src-shared/domain/errors.ts';
import { templateMarkingIdSchema } from '../../../../src-shared/domain/identifiers.ts';
import { fieldKey } from '../../../../src-shared/domain/template.ts';
import { useApi } from '../../../client/api-context.tsx';
import { errorText } from '../../../client/error-text.ts';
import { BackButton } from '../../../components/back-button.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { Screen } from '../../../components/screen.tsx';
import { SidePanel } from '../../../components/side-panel.tsx';
import { TextDialog } from '../../../components/text-dialog.tsx';
import { markingMessages as words } from '../../../messages/marking.ts';
import { today } from '../today.ts';
import { DocumentSheet } from './document-sheet.tsx';
import { MarkPanel, restoredWords } from './mark-panel.tsx';
import { useMarkingCommands } from './marking-commands.ts';
import { selectedMark, selectedText } from './page-words.ts';
import { usePageSelection } from './use-page-selection.ts';

const useStyles = makeStyles({
  desk: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground4,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  bars: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '6px 20px' },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

type Shown = ContractOutputs['markings']['show'];

/** A document of the school's on the way to be a template: what changes is selected and named. */
export function MarkingScreen() {
  const { markingId: wanted }: { markingId?: string } = useParams({ strict: false });
  const markingId = templateMarkingIdSchema.parse(wanted);
  const shown = useQuery(useApi().markings.show.queryOptions({ input: { markingId } }));
  return <QueryView query={shown}>{(data) => <Marking key={markingId} shown={data} />}</QueryView>;
}

function Marking({ shown }: { shown: Shown }) {
  const [isPreview, setIsPreview] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const { marking, page, problem, fields } = shown;
  const { name, fileName } = marking.content;
  const commands = useMarkingCommands(marking);
  const firstChoice = useRef<HTMLButtonElement>(null);
  const picked = usePageSelection({
    page,
    changes: marking.content.steps.length,
    onChoose: () => firstChoice.current?.focus(),
    onRemove: () => {
      const mark = picked.selection && selectedMark(page, picked.selection);
      if (!picked.selection || mark?.kind !== 'field') return;
      const { file, from: paragraph, start, end } = picked.selection;
      const places = [{ file, paragraph, start, end }];
      commands.mark.mutate({ kind: 'text', places, text: restoredWords(shown.examples, mark.name) });
    },
  });
  return (
    <Screen
      title={name}
      subtitle={words.subtitle(fileName, fields.length)}
      leading={<BackToDocuments />}
      actions={
        <>
          <Button
            icon={<EyeRegular />}
            aria-pressed={isPreview}
            disabled={problem !== null || fields.length === 0}
            onClick={() => setIsPreview(!isPreview)}
          >
            {isPreview ? words.backToMarks : words.preview}
          </Button>
          <Button
            appearance="primary"
            disabled={problem !== null || fields.length === 0}
            onClick={() => setIsSaving(true)}
          >
            {words.save}
          </Button>
          <MoreMenu onLeave={() => commands.leave.mutate()} />
        </>
      }
      toolbar={<Bars shown={shown} isPreview={isPreview} />}
      panel={
        isPreview ? undefined : (
          <SidePanel title={words.panel} widthKey="marking" defaultWidth={330}>
            <MarkPanel
              shown={shown}
              selection={picked.selection}
              onSelect={picked.setSelection}
              commands={commands}
              firstChoice={firstChoice}
            />
          </SidePanel>
        )
      }
    >
      {isPreview ? <Preview shown={shown} /> : <Desk shown={shown} picked={picked} />}
      {isSaving && (
        <TextDialog
          title={words.save}
          label={words.saveLabel}
          hint={words.saveHint}
          initial={name}
          longest={80}
          busy={commands.finish.isPending}
          problem={commands.finish.isError ? errorText(commands.finish.error) : null}
          onSubmit={(wanted) => commands.finish.mutate(wanted)}
          onClose={() => setIsSaving(false)}
        />
      )}
    </Screen>
  );
}

/** What is wrong with the fields, and what should be known of the document. */
function Bars({ shown: { page, problem }, isPreview }: { shown: Shown; isPreview: boolean }) {
  const styles = useStyles();
  if (problem === null && page.notices.length === 0 && !isPreview) return null;
  return (
    <div className={styles.bars}>
      {problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {errorMessage(problem.code, problem.data)} {words.mendHint}
          </MessageBarBody>
        </MessageBar>
      )}
      {isPreview ? (
        <MessageBar intent="info">
          <MessageBarBody>{words.previewHint}</MessageBarBody>
        </MessageBar>
      ) : (
        page.notices.map((notice) => (
          <MessageBar key={notice} intent="info">
            <MessageBarBody>{words.notices[notice]}</MessageBarBody>
          </MessageBar>
        ))
      )}
    </div>
  );
}

function Desk({ shown: { page, problem }, picked }: { shown: Shown; picked: ReturnType<typeof usePageSelection> }) {
  const styles = useStyles();
  const { desk, selection, onMouseUp, onKeyDown } = picked;
  const said = selection && selectedText(page, selection);
  return (
    <>
      <section
        ref={desk}
        className={styles.desk}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the words of the page are gone through by keyboard
        tabIndex={0}
        aria-label={words.page}
        aria-description={words.pageKeys}
        onMouseUp={onMouseUp}
        onKeyDown={onKeyDown}
      >
        <DocumentSheet
          page={page}
          selection={selection}
          wrongField={problem?.data.field === undefined ? null : fieldKey(String(problem.data.field))}
        />
      </section>
      <div className={styles.heard} role="status">
        {said && words.selected(said)}
      </div>
    </>
  );
}

function Preview({ shown: { marking } }: { shown: Shown }) {
  const styles = useStyles();
  const input = { markingId: marking.id, date: today() };
  const preview = useQuery(useApi().markings.preview.queryOptions({ input }));
  return (
    <QueryView query={preview}>
      {(page) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={styles.desk} tabIndex={0} aria-label={words.preview}>
          <DocumentSheet page={page} selection={null} wrongField={null} />
        </section>
      )}
    </QueryView>
  );
}

function MoreMenu({ onLeave }: { onLeave: () => void }) {
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words.menu} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<DismissRegular />} onClick={onLeave}>
            {words.leave}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function BackToDocuments() {
  const navigate = useNavigate();
  return <BackButton label={words.back} onClick={() => void navigate({ to: '/documentos' })} />;
}
