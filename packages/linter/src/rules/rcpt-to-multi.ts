import { type Line, type Model, linesNamed } from '@pmtakit/semantics';
import { resultOf } from '../rule-helpers/pattern-lines.ts';
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

/** Whether each source with a pattern list takes one recipient a message. */
function takesSingleRecipients({ whole }: Model): boolean {
  const sections = linesNamed(whole, 'pattern-list').map(({ parent }) => parent);
  return (
    sections.length > 0 &&
    sections.every((block) => {
      const value = [...block.lines()].find(({ name }) => name === 'max-rcpt-per-message')?.argument(0);
      return value?.kind === 'integer' && value.value === 1;
    })
  );
}
