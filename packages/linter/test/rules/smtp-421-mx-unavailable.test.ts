import { describe, it } from 'vitest';
import { SERVER, domain, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('smtp-421-mx-unavailable', { reconnects: 'info' });
const SETTING = 'smtp-421-means-mx-unavailable';
const server = (...sections: readonly string[]): string => SERVER + sections.join('');

describe('smtp-421-mx-unavailable', () => {
  it.each([
    ['without a limit', server(domain('*', `${SETTING} ⟦yes⟧`))],
    ['with the word unlimited', server(domain('*', `${SETTING} ⟦yes⟧`, 'max-connect-rate unlimited'))],
    ['with 0, which is no limit', server(domain('*', `${SETTING} ⟦true⟧`, 'max-connect-rate 0'))],
    [
      'with a limit for other domains',
      server(domain('*', `${SETTING} ⟦yes⟧`), domain('example.com', 'max-connect-rate 1/s')),
    ],
    ['with pauses of no time', server(domain('*', `${SETTING} ⟦yes⟧`, 'smtp-out-rampup-interval 0s'))],
    ['with a limit of messages only', server(domain('*', `${SETTING} ⟦yes⟧`, 'max-msg-rate 100/h'))],
    [
      'where a virtual MTA lifts the limit',
      server(
        domain('*', 'max-connect-rate 1/s'),
        vmta('a', domain('*', `${SETTING} ⟦yes⟧`, 'max-connect-rate unlimited')),
      ),
    ],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['reconnects']));

  it.each([
    ['a limit beside it', server(domain('*', `${SETTING} yes`, 'max-connect-rate 10/m'))],
    [
      'a limit of a wider section',
      server(domain('*', 'max-connect-rate 10/m'), domain('example.com', `${SETTING} yes`)),
    ],
    ['pauses between connections', server(domain('*', `${SETTING} yes`, 'smtp-out-rampup-interval 5s'))],
    ['a limit of each source address', server(domain('*', `${SETTING} yes`, 'source-ip-max-connect-rate 0/0 1/s'))],
    ['the default', server(domain('*', 'max-smtp-out 5'))],
    ['no', server(domain('*', `${SETTING} no`))],
    ['a value that is none', server(domain('*', `${SETTING} often`))],
    ['a part of a configuration', domain('*', `${SETTING} yes`)],
    ['mail for a server on this machine', server(domain('*', 'smtp-hosts [127.0.0.1]', `${SETTING} yes`))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));
});
