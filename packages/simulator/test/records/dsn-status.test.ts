import { describe, expect, it } from 'vitest';
import { Replies } from '../../src/receivers/replies.ts';
import { type Fate, Diagnoses } from '../../src/records/diagnoses.ts';
import { dsnDiagOf, dsnStatusOf } from '../../src/records/dsn-status.ts';
import { bounceCategoriesOf } from '../../src/results/bounce-categories.ts';
import { modelOf } from '../harness.ts';

describe('dsnStatus and dsnDiag of a reply', () => {
  it.each([
    ['250 2.0.0 ok', '2.0.0 (success)', 'smtp;250 2.0.0 ok'],
    ['250 ok dirdel', '2.0.0 (success)', 'smtp;250 ok dirdel'],
    ['250 2.6.0 Queued', '2.6.0 (success)', 'smtp;250 2.6.0 Queued'],
    ['550 5.1.1 User unknown', '5.1.1 (bad destination mailbox address)', 'smtp;550 5.1.1 User unknown'],
    ['550-5.1.1 The account', '5.1.1 (bad destination mailbox address)', 'smtp;550-5.1.1 The account'],
    ['554 5.7.1 Spam', '5.7.1 (delivery not authorized)', 'smtp;554 5.7.1 Spam'],
    ['550 #5.1.0 Address rejected', '5.1.0 (other address status)', 'smtp;550 #5.1.0 Address rejected'],
    ['550 no', '5.0.0 (undefined status)', 'smtp;550 no'],
    ['421 4.7.28 Too fast', '4.7.28 (undefined status)', 'smtp;421 4.7.28 Too fast'],
    ['451 from 4.7.1 on', '4.0.0 (undefined status)', 'smtp;451 from 4.7.1 on'],
    ['550 5.1.1.1 is no status', '5.0.0 (undefined status)', 'smtp;550 5.1.1.1 is no status'],
    ['452 4.2.2 full', '4.2.2 (mailbox full)', 'smtp;452 4.2.2 full'],
    ['connection refused', '4.4.1 (no answer from host)', 'x-pmta;connection refused'],
    ['', '4.4.1 (no answer from host)', 'x-pmta;'],
  ])('%s', (reply, status, diag) => {
    expect([dsnStatusOf(reply), dsnDiagOf(reply)]).toEqual([status, diag]);
  });
});

describe('what records say about the end of mail', () => {
  const cases: readonly (readonly [Fate, string | undefined, string, string, string, string])[] = [
    ['accepted', undefined, 'relayed', '2.0.0 (success)', 'smtp;250 2.0.0 ok', 'success'],
    ['deferred', '452 4.2.2 full', 'delayed', '4.2.2 (mailbox full)', 'smtp;452 4.2.2 full', 'quota-issues'],
    ['refused', '550 #1, go', 'failed', '5.0.0 (undefined status)', '"smtp;550 #1, go"', 'other'],
    ['refused', '550 the "x" way', 'failed', '5.0.0 (undefined status)', '"smtp;550 the ""x"" way"', 'other'],
    ['refused', '550 a\r\n550 b', 'failed', '5.0.0 (undefined status)', '"smtp;550 a\r\n550 b"', 'other'],
    [
      'queue-bounced',
      '554 listed',
      'failed',
      '5.0.0 (undefined status)',
      'x-pmta;bounce-queue;reply:554 listed',
      'own',
    ],
    ['expired', undefined, 'failed', '4.4.7 (delivery time expired)', '', 'message-expired'],
    ['expired', '450 x', 'failed', '4.4.7 (delivery time expired)', 'smtp;450 x', 'message-expired'],
    ['handed-over', undefined, 'delivered', '2.0.0 (success)', '', 'success'],
    ['discarded-as-bounce', undefined, 'failed', '5.0.0 (undefined status)', '', 'other'],
  ];

  it.each(cases)('%s by %j', (fate, reply, action, status, diag, category) => {
    const replies = new Replies();
    const own = '<bounce-category-patterns>\n/listed/ own\n</bounce-category-patterns>\n';
    const diagnoses = new Diagnoses(replies, bounceCategoriesOf(modelOf(own)));
    const number = reply === undefined ? 0 : replies.idOf(reply);
    const expected = { action, status, diag, category };
    expect(diagnoses.of(fate, number)).toMatchObject(expected);
    expect(diagnoses.of(fate, number)).toMatchObject(expected);
  });

  it('tells deliveries apart where the configuration does', () => {
    const own = '<bounce-category-patterns>\n/^250/ taken\n</bounce-category-patterns>\n';
    expect(new Diagnoses(new Replies(), bounceCategoriesOf(modelOf(own))).of('accepted', 0).category).toBe('taken');
  });
});
