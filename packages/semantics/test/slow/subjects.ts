/** The names of the random configurations. There are few of them, so that they meet often. */

export const domains = [
  'example.com',
  'a.example.com',
  'b.a.example.com',
  'c.b.a.example.com',
  'example.net',
  'a.example.net',
  'example.org',
  'A.Example.COM',
  '[192.0.2.1]',
  '[192.0.2.200]',
  '[203.0.113.9]',
  '[IPv6:2001:db8::1]',
] as const;

export const vmtas = ['vmta1', 'VMTA1', 'vmta2', 'vmta3'] as const;
export const pools = ['pool1', 'Pool1', 'pool2'] as const;

/** What a mail can be sent through, the built-in one and one that is not there among them. */
export const vmtasAsked = [...vmtas, '{default}', 'nobody'] as const;

export const patterns = [
  '*',
  'example.com',
  'a.example.com',
  'A.EXAMPLE.com',
  'b.a.example.com',
  'example.net',
  '*.example.com',
  '*.a.example.com',
  '*.com',
  '[*.]example.com',
  '[*.]a.example.com',
  '[*.]com',
] as const;

/** Patterns for addresses in place of a domain. */
export const literalPatterns = ['[192.0.2.0/24]', '[192.0.2.0/25]', '[192.0.2.1]', '[0/0]'] as const;

/** Tags with macros: alone, as a suffix, below a wildcard, nested, two in one tag, and one that is not defined. */
export const macroTags = [
  '$names',
  '$more',
  '$isp.$tld',
  'example.$tld',
  'a.example.$tld',
  'example$dot',
  '*.$names',
  '*.example.$tld',
  '[*.]$names',
  '[*.]example.$tld',
  '[*.]$isp$dot',
  'a.$names',
  '$none',
] as const;

export const networks = [
  '0/0',
  '192/8',
  '192.0.2.0/24',
  '192.0.2/24',
  '192.0.2.0/28',
  '192.0.2.1',
  '192.0.2.1/32',
  '198.51.100.0/24',
  '::/0',
  '2001:db8::/32',
  '2001:db8::1',
] as const;

export const sourceNames = ['{auth}', 'team', 'Team', 'mass', '{pickup}', 'localhost'] as const;
export const users = ['joe', 'Joe', 'ann'] as const;
export const listeners = ['192.0.2.10:25', '192.0.2.10:587', '198.51.100.10:25'] as const;
export const listenerNetworks = ['0/0', '192.0.2.0/24', '192.0.2.10'] as const;
export const addresses = [
  '192.0.2.1',
  '192.0.2.9',
  '192.0.2.200',
  '198.51.100.7',
  '203.0.113.5',
  '2001:db8::1',
  '2001:db8::2',
] as const;
