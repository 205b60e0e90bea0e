import type { Model } from '../../model/model.ts';
import { defineCheck } from '../check.ts';
import { keyLines, keysIn, signingLines, takesKeysFromMessages } from '../dkim-lines.ts';
import { reachedBy } from '../reached-virtual-mtas.ts';

/** Mail that has to be signed, without a key to sign it with. [G1§3.3.1.33.1, §10.6; runtime 9] */
export const dkimNoKey = defineCheck({
  id: 'dkim-no-key',
  category: 'security',
  summary: 'Mail that is to be signed without a DKIM key',
  messages: {
    none: {
      severity: 'error',
      text: '{{name}} is on, but there is no domain-key line{{more}}.\nPowerMTA sends the mail unsigned and says nothing.\nAdd domain-key SELECTOR,DOMAIN,FILE at the top level or in the virtual MTAs.',
      once: true,
    },
    some: {
      severity: 'warning',
      text: '{{name}} is on, but virtual MTA {{vmta}} has no key.\nNeither it nor a pool of it nor the top level has a domain-key line, so PowerMTA sends its mail unsigned and says nothing.\nAdd domain-key SELECTOR,DOMAIN,FILE to the virtual MTA or at the top level.',
    },
  },

  configuration({ model, isWhole, report }) {
    const lines = isWhole ? signingLines(model) : [];
    if (lines.length === 0 || takesKeysFromMessages(model)) return;
    if (keyLines(model).length === 0) {
      for (const { line } of lines) report('none', line, { name: line.name });
      return;
    }
    const keyless = keylessVirtualMtas(model);
    const told = new Set<string>();
    for (const item of keyless.size > 0 ? lines : []) {
      const vmta = reachedBy(model, item, keyless);
      if (vmta === undefined || told.has(vmta)) continue;
      told.add(vmta);
      report('some', item.line, { name: item.line.name, vmta });
    }
  },
});

function keylessVirtualMtas({ whole, vmtas }: Model): ReadonlySet<string> {
  if (keysIn(whole).length > 0) return new Set();
  const pools = [...vmtas.pools].filter(({ blocks }) => blocks.some((block) => keysIn(block).length > 0));
  const withKey = new Set(
    pools.flatMap(({ name }) => vmtas.membersOf(name).map((member) => vmtas.vmta(member)?.name ?? member)),
  );
  const names = [...vmtas.vmtas]
    .filter(({ blocks }) => blocks.every((block) => keysIn(block).length === 0))
    .map(({ name }) => name);
  return new Set(names.filter((name) => !withKey.has(name)));
}
