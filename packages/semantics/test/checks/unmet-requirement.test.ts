import { describe, expect, it } from 'vitest';
import { Model, defaultAssumptions, loadProject, memoryFiles, validateProject } from '../../src/index.ts';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsUnder } from '../findings-under.ts';
import { domain, many, pool, source, vmta } from '../sample-sections.ts';

const rule = testRule('unmet-requirement', { unmet: 'warning' });

const finds = (sample: string): void =>
  rule.finds(
    sample + SERVER,
    [...sample.matchAll(/⟦/g)].map(() => 'unmet'),
  );
const isSilent = (sample: string): void => rule.isSilent(sample + SERVER);

describe('unmet-requirement', () => {
  describe('in a section that inherits nothing', () => {
    it.each([
      ['move-interval without move-to', '<acct-file a.csv>\n⟦move-interval 5m⟧\n</acct-file>\n'],
      ['settings of a webhook without its address', '<acct-file a>\n⟦http-webhook-io-timeout 9s⟧\n</acct-file>\n'],
      ['precaching without a list of domains', '<dns>\n⟦precached-max-domains 9⟧\n</dns>\n'],
      [
        'a certificate although a password is asked for',
        '<smtp-user a>\npassword b\n⟦tls-certificate c⟧\n</smtp-user>\n',
      ],
      [
        'a password although a certificate is asked for',
        '<smtp-user a>\nauthentication-method certificate\ntls-certificate b\n⟦password c⟧\n</smtp-user>\n',
      ],
      [
        'a password although the system knows it',
        '<smtp-user a>\nauthentication-method system\n⟦password c⟧\n</smtp-user>\n',
      ],
    ])('finds %s', (_, sample) => {
      finds(sample);
      rule.finds(sample, ['unmet']);
    });

    it.each([
      ['with its partner', '<acct-file a.csv>\nmove-interval 5m\nmove-to /b\n</acct-file>\n'],
      [
        'with a partner that is wrong, which is said elsewhere',
        '<acct-file a.csv>\nmove-interval 5m\nmove-to\n</acct-file>\n',
      ],
      ['that says what is the default', '<acct-file a.csv>\nmove-interval 24h\n</acct-file>\n'],
      ['that is wrong itself', '<acct-file a.csv>\nmove-interval soon\n</acct-file>\n'],
      ['with a partner in another file', '<acct-file a.csv>\nmove-interval 5m\ninclude more.conf\n</acct-file>\n'],
      ['with the password that the default asks for', '<smtp-user a>\npassword b\n</smtp-user>\n'],
      ['with the word for it', '<smtp-user a>\npassword b\nauthentication-method password\n</smtp-user>\n'],
      [
        'with more of the same user',
        '<smtp-user a>\ntls-certificate b\n</smtp-user>\n<smtp-user A>\nauthentication-method certificate\n</smtp-user>\n',
      ],
    ])('says nothing about one %s', (_, sample) => isSilent(sample));

    it.each([
      ['one of two methods asks for', 'authentication-method certificate\nauthentication-method password\n'],
      ['a method asks for that is wrong, which is said elsewhere', 'authentication-method certificates\n'],
    ])('says nothing about a certificate that %s', (_, methods) => {
      isSilent(`<smtp-user a>\n${methods}tls-certificate b\npassword c\n</smtp-user>\n`);
    });

    it('leaves alone what the version does not know', () => {
      const text = '<acct-file a>\nhttp-webhook-io-timeout 9s\nmove-interval 5m\n</acct-file>\n';
      const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
      const model = new Model(project, { version: '4.5', assumptions: defaultAssumptions });
      const found = (validateProject(model).get(project.main) ?? []).filter((one) => one.rule === 'unmet-requirement');
      expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['move-interval 5m']);
    });

    it('does not take the partner from another section', () => {
      finds('<acct-file a.csv>\nmove-to /b\n</acct-file>\n<acct-file c.csv>\n⟦move-interval 5m⟧\n</acct-file>\n');
      finds(
        '<smtp-user a>\npassword c\n⟦tls-certificate b⟧\n</smtp-user>\n<smtp-user d>\nauthentication-method certificate\n</smtp-user>\n',
      );
    });
  });

  describe('in <domain>', () => {
    it.each([
      ['command', 'command "/bin/a"'],
      ['file-destination', 'file-destination /a'],
      ['file-format', 'file-format append-mbox'],
      ['discard-as-bounce', 'discard-as-bounce yes'],
      ['macro-variables-preserve-case', 'macro-variables-preserve-case yes'],
      ['http-delivery-url', 'http-delivery-url https://example.com/'],
      ['http-delivery-extra-headers', 'http-delivery-extra-headers /a'],
      ['dkim-identity-fallback', 'dkim-identity-fallback @example.com'],
      ['auth-username', 'auth-username a'],
      ['auth-password', 'auth-password a'],
    ])('finds %s alone', (_, line) => finds(domain('example.com', `⟦${line}⟧`)));

    it.each([
      ['type pipe', 'command "/bin/a"', 'type pipe'],
      ['type file', 'file-destination /a', 'type file'],
      ['either of two types', 'macro-variables-preserve-case yes', 'type file'],
      ['the other one of two types', 'macro-variables-preserve-case yes', 'type pipe'],
      ['type discard', 'discard-as-bounce yes', 'type discard'],
      ['an identity', 'dkim-identity-fallback @example.com', 'dkim-identity @example.org'],
    ])('takes %s', (_, line, partner) => {
      isSilent(domain('example.com', line, partner));
      isSilent(domain('*', partner) + domain('example.com', line));
      isSilent(domain('[*.]example.com', partner) + domain('a.example.com', line));
      isSilent(domain('*', line) + domain('example.com', partner));
      isSilent(domain('*.example.com', line) + domain('a.b.example.com', partner));
    });

    it.each([
      ['another type', domain('example.com', '⟦command "/bin/a"⟧', 'type file')],
      ['the default', domain('example.com', '⟦file-destination /a⟧', 'type smtp')],
      [
        'a value that is taken back',
        domain('*', 'auth-password a') + domain('example.com', '⟦auth-username b⟧', 'auth-password ""'),
      ],
      [
        'a type that is overridden',
        domain('*', 'type pipe', 'command "/bin/a"') + domain('example.com', 'type discard', '⟦command "/bin/b"⟧'),
      ],
      ['a wrong partner for fewer domains', domain('*', '⟦command a⟧') + domain('example.com', 'type file')],
      [
        'a partner for other domains',
        domain('example.org', 'type pipe', 'command a') + domain('example.com', '⟦command b⟧'),
      ],
      [
        'a partner for the domains below only',
        domain('*.example.com', 'type pipe', 'command a') + domain('example.com', '⟦command b⟧'),
      ],
    ])('does not take %s', (_, sample) => finds(sample));

    it.each([
      ['of the top level, of a virtual MTA', domain('*', 'type pipe') + vmta('a', domain('example.com', 'command b'))],
      ['of a virtual MTA, of the top level', vmta('a', domain('*', 'type pipe')) + domain('example.com', 'command b')],
      ['of a pool, of the top level', pool('a', domain('*', 'type pipe')) + domain('example.com', 'command b')],
      [
        'of a pool, of its member',
        pool('p', `virtual-mta a\n${domain('*', 'type pipe')}`) + vmta('a', domain('example.com', 'command b')),
      ],
      [
        'of a member, of its pool',
        pool('p', `virtual-mta a\n${domain('*', 'command b')}`) + vmta('a', domain('example.com', 'type pipe')),
      ],
      [
        'of the top level, of a pool whose members all have sections',
        domain('*', 'type pipe') +
          pool('p', `virtual-mta a\n${domain('example.com', 'command b')}`) +
          vmta('a', domain('*', 'max-smtp-out 2')),
      ],
    ])('takes the partner %s', (_, sample) => isSilent(sample));

    it.each([
      [
        'of another virtual MTA',
        vmta('a', domain('*', 'type pipe', 'command c')) + vmta('b', domain('*', '⟦command d⟧')),
      ],
      [
        'of a pool that it is not in',
        pool('p', `virtual-mta a\n${domain('*', 'type pipe', 'command c')}`) + vmta('b', domain('*', '⟦command d⟧')),
      ],
      [
        'that the virtual MTA overrides',
        domain('*', 'type pipe', 'command c') + vmta('a', domain('*', 'type smtp', '⟦command d⟧')),
      ],
    ])('does not take the partner %s', (_, sample) => finds(sample));

    it('takes the partner from any of several sections', () => {
      const other = domain('example.org', 'type pipe', 'command a');
      isSilent(domain('*', 'type pipe') + vmta('a', other, domain('example.com', 'command b')));
      isSilent(domain('*', 'type pipe') + domain('example.com', 'type smtp') + domain('[*.]example.com', 'command b'));
    });

    it('asks for every member of a macro', () => {
      const macro = 'domain-macro m example.com,example.org\n';
      finds(macro + domain('$m', '⟦command a⟧'));
      isSilent(macro + domain('$m', 'command a') + domain('example.org', 'type pipe'));
      isSilent(macro + domain('mail.$m', 'command a') + domain('[*.]example.org', 'type pipe'));
      finds(macro + domain('$m', '⟦command a⟧') + domain('example.net', 'type pipe', 'command b'));
    });

    it('leaves alone sections for domains that nobody knows', () => {
      isSilent(domain('$m', 'command a'));
      isSilent(domain(`${'a.'.repeat(200)}b`, 'command a'));
    });

    it('asks for address literals', () => {
      finds(domain('[192.0.2.1]', '⟦command a⟧'));
      isSilent(domain('[192.0.2.1]', 'command a') + domain('[192.0.2/24]', 'type pipe'));
      isSilent(domain('[192.0.2/24]', 'command a') + domain('[192.0.2.1]', 'type pipe'));
      isSilent(domain('{bounce}', 'command a') + domain('*', 'type pipe'));
    });
  });

  describe('in <source>', () => {
    it.each([
      ['retain-x-job yes', 'process-x-job yes'],
      ['retain-x-virtual-mta yes', 'process-x-virtual-mta yes'],
      ['process-x-dkim-key yes', 'process-x-dkim-options yes'],
      ['smtp-max-auth-failure-rate 3/5m', 'require-auth yes'],
      ['date-header-time delivery', 'add-date-header yes'],
      ['date-header-time delivery', 'add-date-header override'],
    ])('wants for %s: %s', (line, partner) => {
      finds(source('0/0', `⟦${line}⟧`));
      finds(source('0/0', `⟦${line}⟧`, partner.replace(/\S+$/, 'no')));
      isSilent(source('0/0', line, partner));
      isSilent(source('0/0', partner) + source('192.0.2.1', line));
      isSilent(source('0/0', line) + source('192.0.2/24', partner));
      isSilent(source('0/0', partner) + source('::1', line));
    });

    it('takes the last of several lines, or the first one', () => {
      const sample = source('0/0', 'retain-x-job yes', 'process-x-job no', 'process-x-job yes') + SERVER;
      rule.isSilent(sample);
      expect(findingsUnder({ 'repeated-lines': 'first' }, 'unmet-requirement', sample)).toHaveLength(1);
      finds(source('0/0', '⟦retain-x-job yes⟧', 'process-x-job yes', 'process-x-job no'));
    });

    it.each([
      'retain-x-job no',
      'smtp-max-auth-failure-rate unlimited',
      'smtp-max-auth-failure-rate 0',
      'date-header-time reception',
    ])('says nothing about %s, which changes nothing', (line) => isSilent(source('0/0', line)));

    it.each([
      [
        'a network beside it',
        source('192.0.2/24', '⟦retain-x-job yes⟧') + source('198.51.100/24', 'process-x-job yes'),
      ],
      [
        'a wider one that it overrides',
        source('0/0', 'process-x-job yes') + source('192.0.2.1', '⟦retain-x-job yes⟧', 'process-x-job no'),
      ],
      ['the pickup directory', source('0/0', '⟦retain-x-job yes⟧') + source('{pickup}', 'process-x-job yes')],
      [
        'a source of another user',
        source('a', '⟦retain-x-job yes⟧', 'process-x-job no') + source('b', 'process-x-job yes'),
      ],
      [
        'addresses, for the pickup directory',
        source('0/0', 'process-x-job yes') + source('{pickup}', '⟦retain-x-job yes⟧'),
      ],
    ])('does not take the partner of %s', (_, sample) => finds(sample));

    it.each([
      [
        'a named source that may override it',
        source('0/0', 'retain-x-job yes', 'process-x-job no') + source('a', 'process-x-job yes'),
      ],
      ['addresses, for a named source', source('192.0.2.1', 'process-x-job yes') + source('a', 'retain-x-job yes')],
      ['another section of the name', source('a', 'process-x-job yes') + source('A', 'retain-x-job yes')],
      [
        'the source of a user, for that of a listener',
        'smtp-listener 192.0.2.1:25 source=a\n' +
          source('a', 'retain-x-job yes', 'process-x-job no') +
          source('b', 'process-x-job yes') +
          '<smtp-user c>\npassword d\nsource b\n</smtp-user>\n',
      ],
    ])('takes the partner of %s', (_, sample) => isSilent(sample));
  });

  it('looks for the switch that a fallback needs in all sources', () => {
    const definition = '<virtual-mta a>\n</virtual-mta>\n';
    finds(`${definition}⟦invalid-virtual-mta-fallback a⟧\n`);
    finds(`${definition}⟦invalid-virtual-mta-fallback a⟧\n${source('0/0', 'reject-invalid-virtual-mta yes')}`);
    isSilent(`${definition}invalid-virtual-mta-fallback a\n${source('x', 'reject-invalid-virtual-mta no')}`);
  });

  it('lets a virtual MTA inherit its proxy', () => {
    const proxy = 'smtp-proxy-source-host 192.0.2.1 198.51.100.1:5000 203.0.113.1 out.example.com\n';
    finds(vmta('a', '⟦proxy-protocol 2⟧\n'));
    isSilent(vmta('a', `proxy-protocol 2\n${proxy}`));
    isSilent(vmta('a', 'proxy-protocol 2') + vmta('A', proxy));
    finds(vmta('a', '⟦proxy-protocol 2⟧') + vmta('b', proxy));
    isSilent(proxy + vmta('a', 'proxy-protocol 2\n'));
    isSilent(vmta('a', 'proxy-protocol 1\n'));
  });

  it('says nothing where another part of the configuration may hold the partner', () => {
    rule.isSilent(domain('example.com', 'command a'));
    rule.isSilent(source('0/0', 'retain-x-job yes'));
    isSilent(`include more.conf\n${domain('example.com', 'command a')}`);
  });

  it('looks into included files', () => {
    const text = `${domain('example.com', 'command a')}include more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['unmet-requirement']);
    expect(rules(domain('*', 'type pipe'))).not.toContain('unmet-requirement');
  });

  it('names what is missing', () => {
    const sample = domain('a', '⟦macro-variables-preserve-case yes⟧') + SERVER;
    rule.says(sample, 'macro-variables-preserve-case has no effect without type pipe or type file.');
    rule.says(source('0/0', 'retain-x-job yes') + SERVER, 'Set process-x-job yes too, or remove this line.');
    rule.hasNoFix(sample);
  });

  it('does not take long for many sections', () => {
    const count = 5_000;
    const vmtas = many(count, (index) => vmta(`v${index}`, domain('*', 'command a')));
    const sources = many(count, (index) => source(`n${index}`, 'retain-x-job yes'));
    const users = many(count, () => '<smtp-user a>\ntls-certificate b\n</smtp-user>\n');
    const found = findingsIn(vmtas + sources + users + SERVER).filter(
      (finding) => finding.rule === 'unmet-requirement',
    );
    expect(found).toHaveLength(3 * count);
  });
});
