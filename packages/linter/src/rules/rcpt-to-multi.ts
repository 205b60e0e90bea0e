import { type Line, type Model, type Setting, linesNamed } from '@pmtakit/semantics';
import { resultOf } from '../rule-helpers/pattern-lines.ts';
import { isOfNamedSource, settingsByAddress } from '../rule-helpers/source-lines.ts';
import { defineRule } from './rule.ts';

/** Virtual MTAs that one recipient chooses for all others of its message. [G1§3.3.14.3; runtime 3] */
export const rcptToMulti = defineRule({
  id: 'rcpt-to-multi',
  category: 'routing',
  preset: 'all',
  summary: 'A recipient that chooses the virtual MTA for all others',
  messages: {
    all: {
      severity: 'info',
      text: 'The first recipient that matches moves the whole message to another virtual MTA{{more}}.\nThe other recipients of that message go with it, whatever their domains are.\nSend each message to one recipient, or choose by the sender or a header.',
      once: true,
    },
  },

  configuration({ model, report }) {
    const lines = linesNamed(model.whole, 'rcpt-to').filter(choosesVirtualMta);
    if (lines.length === 0 || takesSingleRecipients(model)) return;
    for (const line of lines) report('all', line);
  },
});

function choosesVirtualMta(line: Line): boolean {
  if (!line.isValid || line.parent.name !== 'pattern-list') return false;
  const result = resultOf(line);
  return line.block !== undefined || result?.virtualMta !== undefined || result?.callTo !== undefined;
}

/** Whether all clients whose mail comes to a pattern list may name one recipient a message only. */
function takesSingleRecipients(model: Model): boolean {
  const lines = linesNamed(model.whole, 'pattern-list');
  const byAddress = settingsByAddress(model);
  if (lines.length === 0 || !byAddress) return false;
  const isSingleForAll = byAddress.every((settings) => isOne(settings.get('max-rcpt-per-message')));
  const asked = byAddress.filter((settings) => settings.get('pattern-list')?.line);
  return (
    asked.every((settings) => isOne(settings.get('max-rcpt-per-message'))) &&
    lines.filter(isOfNamedSource).every((line) => isSingleIn(model, line) ?? isSingleForAll)
  );
}

/** What a named source says itself; undefined where it leaves that to the network of the client. */
function isSingleIn({ sources }: Model, { parent }: Line): boolean | undefined {
  const own = sources.linesOf(parent).find(({ line }) => line.name === 'max-rcpt-per-message');
  return own && isOne({ value: own.line.argument(0) });
}

function isOne(setting: Pick<Setting, 'value'> | undefined): boolean {
  return setting?.value?.kind === 'integer' && setting.value.value === 1;
}
