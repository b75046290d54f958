import { makeStyles, tokens } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { chatMessages as words } from '../../messages/chats.ts';
import { paperAddress } from '../viewer/paper-address.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '7px',
    flexShrink: 0,
    padding: '6px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  icon: { flexShrink: 0, fontSize: '16px', marginTop: '1px' },
});

/** Who sent a recording, when and in which chat; nothing where it came in none. */
export function ChatPlaceLine({ sourceId }: { sourceId: SourceId }) {
  const styles = useStyles();
  const api = useApi();
  const { data: place } = useQuery(api.chats.placeOf.queryOptions({ input: { sourceId } }));
  if (!place) return null;
  return (
    <div className={styles.root}>
      <ChatRegular className={styles.icon} />
      <span>
        {words.from(place.author, `${place.date} ${place.time}`)}{' '}
        <Link {...paperAddress({ sourceId: place.chat.id, locator: place.locator })} style={{ color: 'inherit' }}>
          {place.chat.name}
        </Link>
      </span>
    </div>
  );
}
