import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommonPassword, isRegular, isStandIn } from '../../src/rule-helpers/password-strength.ts';

describe('isStandIn', () => {
  it.each(['changeme', 'CHANGE_ME', 'change-this-now', 'replace_me', 'your_password', 'YourSecretKey', 'my key here'])(
    'takes the words %s',
    (text) => expect(isStandIn(text)).toBe(true),
  );

  it.each([
    '{{ password }}',
    '{% env %}',
    '<password>',
    '${DB.PASS}',
    '$SMTP_PASS',
    '{password}',
    '%%PASS%%',
    '@@PASS@@',
  ])('takes the form %s', (text) => expect(isStandIn(text)).toBe(true));

  it.each(['', 'x', 'exchange-metal-42', 'a{{b}}c', 'kF$v{R}8', 'somewhere', 'ABC-DEF', 'yourself-and-42', '<3kF8v'])(
    'leaves %j alone',
    (text) => expect(isStandIn(text)).toBe(false),
  );

  it('does not look at long texts', () => expect(isStandIn(`{{${'x'.repeat(300)}}}`)).toBe(false));
});

describe('isCommonPassword', () => {
  it.each(['secret', 'SECRET', '!secret!', 's3cr3t', 'p@$$word', 'monkey123', '1q2w3e4r', '123456'])(
    'knows %s',
    (text) => expect(isCommonPassword(text)).toBe(true),
  );

  it.each(['', '1234567890123', 'secretive', 'secret12345678', 'my-secret', 'constructor', '!!!!'])(
    'does not know %j',
    (text) => expect(isCommonPassword(text)).toBe(false),
  );
});

describe('isRegular', () => {
  it.each(['aaaaaa', 'abcabcabc', 'abcdefgh', '87654321', '1212121212', 'kettlekettle'])('sees order in %s', (text) =>
    expect(isRegular(text)).toBe(true),
  );

  it.each(['', 'aaa', 'kF3vR8wq', 'mossy-lantern', 'abckF3vR8wq'])('sees none in %j', (text) =>
    expect(isRegular(text)).toBe(false),
  );

  it('sees order in everything that is repeated', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 40 }), fc.integer({ min: 2, max: 5 }), (text, times) =>
        isRegular(text.repeat(times)),
      ),
    );
  });

  it('sees none in random hexadecimal keys', () => {
    const digit = fc.constantFrom(...'0123456789abcdef');
    const isKey = (digits: readonly string[]): boolean => new Set(digits).size > 10;
    fc.assert(
      fc.property(fc.array(digit, { minLength: 64, maxLength: 64 }).filter(isKey), (digits) => {
        const key = digits.join('');
        const steps = digits.filter(
          (one, index) => Math.abs(one.charCodeAt(0) - (digits[index - 1] ?? '').charCodeAt(0)) === 1,
        );
        return isRegular(key) === (steps.length > 32 || key.repeat(2).indexOf(key, 1) < 64);
      }),
    );
  });
});
