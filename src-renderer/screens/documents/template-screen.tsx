import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTextRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { RowsFrom } from '../../../src-shared/domain/document-order.ts';
import { isActaTemplate, type Template } from '../../../src-shared/domain/template.ts';
import { useApi } from '../../client/api-context.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { documentListMessages, orderMessages as words } from '../../messages/documents.ts';
import { OrderForm } from './order-form.tsx';
import { type RowsChoice, rowsChoices } from './rows-choices.ts';
import { TemplateMenu } from './template-menu.tsx';
import { useDocumentOrder } from './use-document-order.ts';
import { WriteBar } from './write-bar.tsx';

const useStyles = makeStyles({
  preview: {
    margin: '4px 16px 16px',
    padding: '18px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** A template: whose documents to write, where each value comes from, and how the first one reads. */
export function TemplateScreen() {
  const api = useApi();
  const { templateId = '' }: { templateId?: string } = useParams({ strict: false });
  const templates = useQuery(api.documents.templates.queryOptions({ input: { trashed: false } }));
  const planillas = useQuery(api.planillas.list.queryOptions({ input: { trashed: false } }));
  const courses = useQuery(api.people.courses.queryOptions());
  const status = useQuery(api.library.status.queryOptions());
  return (
    <QueryView query={templates}>
      {(list) => {
        const template = list.find(({ id }) => id === templateId);
        if (!template) return <GoneTemplate />;
        if (isActaTemplate(template.content)) return <ActaTemplate template={template} />;
        if (!planillas.data || !courses.data || !status.data)
          return <QueryView query={planillas}>{() => null}</QueryView>;
        const people = status.data.people;
        const choices = rowsChoices(people, courses.data, planillas.data);
        const [first] = choices;
        if (!first) return <NothingToWriteFrom template={template} />;
        return <Editor key={template.id} template={template} choices={choices} first={first.rowsFrom} />;
      }}
    </QueryView>
  );
}

function GoneTemplate() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={<DocumentTextRegular />} title={words.gone}>
      <Button onClick={() => void navigate({ to: '/documentos' })}>{words.back}</Button>
    </EmptyState>
  );
}

function BackToDocuments() {
  const navigate = useNavigate();
  return <BackButton label={words.back} onClick={() => void navigate({ to: '/documentos' })} />;
}

/** A template of actas: what it says, since no row of a planilla fills it. */
function ActaTemplate({ template }: { template: Template }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const text = useQuery(useApi().documents.templateText.queryOptions({ input: { templateId: template.id } }));
  return (
    <Screen
      title={template.content.name}
      subtitle={words.isForActas}
      leading={<BackToDocuments />}
      actions={<TemplateMenu template={template} onTrashed={() => void navigate({ to: '/documentos' })} />}
    >
      <QueryView query={text}>{(data) => <div className={styles.preview}>{data.text}</div>}</QueryView>
    </Screen>
  );
}

function NothingToWriteFrom({ template }: { template: Template }) {
  const navigate = useNavigate();
  return (
    <Screen title={template.content.name} leading={<BackToDocuments />}>
      <EmptyState icon={<DocumentTextRegular />} title={words.noPeopleNoPlanillas} text={words.noPeopleNoPlanillasHint}>
        <Button onClick={() => void navigate({ to: '/personas' })}>{words.openPeople}</Button>
        <Button onClick={() => void navigate({ to: '/planillas' })}>{words.openPlanillas}</Button>
      </EmptyState>
    </Screen>
  );
}

type EditorProps = { template: Template; choices: readonly RowsChoice[]; first: RowsFrom };

function Editor({ template, choices, first }: EditorProps) {
  const styles = useStyles();
  const navigate = useNavigate();
  const making = useDocumentOrder(template, first);
  return (
    <Screen
      title={template.content.name}
      subtitle={documentListMessages.fields(template.content.fields.length)}
      leading={<BackToDocuments />}
      actions={<TemplateMenu template={template} onTrashed={() => void navigate({ to: '/documentos' })} />}
      toolbar={<WriteBar making={making} />}
      panel={
        <SidePanel title={words.preview} widthKey="document-preview" defaultWidth={400}>
          <div className={styles.preview}>{making.check?.data?.preview || words.noPreview}</div>
        </SidePanel>
      }
    >
      <OrderForm making={making} choices={choices} />
    </Screen>
  );
}
