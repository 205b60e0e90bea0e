import { describe, expect, test } from 'vitest';
import { Replies } from '../../src/receivers/replies.ts';
import { BounceCategories, bounceCategoriesOf } from '../../src/results/bounce-categories.ts';
import { modelOf } from '../harness.ts';
import { configuration } from './measured-run.ts';

describe('categories without patterns of the configuration', () => {
  const categories = new BounceCategories();

  test.each([
    ['550 5.1.1 <a@example.com>: recipient rejected', 'bad-mailbox'],
    ['550 no such user here', 'bad-mailbox'],
    ['550 5.1.1', 'bad-mailbox'],
    ['552 5.2.2 over quota', 'quota-issues'],
    ['550 5.2.1 mailbox disabled', 'inactive-mailbox'],
    ['554 5.7.1 message looks like spam', 'spam-related'],
    ['554 5.7.1 relay access denied', 'relaying-issues'],
    ['550 5.7.26 unauthenticated mail', 'policy-related'],
    ['554 virus found', 'virus-related'],
    ['550 5.1.2 bad destination', 'bad-domain'],
    ['550 5.1.7 bad sender', 'invalid-sender'],
    ['554 5.6.0 malformed', 'content-related'],
    ['500 5.5.1 unrecognized command', 'protocol-errors'],
    ['421 4.4.2 dropped', 'bad-connection'],
    ['connection refused', 'bad-connection'],
    ['connection timed out', 'no-answer-from-host'],
    ['550 5.4.6 loop', 'routing-errors'],
    ['550 5.3.5 misconfigured', 'bad-configuration'],
    ['599 something', 'other'],
    ['', 'other'],
  ])('%s', (reply, category) => {
    expect(categories.nameFor(reply)).toBe(category);
    expect(categories.names).toContain(category);
  });
});

describe('categories of the configuration', () => {
  const model = modelOf(
    configuration(
      '<bounce-category-patterns>',
      '/user unknown/ nobody',
      '/USER/ somebody',
      '</bounce-category-patterns>',
      '<bounce-category-patterns>',
      '/spam/ rubbish',
      '</bounce-category-patterns>',
    ),
  );

  test.each([
    ['550 5.1.1 user unknown', 'nobody'],
    ['550 5.1.1 the user moved', 'somebody'],
    ['550 spam', 'rubbish'],
    ['552 5.2.2 full', 'quota-issues'],
  ])('come first: %s', (reply, category) => {
    const categories = bounceCategoriesOf(model);
    const replies = new Replies();
    const id = replies.idOf(reply);
    const textOf = (number: number): string => replies.textOf(number);
    expect(categories.names[categories.of(id, textOf)]).toBe(category);
    expect(categories.of(id, () => 'asked once only')).toBe(categories.of(id, textOf));
  });
});
