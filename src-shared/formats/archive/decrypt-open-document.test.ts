import { Buffer } from 'node:buffer';
import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile, zipOf } from '../../../tests/fixtures/reading-documents.ts';

const CONTENT =
  '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><text:p>DNI 30.123.456</text:p></office:body></office:document-content>';

/** Locks a text as LibreOffice 4 to 24.2 do; `algorithm` is what the manifest says. */
function lockedText(password: string, algorithm = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc'): Uint8Array {
  const packed = deflateSync(strToU8(CONTENT));
  const startKey = createHash('sha256').update(password).digest();
  const salt = new Uint8Array(16).fill(7);
  const vector = new Uint8Array(16).fill(9);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(startKey, salt, 1_000, 32, 'sha1'), vector).setAutoPadding(
    false,
  );
  // Only the last byte of the padding says its length; the others are anything.
  const padding = new Uint8Array(16 - (packed.length % 16)).fill(0xaa);
  padding[padding.length - 1] = padding.length;
  const locked = Buffer.concat([cipher.update(packed), cipher.update(padding), cipher.final()]);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const checksum = base64(createHash('sha256').update(packed.subarray(0, 1_024)).digest());
  const manifest = `<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml" m:size="${CONTENT.length}">
    <m:encryption-data m:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" m:checksum="${checksum}">
      <m:algorithm m:algorithm-name="${algorithm}" m:initialisation-vector="${base64(vector)}"/>
      <m:start-key-generation m:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256" m:key-size="32"/>
      <m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000" m:salt="${base64(salt)}"/>
    </m:encryption-data></m:file-entry></m:manifest>`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': new Uint8Array(locked),
    'META-INF/manifest.xml': manifest,
  });
}

describe('an OpenDocument file with a password', () => {
  test('asks for it, refuses a wrong one and opens with the right one', async () => {
    await expect(readFile('a.odt', lockedText('secreto'))).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' });
    await expect(readFile('a.odt', lockedText('secreto'), { password: 'otra' })).rejects.toMatchObject({
      code: 'PASSWORD_WRONG',
    });
    const { text } = await readFile('a.odt', lockedText('secreto'), { password: 'secreto' });
    expect(text.pages[0]!.text).toBe('DNI 30.123.456\n');
  });

  test('locked with a cipher we do not have says so', async () => {
    const reading = readFile(
      'a.odt',
      lockedText('secreto', 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#blowfish'),
      { password: 'secreto' },
    );
    await expect(reading).rejects.toMatchObject({ code: 'ENCRYPTION_UNSUPPORTED' });
  });
});
