import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ChatHelpRegular, DocumentAddRegular, type FluentIcon, TableAddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { maximumQuestionLength } from '../../../src-shared/domain/answer.ts';
import { useAsking } from '../../components/asking/asking-context.tsx';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { askMessages } from '../../messages/ask.ts';
import { homeMessages } from '../../messages/home.ts';

const useStyles = makeStyles({
  doors: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(250px, 1fr))', gap: '14px' },
  door: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
    boxSizing: 'border-box',
    minHeight: '168px',
    padding: '20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  icon: { fontSize: '28px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  title: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { flexGrow: 1, color: tokens.colorNeutralForeground3, fontSize: '14px', textWrap: 'pretty' },
});

/** The three ways to begin. */
export function Doors() {
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <div className={styles.doors}>
      <Door icon={DocumentAddRegular} title={homeMessages.addTitle} text={homeMessages.addText}>
        <AddPapersMenu />
      </Door>
      <Door icon={TableAddRegular} title={homeMessages.planillaTitle} text={homeMessages.planillaText}>
        <DoorButton
          label={homeMessages.planillaTitle}
          onClick={() => void navigate({ to: '/planillas', search: { nueva: true } })}
        />
      </Door>
      <Door icon={ChatHelpRegular} title={askMessages.door} text={askMessages.doorText}>
        <AskDoor />
      </Door>
    </div>
  );
}

type DoorProps = { icon: FluentIcon; title: string; text: string; children: React.ReactNode };

function Door({ icon: Icon, title, text, children }: DoorProps) {
  const styles = useStyles();
  return (
    <div className={styles.door}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" />
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.text}>{text}</span>
      {children}
    </div>
  );
}

function DoorButton({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button onClick={onClick}>{label}</Button>;
}

function AskDoor() {
  const { ask } = useAsking();
  const [text, setText] = useState('');
  const question = text.trim();
  return (
    <Input
      style={{ width: '100%' }}
      aria-label={askMessages.box}
      placeholder={askMessages.doorHint}
      maxLength={maximumQuestionLength}
      value={text}
      onChange={(_event, data) => setText(data.value)}
      onKeyDown={(event) => event.key === 'Enter' && question !== '' && ask({ question, scope: {}, in: 'new' })}
    />
  );
}
