/** Which line of a pattern list takes a message. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPatternList } from '../../src/routing/pattern-list.ts';
import { type Mail, mail, modelOf } from './of-text.ts';

/** The number of the line that takes a message, counted from 1; the list `l` begins in line 1. */
function lineOf(text: string, message: Mail = {}): number | undefined {
  return matchPatternList(modelOf(text), 'l', mail(message))?.line.place.line;
}

function list(...lines: string[]): string {
  return ['<pattern-list l>', ...lines, '</pattern-list>', ''].join('\n');
}

const taken = 'virtual-mta=v';

describe('a line takes a message', () => {
  it.each<[string, string, Mail, boolean]>([
    ['by its sender', `mail-from /^me@/ ${taken}`, { from: 'me@example.net' }, true],
    ['not by another sender', `mail-from /^me@/ ${taken}`, { from: 'home@example.net' }, false],
    ['anywhere in the sender', `mail-from /am/ ${taken}`, { from: 'me@example.net' }, true],
    ['whatever the case', `mail-from /ME@/ ${taken}`, { from: 'me@example.net' }, true],
    ['unless case matters', `mail-from /(?-i)ME@/ ${taken}`, { from: 'me@example.net' }, false],
    ['of an empty sender', `mail-from /^$/ ${taken}`, { from: '' }, true],
    ['of all senders', `mail-from // ${taken}`, {}, true],
    ['by a recipient', `rcpt-to /@two\\.example$/ ${taken}`, { to: ['a@one.example', 'b@two.example'] }, true],
    ['not by another', `rcpt-to /@two\\.example$/ ${taken}`, { to: ['a@one.example'] }, false],
    ['by a header', `header subject /sale/ ${taken}`, { headers: ['Subject: big sale today'] }, true],
    ['whatever the case of its name', `header SUBJECT /sale/ ${taken}`, { headers: ['subject: sale'] }, true],
    ['not by another header', `header subject /sale/ ${taken}`, { headers: ['X-Subject: sale'] }, false],
    ['by one of several', `header x-a /two/ ${taken}`, { headers: ['X-A: one', 'X-A: two'] }, true],
    ['not by a header that is missing', `header subject // ${taken}`, {}, false],
    ['a header begins with a blank', `header subject /^sale/ ${taken}`, { headers: ['Subject: sale'] }, false],
    ['that patterns take', `header subject /^\\s*sale/ ${taken}`, { headers: ['Subject: sale'] }, true],
    ['and ends with a line break', `header subject /sale$/ ${taken}`, { headers: ['Subject: sale'] }, false],
    ['that patterns take too', `header subject /sale\\s*$/ ${taken}`, { headers: ['Subject: sale'] }, true],
    ['always', `* ${taken}`, {}, true],
    ['not by a pattern that is broken', `mail-from /(/ ${taken}`, {}, false],
    ['not without a result', 'mail-from //', {}, false],
  ])('%s', (_, line, message, takes) => {
    expect(lineOf(list(line), message)).toBe(takes ? 2 : undefined);
  });
});

describe('the first line that takes a message counts', () => {
  it.each<[string, string[], Mail, number | undefined]>([
    [
      'of three, the first of which does not',
      [`mail-from /never/ ${taken}`, `mail-from // ${taken}`, `* ${taken}`],
      {},
      3,
    ],
    [
      'whatever recipient it takes',
      [`rcpt-to /^b/ ${taken}`, `rcpt-to /^a/ ${taken}`],
      { to: ['a@x.example', 'b@x.example'] },
      2,
    ],
    ['also one that chooses nothing', ['mail-from // recipient-priority=7', `mail-from // ${taken}`], {}, 2],
    [
      'of a list in a list',
      ['mail-from // <pattern-list>', `rcpt-to /b/ ${taken}`, `* ${taken}`, '</pattern-list>'],
      {},
      4,
    ],
    [
      'behind a list in which none does',
      ['mail-from // <pattern-list>', `rcpt-to /never/ ${taken}`, '</pattern-list>', `* ${taken}`],
      {},
      5,
    ],
    [
      'not in a list whose line does not',
      ['mail-from /never/ <pattern-list>', `* ${taken}`, '</pattern-list>', `rcpt-to // ${taken}`],
      {},
      5,
    ],
    [
      'of lists in lists in lists',
      [
        'mail-from // <pattern-list>',
        'rcpt-to // <pattern-list>',
        `header none // ${taken}`,
        '</pattern-list>',
        `header subject // ${taken}`,
        '</pattern-list>',
      ],
      { headers: ['Subject: any'] },
      6,
    ],
    ['none', [`mail-from /never/ ${taken}`], {}, undefined],
    ['of an empty list', [], {}, undefined],
  ])('%s', (_, lines, message, number) => {
    expect(lineOf(list(...lines), { from: 'me@example.net', ...message })).toBe(number);
  });
});

describe('lists that are called', () => {
  const called = '<pattern-list m>\nrcpt-to /one/ virtual-mta=v\n</pattern-list>\n';

  it.each<[string, string[], Mail, number | undefined]>([
    ['decide', ['mail-from // call-to:m', `* ${taken}`], { to: ['a@one.example'] }, 6],
    ['with a blank', ['mail-from // call-to: m'], { to: ['a@one.example'] }, 5],
    ['or leave it to the next line', ['mail-from // call-to:m', `* ${taken}`], { to: ['a@two.example'] }, 3],
    [
      'only from a line that takes the message',
      ['mail-from /never/ call-to:m', `* ${taken}`],
      { to: ['a@one.example'] },
      3,
    ],
    ['may be missing', ['mail-from // call-to:none', `* ${taken}`], {}, 3],
    ['may call themselves', ['mail-from // call-to:l', `* ${taken}`], {}, 3],
    ['without end', ['mail-from // call-to:l'], {}, undefined],
  ])('%s', (_, lines, message, number) => {
    expect(lineOf(list(...lines) + called, message)).toBe(number);
  });

  it('may call each other', () => {
    const text = `${list('mail-from // call-to:m', `* ${taken}`)}<pattern-list m>\nmail-from // call-to:l\n</pattern-list>\n`;
    expect(lineOf(text)).toBe(3);
  });

  it('are found whatever their case, or not', () => {
    const text = list('mail-from // call-to:M') + called;
    const message = mail({ to: ['a@one.example'] });
    expect(matchPatternList(modelOf(text), 'L', message)?.line.place.line).toBe(5);
    const kept = modelOf(text, { assumptions: { 'name-case': 'kept' } });
    expect(matchPatternList(kept, 'l', message)).toBeUndefined();
    expect(matchPatternList(kept, 'L', message)).toBeUndefined();
  });

  it('end even when every line calls every list', () => {
    const names = Array.from({ length: 60 }, (_, index) => `l${index}`);
    const calls = names.map((name) => `mail-from // call-to:${name}`).join('\n');
    const text = names.map((name) => `<pattern-list ${name}>\n${calls}\n</pattern-list>\n`).join('');
    expect(matchPatternList(modelOf(text), 'l0', mail())).toBeUndefined();
  });

  it('may be as deep as the text goes', () => {
    const depth = 3_000;
    const chain = Array.from(
      { length: depth },
      (_, index) => `<pattern-list l${index}>\n* call-to:l${index + 1}\n</pattern-list>\n`,
    );
    const last = `<pattern-list l${depth}>\n* ${taken}\n</pattern-list>\n`;
    expect(matchPatternList(modelOf(chain.join('') + last), 'l0', mail())?.line.place.line).toBe(depth * 3 + 2);
  });
});

describe('laws', () => {
  const patterns = fc.constantFrom('a', 'b', 'ab', '^a', 'b$', '');
  const line = fc.record({ by: fc.constantFrom('mail-from', 'rcpt-to'), pattern: patterns });
  const words = fc.constantFrom('a', 'b', 'ab', 'ba', 'c');

  it('the first line that takes the message, by the plainest reading', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), words, fc.array(words, { minLength: 1 }), (lines, from, to) => {
        const text = list(...lines.map(({ by, pattern }) => `${by} /${pattern}/ ${taken}`));
        const takes = lines.findIndex(({ by, pattern }) =>
          (by === 'mail-from' ? [from] : to).some((one) => new RegExp(pattern).test(one)),
        );
        expect(lineOf(text, { from, to })).toBe(takes === -1 ? undefined : takes + 2);
      }),
    );
  });

  it('a called list is as good as its lines in the place of the call', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.array(line), words, words, (before, inner, after, from, to) => {
        const written = [before, inner, after].map((part) =>
          part.map(({ by, pattern }, index) => `${by} /${pattern}/ virtual-mta=${by}${pattern.length}${index}`),
        );
        const [first = [], middle = [], last = []] = written;
        const outer = list(...first, '* call-to:m', ...last);
        const call = `${outer}<pattern-list m>\n${middle.join('\n')}\n</pattern-list>\n`;
        const nested = list(...first, 'mail-from // <pattern-list>', ...middle, '</pattern-list>', ...last);
        const plain = list(...first, ...middle, ...last);
        const results = [call, nested, plain].map(
          (text) => matchPatternList(modelOf(text), 'l', mail({ from, to: [to] }))?.result.virtualMta?.name,
        );
        expect(new Set(results).size).toBe(1);
      }),
    );
  });
});
