import {
  type Line,
  type Model,
  type Setting,
  argumentPlace,
  domainLines,
  linesNamed,
  relatedPlace,
} from '@pmtakit/semantics';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** A number that is never reached, because all queues together may open less. [G1§3.3.1.1, §3.3.10.74, §3.3.12.8; runtime 6] */
export const totalBelowSum = defineRule({
  id: 'total-below-sum',
  category: 'limits',
  preset: 'strict',
  summary: 'A limit of connections that a limit around it never lets be reached',
  messages: {
    server: {
      severity: 'info',
      text: 'A max-smtp-out of {{count}} is never reached: the whole server opens {{most}} connections at most.\nAll queues together have no more by total-max-smtp-out, so this line limits nothing.\nLower this number, or raise total-max-smtp-out.',
    },
    vmta: {
      severity: 'info',
      text: 'A max-smtp-out of {{count}} is never reached: virtual MTA {{vmta}} opens {{most}} connections at most.\nThe max-smtp-out of the virtual MTA limits all its queues together, so this line limits nothing.\nLower this number, or raise that of the virtual MTA.',
    },
  },

  configuration({ model, report, isWhole }) {
    const total = model.server.get('total-max-smtp-out');
    for (const line of linesOfAll(model)) {
      const around = limitAround(model, line, total);
      const most = countOf(around?.setting);
      const value = line.argument(0);
      if (!around || most === undefined || value?.kind !== 'integer' || value.value <= most || !line.isValid) continue;
      const { setting, vmta } = around;
      if (value.value === Infinity || (!setting.line && !isWhole)) continue;
      const related = setting.line ? [relatedPlace(setting.line, 'limited here', line.file)] : [];
      const words = { count: value.raw, most: `${most}`, vmta: vmta ?? '' };
      report(vmta === undefined ? 'server' : 'vmta', argumentPlace(line), words, {
        related,
        assumptions: setting.assumptions,
      });
    }
  },
});

/** The lines of queues that count somewhere, and those of virtual MTAs and pools. */
function* linesOfAll(model: Model): Generator<Line> {
  if (domainLines(model).named('max-smtp-out').length > 0) {
    for (const { line } of sentLines(model, 'max-smtp-out')) yield line;
  }
  for (const line of linesNamed(model.whole, 'max-smtp-out')) {
    if (line.parent.name === 'virtual-mta' || line.parent.name === 'virtual-mta-pool') yield line;
  }
}

interface LimitAround {
  readonly setting: Setting;
  /** The virtual MTA whose limit it is; undefined for the server. */
  readonly vmta: string | undefined;
}

/** The least limit over all that a line is one part of. */
function limitAround(model: Model, line: Line, total: Setting | undefined): LimitAround | undefined {
  const server = total && { setting: total, vmta: undefined };
  const owner = line.parent.name === 'domain' ? line.parent.parent : undefined;
  if (owner?.name !== 'virtual-mta' || owner.value?.kind !== 'name') return server;
  const vmta = owner.value.name;
  const own = model.virtualMta(vmta).get('max-smtp-out');
  const count = countOf(own);
  if (!own || count === undefined || count >= (countOf(total) ?? Infinity)) return server;
  return { setting: own, vmta };
}

function countOf(setting: Setting | undefined): number | undefined {
  return setting?.value?.kind === 'integer' ? setting.value.value : undefined;
}
