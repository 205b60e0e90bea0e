import { type Line, type Model, argumentPlace, isOn, linesNamed } from '@pmtakit/semantics';
import { hasMonitor } from '../rule-helpers/monitor.ts';
import { isLoopback } from '../rule-helpers/public-networks.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Versions of SSL and TLS that are broken or withdrawn. [G1§3.3.1.11, §3.3.1.36.8, §3.3.10.94.5, §3.3.17.7; RFC 8996] */
export const oldTlsEnabled = defineRule({
  id: 'old-tls-enabled',
  category: 'tls',
  preset: 'recommended',
  summary: 'SSL 3 or TLS 1.0, which are broken',
  messages: {
    clients: {
      severity: 'warning',
      text: '{{version}} is allowed for clients of this server.\nIt is withdrawn, since there are known attacks on it.\nRemove the line; the default is no.',
    },
    servers: {
      severity: 'info',
      text: '{{version}} is allowed for mail to other servers.\nIt is withdrawn, since there are known attacks on it, and no large provider needs it.\nRemove the line; the default is no.',
    },
  },

  configuration({ model, report }) {
    const isMonitored = hasMonitor(model);
    const local = localListeners(model);
    for (const [name, version] of inbound) {
      if (name.startsWith('http-') && !isMonitored) continue;
      for (const line of linesOn(model, name)) {
        if (local.has(line.parent)) continue;
        report('clients', argumentPlace(line), { version }, { fix: turnSwitch(line) });
      }
    }
    for (const [name, version] of outbound) {
      for (const { line, view } of sentLines(model, name)) {
        if (!isOn(line) || !isKnown(line, model)) continue;
        const assumptions = view.assumptions(name);
        report('servers', argumentPlace(line), { version }, { fix: turnSwitch(line), assumptions });
      }
    }
  },
});

const SSL = 'SSL 3';
const TLS = 'TLS 1.0';

/** For SMTP clients, the web monitor and the API. */
const inbound = [
  ['smtp-server-tls-allow-sslv3', SSL],
  ['smtp-server-tls-allow-tlsv1', TLS],
  ['http-tls-allow-sslv3', SSL],
  ['http-tls-allow-tlsv1', TLS],
  ['tls-allow-sslv3', SSL],
  ['tls-allow-tlsv1', TLS],
] as const;

const outbound = [
  ['smtp-tls-allow-sslv3', SSL],
  ['smtp-tls-allow-tlsv1', TLS],
] as const;

/** The sections of listeners that only this machine reaches, where nobody can listen in. */
function localListeners({ sources }: Model): ReadonlySet<object> {
  return new Set(sources.listeners.filter(({ network }) => isLoopback(network)).map(({ line }) => line));
}

/** The last line of its section decides; what a later release refuses is told as such. */
function linesOn(model: Model, name: string): Line[] {
  const { options, project } = model;
  const lines = linesNamed(project.whole, name).filter((line) => line.isValid);
  const bySection = Map.groupBy(lines, ({ parent }) => parent);
  return [...bySection.values()]
    .flatMap((same) => (options.assumptions['repeated-lines'] === 'first' ? same.slice(0, 1) : same.slice(-1)))
    .filter((line) => isOn(line) && isKnown(line, model));
}

function isKnown({ row }: Line, { options }: Model): boolean {
  return row?.removed === undefined || options.version < row.removed;
}
