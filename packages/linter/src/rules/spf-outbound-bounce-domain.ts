import {
  type Block,
  type Line,
  type Model,
  type QueueName,
  DEFAULT_VMTA,
  isOn,
  lineFor,
  relatedPlace,
  sampleDomains,
  validLinesIn,
} from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Sections that take bounces and reports out of the mail that comes in. [G1§12.6, §12.7] */
const processors = new Set(['bounce-processor', 'feedback-loop-processor']);

/** Outbound SPF checks of bounces that the server sends to itself. [G1§10.5] */
export const spfOutboundBounceDomain = defineRule({
  id: 'spf-outbound-bounce-domain',
  category: 'routing',
  preset: 'strict',
  summary: 'Outbound SPF checks for the domain that bounces come back to',
  messages: {
    checked: {
      severity: 'info',
      text: 'Outbound SPF checks are on for {{domain}}, where bounces come back to.\nA bounce has no sender that could pass, and one that fails the check is lost, because nobody sends a bounce for it.\nSet check-spf-outbound no in <domain {{domain}}>.',
    },
  },

  configuration({ model, report }) {
    const told = new Set<Line>();
    for (const { line: listed, domain } of processedDomains(model)) {
      for (const sample of sampleDomains(domain)) {
        const found = checkingLine(model, sample);
        if (!found || told.has(found.line)) continue;
        const { line, queue } = found;
        told.add(line);
        const related = [relatedPlace(listed, 'bounces come back here', line.file)];
        const assumptions = model.queue(queue).get('check-spf-outbound')?.assumptions;
        report('checked', line, { domain }, { related, assumptions });
      }
    }
  },
});

/** Virtual MTAs with `<domain>` sections that are asked beside those without. */
const MOST_VMTAS = 50;

function checkingLine(model: Model, domain: string): { line: Line; queue: QueueName } | undefined {
  const own = [...model.vmtas.vmtas].map(({ name }) => name).filter((name) => model.queues.vmtaTable(name));
  return [DEFAULT_VMTA, ...own.slice(0, MOST_VMTAS)]
    .flatMap((virtualMta) => {
      const queue = { domain, virtualMta };
      const line = lineFor(model, queue, 'check-spf-outbound');
      return line && isOn(line) ? [{ line, queue }] : [];
    })
    .at(0);
}

function processedDomains({ whole, macros }: Model): { readonly line: Line; readonly domain: string }[] {
  return [...whole.blocks()]
    .filter(({ name }) => processors.has(name))
    .flatMap(listedIn)
    .flatMap((line) => {
      const value = line.argument(0);
      return value?.kind === 'domain-pattern' ? macros.patternsOf(value).map((domain) => ({ line, domain })) : [];
    });
}

function listedIn(processor: Block): Line[] {
  const lists = [...processor.blocks()].filter(({ name }) => name === 'address-list');
  return lists.flatMap((list) => [...validLinesIn(list, 'domain')]);
}
