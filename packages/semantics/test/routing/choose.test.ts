/** Which virtual MTA or pool a message gets; every decision names the line behind it. */
import { describe, expect, it } from 'vitest';
import { chooseVirtualMta } from '../../src/routing/choose-virtual-mta.ts';
import { type Mail, type OtherOptions, decision, mail, modelOf } from './of-text.ts';

function chosen(
  text: string,
  message: Mail = {},
  options?: OtherOptions,
): { name: string | undefined; steps: string[] } {
  const { name, steps } = chooseVirtualMta(modelOf(text, options), mail(message));
  return { name, steps: steps.map(decision) };
}

const vmtas = '<virtual-mta one>\n</virtual-mta>\n<virtual-mta two>\n</virtual-mta>\n';

function withSource(...lines: string[]): string {
  return `${vmtas}<source 0/0>\n${lines.join('\n')}\n</source>\n`;
}

const naming = { headers: ['X-Virtual-MTA: one'] };

describe('the ways of choosing, and why those before did not', () => {
  it.each<[string, string, Mail, string | undefined, string[]]>([
    ['nothing', vmtas, {}, '{default}', ['virtual-mta | -']],
    [
      'the mailmerge variable',
      withSource('allow-mailmerge yes'),
      { vmta: 'one' },
      'one',
      ['virtual-mta | allow-mailmerge yes'],
    ],
    [
      'a variable that is not read',
      withSource('allow-mailmerge no', 'default-virtual-mta two'),
      { vmta: 'one' },
      'two',
      ['virtual-mta | allow-mailmerge no', 'virtual-mta | default-virtual-mta two'],
    ],
    ['a variable in the pickup directory', vmtas, { pickup: true, vmta: 'one' }, 'one', ['virtual-mta | -']],
    ['a header', withSource('process-x-virtual-mta yes'), naming, 'one', ['virtual-mta | process-x-virtual-mta yes']],
    [
      'a header in other letters',
      withSource('process-x-virtual-mta yes'),
      { headers: ['x-VIRTUAL-mta:  one  '] },
      'one',
      ['virtual-mta | process-x-virtual-mta yes'],
    ],
    [
      'the first of two headers',
      withSource('process-x-virtual-mta yes'),
      { headers: ['X-Virtual-MTA: two', 'X-Virtual-MTA: one'] },
      'two',
      ['virtual-mta | process-x-virtual-mta yes'],
    ],
    ['a header that is not read', vmtas, naming, '{default}', ['virtual-mta | -', 'virtual-mta | -']],
    [
      'a header in the pickup directory',
      withSource('process-x-virtual-mta yes'),
      { ...naming, pickup: true },
      '{default}',
      ['virtual-mta | -'],
    ],
    [
      'an empty header',
      withSource('process-x-virtual-mta yes'),
      { headers: ['X-Virtual-MTA:'] },
      undefined,
      ['virtual-mta | -'],
    ],
    [
      'an empty header that is taken',
      withSource('process-x-virtual-mta yes', 'allow-empty-x-virtual-mta yes', 'default-virtual-mta two'),
      { headers: ['X-Virtual-MTA: '] },
      '{default}',
      ['virtual-mta | allow-empty-x-virtual-mta yes'],
    ],
    [
      '{default} by name',
      withSource('process-x-virtual-mta yes', 'default-virtual-mta two'),
      { headers: ['X-Virtual-MTA: {default}'] },
      '{default}',
      ['virtual-mta | process-x-virtual-mta yes'],
    ],
    ['the source', withSource('default-virtual-mta two'), {}, 'two', ['virtual-mta | default-virtual-mta two']],
    [
      'not for the pickup directory',
      withSource('default-virtual-mta two'),
      { pickup: true },
      '{default}',
      ['virtual-mta | -'],
    ],
    [
      'a list that does not match',
      `<pattern-list l>\nmail-from /nobody/ virtual-mta=one\n</pattern-list>\n${withSource('pattern-list l', 'default-virtual-mta two')}`,
      {},
      'two',
      ['virtual-mta | pattern-list l', 'virtual-mta | default-virtual-mta two'],
    ],
    [
      'a list that leaves it open',
      `<pattern-list l>\nmail-from // recipient-priority=70\n</pattern-list>\n${withSource('pattern-list l', 'default-virtual-mta two')}`,
      {},
      'two',
      ['virtual-mta | mail-from // recipient-priority=70', 'virtual-mta | default-virtual-mta two'],
    ],
    [
      'a list that chooses',
      `<pattern-list l>\nmail-from // virtual-mta=one\n</pattern-list>\n${withSource('pattern-list l', 'default-virtual-mta two')}`,
      {},
      'one',
      ['virtual-mta | pattern-list l', 'virtual-mta | mail-from // virtual-mta=one'],
    ],
    [
      'a list that nobody defines',
      withSource('pattern-list l', 'default-virtual-mta two'),
      {},
      'two',
      ['virtual-mta | pattern-list l', 'virtual-mta | default-virtual-mta two'],
    ],
  ])('%s', (_, text, message, name, steps) => {
    expect(chosen(text, message)).toEqual({ name, steps });
  });
});

describe('the virtual MTA that sends from the local address', () => {
  const text = `
smtp-source-host 192.0.2.1 all.example.com
<virtual-mta one>
  smtp-source-host 192.0.2.1 one.example.com
  smtp-source-host 192.0.2.2 two.example.com
</virtual-mta>
<virtual-mta none>
</virtual-mta>
<virtual-mta net>
  smtp-source-host 192.0.2.0/28 net.example.com
</virtual-mta>
<source 0/0>
  default-virtual-mta by-smtp-source-ip
</source>
`;
  const asked = 'virtual-mta | default-virtual-mta by-smtp-source-ip';
  it.each<[string, string | undefined, string, string]>([
    ['its own line, not that of the top level', '192.0.2.1:25', 'one', 'smtp-source-host 192.0.2.1 one.example.com'],
    ['its second line', '192.0.2.2:587', 'one', 'smtp-source-host 192.0.2.2 two.example.com'],
    ['a network', '192.0.2.9:25', 'net', 'smtp-source-host 192.0.2.0/28 net.example.com'],
    ['nobody', '198.51.100.1:25', '{default}', '-'],
    ['an address that is not told', undefined, '{default}', '-'],
  ])('%s', (_, listener, name, line) => {
    const result = chosen(text, listener === undefined ? {} : { listener });
    const rest = name === '{default}' ? ['virtual-mta | -'] : [];
    expect(result).toEqual({ name, steps: [asked, `virtual-mta | ${line}`, ...rest] });
  });
});

describe('names', () => {
  const reading = ['process-x-virtual-mta yes'];
  const inCapitals = { headers: ['X-Virtual-MTA: ONE'] };

  it('may differ in case, which is an assumption', () => {
    expect(chosen(withSource(...reading), inCapitals)).toEqual({
      name: 'one',
      steps: ['virtual-mta | process-x-virtual-mta yes | name-case'],
    });
    expect(chosen(withSource(...reading), inCapitals, { assumptions: { 'name-case': 'kept' } }).name).toBeUndefined();
  });

  it('of a default may too', () => {
    expect(chosen(withSource('default-virtual-mta Two'))).toEqual({
      name: 'two',
      steps: ['virtual-mta | default-virtual-mta Two | name-case'],
    });
  });

  it('of pools may stand for virtual MTAs', () => {
    const text = `${withSource(...reading)}<virtual-mta-pool Both>\n  virtual-mta one\n</virtual-mta-pool>\n`;
    expect(chosen(text, { headers: ['X-Virtual-MTA: both'] }).name).toBe('Both');
  });

  it.each<[string, string[], string, string | undefined, string]>([
    ['is refused', [], '', undefined, '-'],
    [
      'is refused by a line',
      ['reject-invalid-virtual-mta yes'],
      'invalid-virtual-mta-fallback two',
      undefined,
      'reject-invalid-virtual-mta yes',
    ],
    [
      'gets the fallback',
      ['reject-invalid-virtual-mta no'],
      'invalid-virtual-mta-fallback two',
      'two',
      'invalid-virtual-mta-fallback two',
    ],
    ['bounces without one', ['reject-invalid-virtual-mta no'], '', undefined, 'reject-invalid-virtual-mta no'],
    [
      'bounces with an unknown one',
      ['reject-invalid-virtual-mta no'],
      'invalid-virtual-mta-fallback zero',
      undefined,
      'invalid-virtual-mta-fallback zero',
    ],
    [
      'gets a fallback in other letters',
      ['reject-invalid-virtual-mta no'],
      'invalid-virtual-mta-fallback TWO',
      'two',
      'invalid-virtual-mta-fallback TWO | name-case',
    ],
  ])('that nothing has: the message %s', (_, lines, global, name, line) => {
    const text = `${global}\n${withSource(...reading, ...lines)}`;
    expect(chosen(text, { headers: ['X-Virtual-MTA: nobody'] })).toEqual({
      name,
      steps: ['virtual-mta | process-x-virtual-mta yes', `virtual-mta | ${line}`],
    });
  });

  it('that nothing has are refused wherever they come from', () => {
    expect(chosen(withSource('default-virtual-mta nobody')).name).toBeUndefined();
    const list = '<pattern-list l>\nmail-from // virtual-mta=nobody\n</pattern-list>\n';
    expect(chosen(list + withSource('pattern-list l')).name).toBeUndefined();
  });

  it.each([
    ['no virtual MTA is called nobody', [], 'the message is refused: no virtual MTA is called nobody'],
    [
      'no fallback',
      ['reject-invalid-virtual-mta no'],
      'the message bounces (5.3.5): no virtual MTA is called nobody, and there is no fallback',
    ],
  ])('says: %s', (_, lines, text) => {
    const model = modelOf(withSource(...reading, ...lines));
    const { steps } = chooseVirtualMta(model, mail({ headers: ['X-Virtual-MTA: nobody'] }));
    expect(steps.at(-1)?.text).toBe(text);
  });
});

describe('sources in layers', () => {
  const text = `
${vmtas}
smtp-listener 192.0.2.10:25 source=door
<source 0/0>
  default-virtual-mta one # wide
</source>
<source 192.0.2.0/24>
  process-x-virtual-mta yes # narrow
</source>
<source door>
  default-virtual-mta two # door
</source>
<source mine>
  process-x-virtual-mta no # mine
  default-virtual-mta one # mine
</source>
<smtp-user me>
  password A-long-one-1
  source mine
</smtp-user>
`;
  it.each<[string, Mail, string, string[]]>([
    ['inherit', { client: '192.0.2.1' }, 'one', ['virtual-mta | default-virtual-mta one # wide']],
    [
      'read the header',
      { client: '192.0.2.1', headers: ['X-Virtual-MTA: two'] },
      'two',
      ['virtual-mta | process-x-virtual-mta yes # narrow'],
    ],
    [
      'of a listener',
      { client: '192.0.2.1', listener: '192.0.2.10:25' },
      'two',
      ['virtual-mta | default-virtual-mta two # door'],
    ],
    [
      'of a user over that of the listener',
      { client: '192.0.2.1', listener: '192.0.2.10:25', user: 'me', headers: ['X-Virtual-MTA: two'] },
      'one',
      ['virtual-mta | process-x-virtual-mta no # mine', 'virtual-mta | default-virtual-mta one # mine | named-sources'],
    ],
  ])('%s', (_, message, name, steps) => {
    expect(chosen(text, message)).toEqual({ name, steps });
  });
});
