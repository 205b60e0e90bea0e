/** Whether a client may send, and to whom; every decision names the line behind it. */
import { describe, expect, it, vi } from 'vitest';
import { accept } from '../../src/routing/accept.ts';
import { type Mail, type OtherOptions, decision, mail, modelOf } from './of-text.ts';

function accepted(
  text: string,
  message: Mail,
  options?: OtherOptions,
): { steps: string[]; recipients: readonly string[] } {
  const { steps, recipients } = accept(modelOf(text, options), mail(message));
  return { steps: steps.map(decision), recipients };
}

const to = ['a@one.example', 'b@two.example'];
const relayAll = '<source 0/0>\n  always-allow-relaying yes # all\n</source>\n';

describe('the greeting and the login', () => {
  const doors = `
smtp-listener 0/0:587 source=submit
<source 0/0>
  smtp-service no # strangers
  always-allow-relaying yes # all
</source>
<source 192.0.2.0/24>
  smtp-service yes # ours
</source>
<source 198.51.100.0/24>
  smtp-service yes # theirs
  require-auth true # login
</source>
<source 198.51.100.128/25>
  allow-auth no # never
</source>
<source submit>
  smtp-service yes
</source>
<source user>
  smtp-service yes
  require-auth no
</source>
<smtp-user me>
  password A-long-one-1
  source user
</smtp-user>
`;
  const taken = ['relay | always-allow-relaying yes # all'];

  it.each<[string, Mail, string[]]>([
    ['a network with smtp-service', {}, taken],
    ['everybody else', { client: '203.0.113.1' }, ['accept | smtp-service no # strangers']],
    [
      'the greeting comes before the login',
      { client: '203.0.113.1', user: 'me' },
      ['accept | smtp-service no # strangers'],
    ],
    ['a listener with smtp-service', { client: '203.0.113.1', listener: '192.0.2.9:587' }, taken],
    ['no login where one is required', { client: '198.51.100.1' }, ['accept | require-auth true # login']],
    ['a login', { client: '198.51.100.1', user: 'me' }, taken],
    ['a login of nobody', { client: '198.51.100.1', user: 'you' }, ['accept | -']],
    ['a login where none is required', { user: 'me' }, taken],
    ['a login of nobody where none is required', { user: 'you' }, ['accept | -']],
    ['a login that is not offered', { client: '198.51.100.200', user: 'me' }, ['accept | allow-auth no # never']],
    ['the pickup directory', { pickup: true }, ['relay | -']],
  ])('%s', (_, message, steps) => {
    const result = accepted(doors, { ...message, to: ['a@one.example'] });
    expect(result.steps).toEqual(steps);
    expect(result.recipients).toEqual(steps[0]?.startsWith('accept') ? [] : ['a@one.example']);
  });

  it('users differ in case only where names do', () => {
    const message = { client: '198.51.100.1', user: 'ME', to: ['a@one.example'] };
    expect(accepted(doors, message).steps).toEqual(taken);
    expect(accepted(doors, message, { assumptions: { 'name-case': 'kept' } }).steps).toEqual(['accept | -']);
  });

  it('says why in one sentence', () => {
    const [step] = accept(modelOf(doors), mail({ client: '203.0.113.1' })).steps;
    expect(step?.text).toBe('the client is turned away (521): smtp-service is no');
  });

  it.each<[string, string]>([
    ['a source at the top level', 'smtp-service no'],
    ['no source', ''],
  ])('lets clients in with %s', (_, line) => {
    expect(accepted(`${line}\nrelay-domain one.example\n`, { to: ['a@one.example'] }).recipients).toHaveLength(1);
  });
});

describe('relaying', () => {
  it.each<[string, string, string, string]>([
    ['relay-domain', 'relay-domain one.example', 'x@one.example', 'relay-domain one.example'],
    ['a domain in other letters', 'relay-domain One.Example', 'x@oNE.example', 'relay-domain One.Example'],
    ['all below a domain', 'relay-domain *.one.example', 'x@a.one.example', 'relay-domain *.one.example'],
    ['not the domain itself', 'relay-domain *.one.example', 'x@one.example', '-'],
    ['both', 'relay-domain [*.]one.example', 'x@one.example', 'relay-domain [*.]one.example'],
    ['not what only ends alike', 'relay-domain [*.]one.example', 'x@everyone.example', '-'],
    ['all domains', 'relay-domain *', 'x@one.example', 'relay-domain *'],
    ['a macro', 'domain-macro m one.example,two.example\nrelay-domain $m', 'x@two.example', 'relay-domain $m'],
    ['half a macro', 'domain-macro m com,example\nrelay-domain one.$m', 'x@one.example', 'relay-domain one.$m'],
    ['a macro that nobody defines', 'relay-domain $none', 'x@none', '-'],
    ['a network', 'relay-domain [192.0.2.0/24]', 'x@[192.0.2.7]', 'relay-domain [192.0.2.0/24]'],
    ['not another network', 'relay-domain [192.0.2.0/24]', 'x@[198.51.100.7]', '-'],
    ['a network of version 6', 'relay-domain [2001:db8::/32]', 'x@[IPv6:2001:db8::7]', 'relay-domain [2001:db8::/32]'],
    ['host-name', 'host-name here.example.com', 'x@HERE.example.com', 'host-name here.example.com'],
    ['the second host-name', 'host-name a.example\nhost-name b.example', 'x@b.example', 'host-name b.example'],
    ['not below a host', 'host-name here.example.com', 'x@a.here.example.com', '-'],
    ['an address', 'relay-address Bounce@One.example', 'bounce@one.example', 'relay-address Bounce@One.example'],
    ['not another address', 'relay-address bounce@one.example', 'x@one.example', '-'],
    [
      'addresses by pattern',
      'relay-address /@shop\\d\\.example$/',
      'x@shop7.example',
      'relay-address /@shop\\d\\.example$/',
    ],
    ['always, at the top level', 'always-allow-relaying yes', 'x@one.example', 'always-allow-relaying yes'],
  ])('%s', (_, lines, address, line) => {
    const { steps, recipients } = accepted(`${lines}\n`, { to: [address] });
    expect(steps).toEqual([`relay | ${line}`]);
    expect(recipients).toEqual(line === '-' ? [] : [address]);
  });

  it('is allowed by a listener to everybody who reaches it [G1§3.3.1.20]', () => {
    const text = `
smtp-listener 192.0.2.10:25 source=open
smtp-listener 0/0:25
<source open>
  always-allow-relaying yes # open
</source>
<source 0/0>
  always-allow-relaying no # closed
</source>
`;
    const at = (listener: string): string[] => accepted(text, { listener, to: ['a@one.example'] }).steps;
    expect(at('192.0.2.10:25')).toEqual(['relay | always-allow-relaying yes # open']);
    expect(at('192.0.2.11:25')).toEqual(['relay | always-allow-relaying no # closed']);
  });

  it('is a matter of the user before the listener, which is an assumption', () => {
    const text = `
smtp-listener 0/0:25 source=door
<source door>
  always-allow-relaying no # door
</source>
<source mine>
  always-allow-relaying yes # mine
</source>
<smtp-user me>
  password A-long-one-1
  source mine
</smtp-user>
`;
    const message = { listener: '192.0.2.10:25', user: 'me', to: ['a@one.example'] };
    expect(accepted(text, message).steps).toEqual(['relay | always-allow-relaying yes # mine | named-sources']);
    const other = accepted(text, message, { assumptions: { 'named-sources': 'listener-over-user' } });
    expect(other.steps).toEqual(['relay | always-allow-relaying no # door | named-sources']);
    expect(other.recipients).toEqual([]);
  });

  it('is decided for each recipient', () => {
    const { steps, recipients } = accepted('relay-domain two.example\n', { to });
    expect(steps).toEqual(['relay | -', 'relay | relay-domain two.example']);
    expect(recipients).toEqual(['b@two.example']);
  });

  it.each([
    ['', '5xx'],
    ['relay-debug true\n', '4xx'],
    ['relay-debug no\n', '5xx'],
  ])('tells with %j how a recipient is refused: %s', (line, reply) => {
    const [step] = accept(modelOf(line), mail({ to: ['a@one.example'] })).steps;
    expect(step?.text).toBe(`a@one.example is refused (${reply}): the client may not relay to one.example`);
  });
});

describe('the most recipients of a message', () => {
  const limit = '<source 0/0>\n  always-allow-relaying yes # all\n  max-rcpt-per-message 1 # one\n</source>\n';

  it('refuses those beyond', () => {
    expect(accepted(limit, { to })).toEqual({
      steps: [
        'relay | always-allow-relaying yes # all',
        'relay | always-allow-relaying yes # all',
        'accept | max-rcpt-per-message 1 # one',
      ],
      recipients: ['a@one.example'],
    });
  });

  it('does not count those that are refused anyway', () => {
    const text = 'relay-domain two.example\n<source 0/0>\n  max-rcpt-per-message 1\n</source>\n';
    expect(accepted(text, { to }).recipients).toEqual(['b@two.example']);
  });

  it('may refuse the message', () => {
    const text = limit.replace('</source>', '  too-many-rcpts-fails-message yes # all or none\n</source>');
    const { steps, recipients } = accepted(text, { to });
    expect(recipients).toEqual([]);
    expect(steps.at(-1)).toBe('accept | too-many-rcpts-fails-message yes # all or none');
    expect(accepted(text, { to: to.slice(1) }).recipients).toEqual(to.slice(1));
  });

  it.each(['0', 'unlimited'])('is not limited by %s', (value) => {
    expect(accepted(limit.replace('1 # one', value), { to }).recipients).toEqual(to);
  });

  it('is no matter of the pickup directory', () => {
    expect(accepted(limit, { pickup: true, to }).recipients).toEqual(to);
    expect(
      accepted(`${limit}<source {pickup}>\n  max-rcpt-per-message 1\n</source>\n`, { pickup: true, to }).recipients,
    ).toEqual(to);
  });

  it('takes all without a limit', () => {
    expect(accepted(relayAll, { to }).recipients).toEqual(to);
  });
});

describe('many messages of one client', () => {
  it('ask twice what applies to it: before it has logged in, and then', () => {
    const model = modelOf('<smtp-user someone>\n  source user\n</smtp-user>\n<source user>\n</source>\n');
    const message = mail({ to, user: 'someone' });
    const layers = vi.spyOn(model.sources, 'layers');
    for (let count = 0; count < 10; count++) accept(model, message);
    expect(layers).toHaveBeenCalledTimes(2);
  });
});
