/** A push service of our own, and a browser that subscribes to it: what it is sent can be read with the browser's keys alone. */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './self-signed.ts';

interface Cleanup {
  after(clean: () => void): void;
}

export interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** @param statusOf what it answers to a path */
export async function pushService(t: Cleanup, statusOf: (path: string) => number) {
  const { cert, key } = selfSigned();
  const received: Pushed[] = [];
  const server = https.createServer({ cert, key }, (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = request.url!;
      received.push({ path, headers: request.headers, body: Buffer.concat(pieces) });
      response.writeHead(statusOf(path)).end();
    });
  });
  const { ca } = https.globalAgent.options;
  https.globalAgent.options.ca = cert;
  t.after(() => {
    https.globalAgent.options.ca = ca;
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { received, origin: `https://localhost:${(server.address() as AddressInfo).port}` };
}

/** The keys that a browser makes when it subscribes, and how it reads what comes (RFC 8291; its coding is RFC 8188's). */
export function subscribedBrowser() {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  const derived = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

  function read({ body }: Pushed): string {
    const salt = body.subarray(0, 16);
    const idLength = body[20]!;
    const theirs = body.subarray(21, 21 + idLength);
    const sealed = body.subarray(21 + idLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), theirs]);
    const secret = derived(own.computeSecret(theirs), auth, info, 32);
    const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    // The last record ends with a 2, and then nothing but zeros.
    return padded.subarray(0, padded.lastIndexOf(2)).toString();
  }

  const keys = { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') };
  return { keys, read };
}

interface Claims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
}

/** What a server says of itself, if it is signed with the key that it names (VAPID, RFC 8292); null: it is not. */
export function claimsOf({ headers: { authorization = '' } }: Pushed, publicKey: string): Claims | null {
  const [, token = '', named] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head, claims, signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const isTrue = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  return isTrue && named === publicKey ? (JSON.parse(Buffer.from(claims!, 'base64url').toString()) as Claims) : null;
}
