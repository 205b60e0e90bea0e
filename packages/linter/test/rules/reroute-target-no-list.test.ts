import { describe, it } from 'vitest';
import { SERVER, domain, many, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('reroute-target-no-list', { unprotected: 'warning', deaf: 'info' });

const busy = section('smtp-pattern-list slow', 'reply /busy/ mode=backoff');
const server = (...sections: readonly string[]): string => SERVER + busy + sections.join('');
const USES = 'smtp-pattern-list slow';
const FOUND = 'backoff-reroute-to-virtual-mta ⟦b⟧';
const MOVES = 'backoff-reroute-to-virtual-mta b';
const main = vmta('a', domain('*', USES, FOUND));

describe('reroute-target-no-list', () => {
  it.each([
    ['nothing at all', server(main, vmta('b'))],
    ['an address only', server(main, vmta('b', 'smtp-source-host 192.0.2.1 b.example.com'))],
    ['a list for other domains', server(main, vmta('b', domain('example.com', USES)))],
    [
      'a list that is taken back',
      server(domain('*', USES), vmta('a', domain('*', FOUND)), vmta('b', domain('*', 'smtp-pattern-list ""'))),
    ],
    [
      'another spelling of the name',
      server(vmta('a', domain('*', USES, 'backoff-reroute-to-virtual-mta ⟦B⟧')), vmta('b')),
    ],
    [
      'one member without a list',
      server(
        vmta('a', domain('*', USES, 'backoff-reroute-to-virtual-mta ⟦p⟧')),
        vmta('b', domain('*', USES)),
        vmta('c'),
        pool('p', 'virtual-mta b', 'virtual-mta c'),
      ),
    ],
  ])('finds a target with %s', (_, sample) => rule.finds(sample, ['unprotected']));

  it.each([
    ['a rate', server(main, vmta('b', domain('*', 'max-msg-rate 60/h')))],
    ['few connections', server(main, vmta('b', domain('*', 'max-smtp-out 1')))],
    ['a limit of its own', server(main, vmta('b', 'max-smtp-msg-rate 60/h'))],
    ['a limit of the top level', server(domain('*', 'max-msg-rate 60/h'), main, vmta('b'))],
  ])('finds a target with %s but no list', (_, sample) => rule.finds(sample, ['deaf']));

  it('tells a target once', () => {
    const more = many(9, (index) => vmta(`v${index}`, domain('*', USES, MOVES)));
    rule.finds(server(main, more, vmta('b')), ['unprotected']);
  });

  it.each([
    ['a list of its own', server(vmta('a', domain('*', USES, MOVES)), vmta('b', domain('*', USES)))],
    ['a list of the top level', server(domain('*', USES), vmta('a', domain('*', MOVES)), vmta('b'))],
    [
      'a list of its pool',
      server(vmta('a', domain('*', USES, MOVES)), vmta('b'), pool('p', 'virtual-mta b', domain('*', USES))),
    ],
    [
      'a pool whose members all have one',
      server(
        domain('*', USES),
        vmta('a', domain('*', 'backoff-reroute-to-virtual-mta p')),
        vmta('b'),
        pool('p', 'virtual-mta b'),
      ),
    ],
    ['nobody that defines it', server(vmta('a', domain('*', USES, MOVES)))],
    ['the virtual MTA itself', server(vmta('b', domain('*', MOVES)))],
    [
      'mail that it moves on',
      server(vmta('a', domain('*', USES, MOVES)), vmta('b', domain('*', 'reroute-to-virtual-mta c')), vmta('c')),
    ],
    ['mail that is thrown away', server(vmta('a', domain('*', USES, MOVES, 'type discard')), vmta('b'))],
    ['a part of a configuration', busy + vmta('a', domain('*', USES, MOVES)) + vmta('b')],
    ['no reroute', server(vmta('a', domain('*', USES)), vmta('b'))],
  ])('says nothing about a target with %s', (_, sample) => rule.isSilent(sample));

  it('names the target, and of a pool the member', () => {
    rule.says(server(main, vmta('b')), 'moves to b, where nothing is set to slow it down.');
    const moves = vmta('a', domain('*', USES, 'backoff-reroute-to-virtual-mta p'));
    const held = vmta('b', domain('*', 'max-msg-rate 60/h'));
    const members = pool('p', 'virtual-mta b', 'virtual-mta c');
    rule.says(server(moves, held, vmta('c'), members), 'moves to c of pool p, where nothing is set to slow it down.');
    rule.says(
      server(moves, held, vmta('c', 'max-smtp-out 1'), members),
      'moves to b of pool p, where no smtp-pattern-list',
    );
  });

  it('knows included files, and macros', () => {
    const others = { list: `${USES}\n` };
    const included = testRule('reroute-target-no-list', { unprotected: 'warning', deaf: 'info' }, { others });
    included.isSilent(server(vmta('a', domain('*', USES, MOVES)), vmta('b', domain('*', 'include list'))));
    const macro = 'domain-macro m example.com,example.net\n';
    rule.finds(macro + server(vmta('a', domain('$m', USES, FOUND)), vmta('b')), ['unprotected']);
    rule.isSilent(macro + server(vmta('a', domain('$m', USES, MOVES)), vmta('b', domain('$m', USES))));
  });
});
