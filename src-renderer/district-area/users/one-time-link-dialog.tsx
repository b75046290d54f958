import { DialogFrame } from '../../components/dialog-frame.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtUsersMessages } from '../../messages/district-users.ts';
import { CopiedText } from '../copied-text.tsx';

const words = districtUsersMessages.madeLink;

/** A link that was made for somebody. */
export type MadeLink = { path: string; expiresMs: number; fullName: string };

/** Shows a one-time link, once. */
export function OneTimeLinkDialog({ link, onClose }: { link: MadeLink; onClose: () => void }) {
  const { path, expiresMs, fullName } = link;
  return (
    <DialogFrame title={words.title(fullName)} hint={words.hint} onClose={onClose} closing={commonMessages.close}>
      <CopiedText label={words.label} text={`${window.location.origin}${path}`} copy={words.copy} />
      <p style={{ margin: 0 }}>{words.until(expiresMs)}</p>
    </DialogFrame>
  );
}
