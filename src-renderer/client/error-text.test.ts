import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { connectionMessages } from '../messages/connection.ts';
import { canRetry, errorCodeOf, errorDataOf, errorText } from './error-text.ts';

const declared = (code: string, data = {}) => new ORPCError('APP_ERROR', { status: 422, data: { code, data } });

describe('errorText', () => {
  it('says the sentence of the catalogue with its data', () => {
    expect(errorText(declared('PASSWORD_WRONG', { name: 'ficha.pdf' }))).toBe(
      'Esa contraseña no abre «ficha.pdf». Probá otra.',
    );
    expect(errorCodeOf(declared('DISK_FULL'))).toBe('DISK_FULL');
  });

  it('says plainly that the program does not answer, or does not know this window', () => {
    expect(errorText(new TypeError('Failed to fetch'))).toBe(connectionMessages.hostGone);
    expect(errorText(new ORPCError('UNAUTHORIZED', { status: 401 }))).toBe(connectionMessages.sessionLost);
  });

  it('says the sentence of a code that the district’s server answers with', () => {
    const busy = new ORPCError('SERVER_BUSY', { status: 429, data: { retryAfterSeconds: 7 } });
    expect(errorText(busy)).toBe(errorMessage('SERVER_BUSY'));
    expect(errorDataOf(busy)).toEqual({ retryAfterSeconds: 7 });
    expect(errorDataOf(new ORPCError('SERVER_BUSY', { status: 429, data: { nested: {} } }))).toEqual({});
  });

  it('shows nothing of an error that is not the product’s own', () => {
    const text = errorText(new Error('SQLITE_CORRUPT at /home/x'));
    expect(text).not.toContain('SQLITE');
    expect(errorCodeOf(declared('', { nested: {} }))).toBeNull();
  });

  it('offers to try again only where it can help', () => {
    expect(canRetry(declared('LIBRARY_LOCKED'))).toBe(true);
    expect(canRetry(declared('NOT_FOUND'))).toBe(false);
    expect(canRetry(new ORPCError('UNAUTHORIZED', { status: 401 }))).toBe(false);
  });
});
