import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { useApi } from '../../client/api-context.tsx';
import { conflictAddress } from '../../components/conflicts/conflict-address.ts';
import { conflictValueTexts } from '../../components/conflicts/conflict-value.ts';
import { useDecideConflict } from '../../components/conflicts/use-decide-conflict.ts';
import { contextOf } from '../../components/conflicts/value-context.ts';
import { useWritingPlace } from '../../components/conflicts/writing-place.ts';
import { conflictMessages as words } from '../../messages/conflicts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '6px', flexWrap: 'wrap' },
  version: { maxWidth: '34ch', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  who: { flexShrink: 0, marginLeft: '6px', color: tokens.colorNeutralForeground3 },
  link: { color: tokens.colorBrandForegroundLink, whiteSpace: 'nowrap' },
});

/** The values that two PCs gave a cell: a press takes one of them. */
export function DisputedCell({ register }: { register: RegisterName }) {
  const styles = useStyles();
  const { data: conflict } = useQuery(useApi().conflicts.get.queryOptions({ input: register }));
  const decide = useDecideConflict();
  const placeOf = useWritingPlace();
  if (!conflict) return null;
  const values = conflict.versions.map(({ value }) => value);
  const texts = conflictValueTexts(register, values, contextOf(conflict));
  return (
    <div className={styles.root}>
      {conflict.versions.slice(0, 3).map((version, index) => {
        const { id, actor } = version;
        const text = texts[index] ?? '';
        const who = `${words.by(actor)}, ${placeOf(version).where}`;
        return (
          <Button
            key={id}
            size="small"
            className={styles.version}
            aria-label={words.cellVersion(text, who)}
            title={words.cellVersion(text, who)}
            disabledFocusable={decide.isPending}
            onClick={() => decide.mutate({ register, versionId: id })}
          >
            <span className={styles.text}>{text}</span>
            <span className={styles.who}>{words.by(actor)}</span>
          </Button>
        );
      })}
      <Link to="/conflictos" search={conflictAddress(register)} className={styles.link}>
        {words.seeBoth}
      </Link>
    </div>
  );
}
