import type { Scalar, Value } from '@pmtakit/grammar';

/** A value as text that is the same for all its spellings: `yes` and `true`, `60m` and `1h`. Rates keep their interval. */
// oxlint-disable-next-line complexity, max-lines-per-function -- one line for each kind, which reads best in one list
export function canonical(value: Value): string {
  switch (value.kind) {
    case 'boolean':
      return value.value ? 'yes' : 'no';
    case 'integer':
    case 'enum':
      return String(value.value);
    case 'duration':
      return String(value.seconds);
    case 'duration-list':
      return value.items.map(({ seconds }) => seconds).join(',');
    case 'rate':
      return value.count === Infinity ? 'unlimited' : `${value.count}/${value.seconds}`;
    case 'data-rate':
      return value.bytes === Infinity ? 'unlimited' : `${value.bytes}/${value.seconds}`;
    case 'daily-list':
      return value.perDay.join(',');
    case 'size':
      return String(value.bytes);
    case 'ip':
      return `${value.version}:${value.address}`;
    case 'cidr':
      return `${value.version}:${value.address}/${value.prefix}`;
    case 'host':
      return value.name;
    case 'host-port':
      return `${value.host}:${value.port ?? ''}`;
    case 'host-list':
      return value.levels.map((level) => level.map(hostKey).join(',')).join(';');
    case 'cleared':
      return '""';
    case 'reference':
    case 'name':
    case 'queue-name':
      return value.name;
    case 'reference-list':
    case 'record-types':
    case 'macro-members':
      return value.items.map(({ name }) => name).join(',');
    case 'string':
      return value.text;
    case 'path':
      return value.path;
    case 'command':
      return `|${value.command}`;
    case 'url':
      return value.url.href;
    case 'regex':
      return `/${value.pattern}/`;
    case 'email':
      return `${value.local}@${value.domain}`;
    case 'email-list':
      return value.items.map(({ local, domain }) => `${local}@${domain}`).join(',');
    case 'identity':
      return `${value.local ?? ''}@${value.domain}`;
    case 'domain-key':
      return [value.selector, value.domain, value.file].join(',');
    case 'domain-pattern':
      return `${value.form}:${value.domain}`;
    case 'listen-address':
      return `${canonical(value.network)}:${value.port}`;
    case 'source-tag':
      return value.network ? canonical(value.network) : (value.name ?? '');
    case 'signals-switch':
      return value.enabled ? `yes,${value.subaccount ?? ''}` : 'no';
    case 'pattern-result':
      return [value.virtualMta, value.callTo].map((part) => part?.name ?? '').join(',') + priorityOf(value);
    case 'reply-actions':
      return value.items.map(({ action, duration }) => `${action}=${duration?.seconds ?? ''}`).join(',');
    case 'rewrite-address':
      return value.local === undefined && value.domain === undefined
        ? '<>'
        : `${value.local ?? '*'}@${value.domain ?? '*'}`;
    case 'field-list':
      return value.items.map(({ name, negated }) => (negated ? `!${name}` : name)).join(',');
    case 'header-list':
      return value.items.map(rawOf).join(',');
    case 'queue-filter':
      return value.items
        .map(({ negated, domain, virtualMta }) => `${negated ? '!' : ''}${canonical(domain)}/${virtualMta}`)
        .join(',');
    default:
      return value satisfies never;
  }
}

function hostKey({ form, host, port }: { form: string; host: string; port: number | undefined }): string {
  return `${form}:${host}:${port ?? ''}`;
}

function priorityOf({ recipientPriority }: Extract<Value, { kind: 'pattern-result' }>): string {
  return `,${recipientPriority?.value ?? ''}`;
}

function rawOf({ raw }: Scalar): string {
  return raw;
}
