import { expect, it } from 'vitest';
import { readVersion } from './version.ts';

it('reads HTTP/1.0 and HTTP/1.1, wherever they stand', () => {
  expect(readVersion('HTTP/1.0', 0)).toBe(0);
  expect(readVersion('GET / HTTP/1.1', 6)).toBe(1);
});
it.each(['HTTP/2.0', 'HTTP/1.2', 'HTTP/1.', 'http/1.1', 'HTTP/0.9'])('knows %s for another version', (text) =>
  expect(readVersion(text, 0)).toMatchObject({ fault: 'unsupported_version' }),
);
it.each(['', 'HTTQ/1.1', 'HTTP 1.1', 'HTTP'])('knows "%s" for no version', (text) =>
  expect(readVersion(text, 0)).toMatchObject({ fault: 'malformed' }),
);
