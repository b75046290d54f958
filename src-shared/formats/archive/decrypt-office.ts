import { AppError } from '../../domain/errors.ts';
import type { FormatInput } from '../document-format.ts';

/** Excel and Word lock with this one when they only mean "read only", and open it without asking. */
const DEFAULT_PASSWORD = 'VelvetSweatshop';

/** The plain bytes of an encrypted Office file. Throws `PASSWORD_NEEDED`, `PASSWORD_WRONG` or `ENCRYPTION_UNSUPPORTED`. */
export async function decryptOffice(input: FormatInput): Promise<Uint8Array> {
  const opened = await tryPassword(input.bytes, DEFAULT_PASSWORD);
  if (opened instanceof Uint8Array) return opened;
  if (input.password === undefined) throw new AppError('PASSWORD_NEEDED', { name: input.name });
  const plain = await tryPassword(input.bytes, input.password);
  if (plain instanceof Uint8Array) return plain;
  throw new AppError(plain === 'wrong' ? 'PASSWORD_WRONG' : 'ENCRYPTION_UNSUPPORTED', { name: input.name });
}

async function tryPassword(bytes: Uint8Array, password: string): Promise<Uint8Array | 'wrong' | 'unsupported'> {
  const { default: officeCrypto } = await import('officecrypto-tool');
  try {
    // The library takes any view of bytes, though its types ask for a Buffer.
    const plain: Uint8Array = await officeCrypto.decrypt(bytes as Parameters<typeof officeCrypto.decrypt>[0], {
      password,
    });
    return plain.length > 0 ? plain : 'wrong';
  } catch (thrown) {
    const isPassword = thrown instanceof Error && /password/i.test(thrown.message);
    return isPassword ? 'wrong' : 'unsupported';
  }
}
