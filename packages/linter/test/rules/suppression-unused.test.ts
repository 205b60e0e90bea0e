import { describe, it } from 'vitest';
import { SERVER, domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('suppression-unused', { unused: 'info', all: 'info', alone: 'info', enable: 'info' });

/** A finding of bad-value. */
const BAD = 'retry-after soon';
const GOOD = 'retry-after 10m';
const on = (line: string) => domain('example.com', line);

describe('suppression-unused', () => {
  it.each([
    ['for a line', on(`${GOOD} # pmtalint-disable-line ⟦bad-value⟧ -- why`), ['unused']],
    ['for the next line', on(`# pmtalint-disable-next-line ⟦bad-value⟧ -- why\n${GOOD}`), ['unused']],
    ['for the line before the bad one', on(`${GOOD} # pmtalint-disable-line ⟦bad-value⟧\n${BAD}`), ['unused']],
    ['for a block', on(`# pmtalint-disable ⟦bad-value⟧ -- why\n${GOOD}`), ['unused']],
    ['for a block that ends too early', on(`# pmtalint-disable ⟦bad-value⟧\n# pmtalint-enable\n${BAD}`), ['unused']],
    ['for a block in another section', `${on('# pmtalint-disable ⟦bad-value⟧')}${on(BAD)}`, ['unused']],
    ['for the file', `# pmtalint-disable-file ⟦bad-value⟧ -- why\n${on(GOOD)}`, ['unused']],
    ['with nothing behind it', on('# pmtalint-disable-next-line ⟦bad-value⟧') + '\n', ['unused']],
    ['named twice', on(`${BAD} # pmtalint-disable-line bad-value, ⟦bad-value⟧`), ['unused']],
    [
      'of three',
      on(`${BAD} # pmtalint-disable-line ⟦wrong-scope⟧, bad-value, ⟦missing-argument⟧`),
      ['unused', 'unused'],
    ],
    [
      'for the line and the file',
      `# pmtalint-disable-file ⟦bad-value⟧\n${on(`${BAD} # pmtalint-disable-line bad-value`)}`,
      ['unused'],
    ],
    ['behind other words', on(`${GOOD} # as it was # pmtalint-disable-line ⟦bad-value⟧`), ['unused']],
    ['that needs the whole', `${SERVER}${on(`${GOOD} # pmtalint-disable-line ⟦name-case⟧`)}`, ['unused']],
    [
      'for a rule about these comments',
      on(`${GOOD} # pmtalint-disable-line ⟦bad-value⟧, ⟦suppression-unused⟧`),
      ['unused', 'unused'],
    ],
    ['for all rules', `${SERVER}${on(`${GOOD} # pmtalint-disable-line ⟦all⟧ -- why`)}`, ['all']],
    ['for all rules beside one', `${SERVER}${on(`${BAD} # pmtalint-disable-line bad-value, ⟦all⟧ -- why`)}`, ['all']],
    ['on a line of its own', on(`# pmtalint-disable-line ⟦bad-value⟧ -- why\n${BAD}`), ['alone']],
    ['that ends nothing', `# ⟦pmtalint-enable⟧\n${on(GOOD)}`, ['enable']],
    ['that ends another rule', on(`# pmtalint-disable bad-value\n${BAD}\n# pmtalint-enable ⟦wrong-scope⟧`), ['enable']],
    [
      'that ends what the section ended',
      `${on(`# pmtalint-disable bad-value\n${BAD}`)}\n# pmtalint-enable ⟦bad-value⟧`,
      ['enable'],
    ],
    ['that ends twice', on(`# pmtalint-disable bad-value\n${BAD}\n# pmtalint-enable\n# ⟦pmtalint-enable⟧`), ['enable']],
  ] as const)('finds a comment %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['that is needed', on(`${BAD} # pmtalint-disable-line bad-value -- why`)],
    [
      'for the next line behind blank lines and comments',
      on(`# pmtalint-disable-next-line bad-value\n\n# text\n${BAD}`),
    ],
    ['for all rules that is needed', `${SERVER}${on(`${BAD} # pmtalint-disable-line all`)}`],
    ['for all rules in a part', on(`${GOOD} # pmtalint-disable-line all`)],
    ['for a rule that is off', on(`${GOOD} # pmtalint-disable-line bounce-after-long`)],
    ['for a rule that needs the whole in a part', on(`${GOOD} # pmtalint-disable-line undefined-list`)],
    ['for a rule that does not exist', on(`${GOOD} # pmtalint-disable-line bad-vale`)],
    ['of an unknown kind', on(`${GOOD} # pmtalint-ignore bad-value`)],
    ['in a file for the inside of a section', `queue-to x\n${GOOD} # pmtalint-disable-line bad-value\n</domain>`],
    ['that ends a block', on(`# pmtalint-disable bad-value\n${BAD}\n# pmtalint-enable bad-value`)],
    ['that ends one rule of all', on(`# pmtalint-disable all\n${BAD}\n# pmtalint-enable wrong-scope`)],
    ['that belongs to a password', '<smtp-user a>\npassword x#y # pmtalint-disable-line bad-value\n</smtp-user>'],
    ['for people', on(`${GOOD} # see pmtalint-disable-line bad-value`)],
  ])('says nothing about a comment %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['the comment of a line', on(`${GOOD}  # pmtalint-disable-line ⟦bad-value⟧ -- why`), on(GOOD)],
    ['the line of the comment', on(`${GOOD}\n\t# pmtalint-disable ⟦bad-value⟧  \n${GOOD}`), on(`${GOOD}\n${GOOD}`)],
    ['the first line', `# pmtalint-disable-file ⟦bad-value⟧\n${on(GOOD)}`, on(GOOD)],
    ['the last line', `${on(GOOD)}\n# pmtalint-disable-file ⟦bad-value⟧`, `${on(GOOD)}\n`],
    [
      'one rule',
      on(`${BAD} # pmtalint-disable-line ⟦wrong-scope⟧, bad-value -- a`),
      on(`${BAD} # pmtalint-disable-line bad-value -- a`),
    ],
    [
      'the last rule',
      on(`${BAD} # pmtalint-disable-line bad-value, ⟦wrong-scope⟧ -- a`),
      on(`${BAD} # pmtalint-disable-line bad-value -- a`),
    ],
    ['what is behind other words', on(`${GOOD} # mine # pmtalint-disable-line ⟦bad-value⟧`), on(`${GOOD} # mine`)],
    [
      'the first of two',
      on(`${BAD} # pmtalint-disable-line ⟦wrong-scope⟧ -- a # pmtalint-disable-line bad-value`),
      on(`${BAD} # pmtalint-disable-line bad-value`),
    ],
    [
      'the second of two',
      on(`${BAD} # pmtalint-disable-line bad-value -- a # pmtalint-disable-line ⟦wrong-scope⟧`),
      on(`${BAD} # pmtalint-disable-line bad-value -- a`),
    ],
    ['an enable comment', `${on(GOOD)}\n# ⟦pmtalint-enable⟧\n`, `${on(GOOD)}\n`],
  ])('removes %s', (_, sample, fixed) => rule.mends(sample, fixed, true));

  it('suggests what was meant on a line of its own', () => {
    const sample = vmta('a', on(`# pmtalint-disable-line ⟦bad-value⟧ -- why\n${BAD}`));
    rule.mends(sample, vmta('a', on(`# pmtalint-disable-next-line bad-value -- why\n${BAD}`)), false);
  });

  it('names the rule', () =>
    rule.says(on(`${GOOD} # pmtalint-disable-line bad-value`), 'bad-value finds nothing that this comment could'));

  it('tells nothing of a file that is included, when that cannot be read', () => {
    rule.isSilent(`${SERVER}include gone.conf\n${on(`${GOOD} # pmtalint-disable-line undefined-list`)}`);
  });
});
