import { describe, it } from 'vitest';
import { domain, testRule } from '../expect-findings.ts';

const rule = testRule('suppression-unknown-rule', {
  unknown: 'warning',
  command: 'warning',
  none: 'warning',
  unmarked: 'warning',
});

const BAD = 'retry-after soon';
const on = (line: string) => domain('example.com', line);
const end = (comment: string) => on(`${BAD} # ${comment}`);

describe('suppression-unknown-rule', () => {
  it.each([
    ['a rule that does not exist', end('pmtalint-disable-line ⟦bad-vale⟧ -- why'), ['unknown']],
    ['capitals', end('pmtalint-disable-line ⟦Bad-Value⟧'), ['unknown']],
    ['a name of an object', end('pmtalint-disable-line ⟦constructor⟧, ⟦__proto__⟧'), ['unknown', 'unknown']],
    ['one of several', end('pmtalint-disable-line wrong-scope,⟦x⟧,bad-value'), ['unknown']],
    ['one to enable', on(`# pmtalint-disable bad-value\n${BAD}\n# pmtalint-enable ⟦bad-vale⟧`), ['unknown']],
    ['a comment that does not exist', end('⟦pmtalint-disable-lines⟧ bad-value'), ['command']],
    ['one with a colon', end('⟦pmtalint-disable-line:⟧ bad-value'), ['command']],
    ['one with nothing behind it', end('⟦pmtalint-⟧'), ['command']],
    ['no rule', end('⟦pmtalint-disable-line⟧'), ['none']],
    ['no rule but a reason', end('⟦pmtalint-disable-line⟧ -- why'), ['none']],
    ['no rule but commas', `# ⟦pmtalint-disable-file⟧ , ,`, ['none']],
    ['a reason without a mark', end('pmtalint-disable-line bad-value ⟦because it is new⟧'), ['unmarked']],
    ['a dash that is none', end('pmtalint-disable-line bad-value ⟦— why, bad-value⟧'), ['unmarked']],
    ['both', end('pmtalint-disable-line bad-value, ⟦because⟧ ⟦it is new⟧ -- why'), ['unknown', 'unmarked']],
    ['the second comment in one', end('pmtalint-disable-line bad-value # pmtalint-disable-line ⟦x⟧'), ['unknown']],
  ] as const)('finds %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['a rule', end('pmtalint-disable-line bad-value -- why')],
    ['several', end('pmtalint-disable-line bad-value, wrong-scope ,name-case,, dane-no-dnssec -- why')],
    ['several with blanks between them', end('pmtalint-disable-line bad-value wrong-scope -- why')],
    ['all', end('pmtalint-disable-line all')],
    ['a reason with dashes', end('pmtalint-disable-line all -- a -- b --c')],
    ['nothing but enable', on(`# pmtalint-disable bad-value\n${BAD}\n# pmtalint-enable`)],
    ['nothing but a reason behind enable', '# pmtalint-enable -- over'],
    ['words for people', end('pmtalint disable-line x')],
    ['a word that ends so', end('x#pmtalint-disable-line y')],
    ['a password that is cut', '<smtp-user a>\npassword x#pmtalint-disable-line hunter2\n</smtp-user>'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each([
    [end('pmtalint-disable-line ⟦bad-vale⟧'), end('pmtalint-disable-line bad-value'), false],
    [end('⟦pmtalint-disable-lin⟧ bad-value'), end('pmtalint-disable-line bad-value'), false],
    [end('pmtalint-disable-line ⟦nonsense⟧, bad-value -- a'), end('pmtalint-disable-line bad-value -- a'), true],
    [on('retry-after 1h # pmtalint-disable-line ⟦nonsense⟧ -- a'), on('retry-after 1h'), true],
    [end('pmtalint-disable-line bad-value ⟦for now⟧'), end('pmtalint-disable-line bad-value -- for now'), true],
  ])('mends %s', (sample, fixed, safe) => rule.mends(sample, fixed, safe));

  it.each([end('pmtalint-ignore bad-value'), end('pmtalint-disable-line')])('has no fix for %s', (sample) =>
    rule.hasNoFix(sample),
  );

  it('says what was meant, or what there is', () => {
    rule.says(end('pmtalint-disable-line bad-vale'), 'Did you mean bad-value?');
    rule.says(end('pmtalint-ignore x'), 'There are pmtalint-disable-line, pmtalint-disable-next-line,');
    rule.says(end('pmtalint-disable-line bad-vale'), 'There is no rule bad-vale.');
  });
});
