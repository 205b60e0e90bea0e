import type { Line } from '@pmtakit/semantics';
import { topics } from '../sort/topics.ts';

/**
 * Settings of `<source>` that say who may do what: relaying, authentication, services, the choice of the virtual MTA. They
 * are never given to all clients, and never taken out where a default says the same: a reader has to see them. [dry D3]
 */
const guards: ReadonlySet<string> = new Set([
  ...[
    'always-allow-relaying',
    'always-allow-api-submission',
    'allow-mailmerge',
    'smtp-service',
    'accept-invalid-recipients',
  ],
  ...[
    'allow-auth',
    'require-auth',
    'allow-unencrypted-plain-auth',
    'require-starttls-before-auth',
    'broken-auth-clients',
  ],
  ...['smtp-max-auth-failure-rate', 'allow-starttls', 'source-group', 'suppression-lists', 'rewrite-list', 'bcc'],
  ...['default-virtual-mta', 'process-x-virtual-mta', 'allow-empty-x-virtual-mta', 'reject-invalid-virtual-mta'],
  ...['pattern-list', 'process-x-dkim-key', 'process-x-dkim-options'],
]);

/** Whether a line holds a password or a key, which never moves: another file may be one that more people read. (dry, trap 6) */
export function holdsSecret({ read }: Line): boolean {
  return read?.arguments.some(({ spec }) => spec.secret === true) ?? false;
}

/** Whether a setting of a source decides on who may do what. */
export function isGuard(name: string): boolean {
  return guards.has(name);
}

const routing: ReadonlySet<string> = new Set(
  topics.filter(({ name }) => name === 'where mail goes').flatMap(({ directives }) => directives),
);

/** Whether a setting of a queue says where its mail goes, which is never meant for all domains. */
export function saysWhereMailGoes(name: string): boolean {
  return routing.has(name) || name.startsWith('auth-') || name === 'reroute-to-virtual-mta';
}
