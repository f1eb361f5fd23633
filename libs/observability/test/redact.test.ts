import { describe, expect, it } from '@jest/globals';
import { maskAccount, redact } from '@app/observability';

describe('redact', () => {
  it.each([
    ['nothing to hide', 'PO1*1*12*EA segment 14'],
    ['an order number that only looks like an IBAN', 'order AB12345678901234567 of 2026'],
    ['a GLN and an SSCC', '4001234000008 006141411234567890'],
  ])('leaves %s', (_, text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([
    ['GB29 NWBK 6016 1331 9268 19 paid', '******************6819 paid'],
    ['IBAN DE89370400440532013000.', 'IBAN ******************3000.'],
    ['mail jane.doe+edi@mail.example.com now', 'mail [redacted] now'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['authorization: basic dXNlcjpwYXNz', 'authorization: basic [redacted]'],
    ['sftp://user:p%40ss@host/dir', 'sftp://user:[redacted]@host/dir'],
  ])('%s -> %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });
});

describe('maskAccount', () => {
  it.each([
    ['1234567', '***4567'],
    ['DE89 3704 0044 0532 0130 00', '******************3000'],
    ['1234', '****'],
    ['', '****'],
  ])('%s -> %s', (account, expected) => {
    expect(maskAccount(account)).toBe(expected);
  });
});
