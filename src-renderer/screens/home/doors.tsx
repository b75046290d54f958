import { Button, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { DocumentAddRegular, DocumentSearchRegular, type FluentIcon, TableAddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { homeMessages } from '../../messages/home.ts';
import { papersMessages } from '../../messages/papers.ts';

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
      <Door icon={DocumentSearchRegular} title={homeMessages.searchTitle} text={homeMessages.searchText}>
        <SearchDoor />
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

function SearchDoor() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const search = () => {
    if (text.trim() !== '') void navigate({ to: '/papeles', search: { buscar: text.trim() } });
  };
  return (
    <SearchBox
      style={{ width: '100%', maxWidth: 'none' }}
      aria-label={homeMessages.searchTitle}
      placeholder={papersMessages.searchHint}
      value={text}
      onChange={(_event, data) => setText(data.value)}
      onKeyDown={(event) => event.key === 'Enter' && search()}
    />
  );
}
