import { isOn } from '../is-on.ts';
import { defineCheck } from '../check.ts';
import { keyLines, signingLines } from '../dkim-lines.ts';
import { domainLines } from '../domain-lines.ts';

/** DKIM keys that sign nothing, because no domain asks for signatures. [G1§3.3.10.19, §10.6.2] */
export const dkimKeyNotEnabled = defineCheck({
  id: 'dkim-key-not-enabled',
  category: 'security',
  summary: 'DKIM keys although no mail is signed',
  messages: {
    unused: {
      severity: 'warning',
      text: 'This key signs nothing, because dkim-sign is on nowhere{{more}}.\nBy default PowerMTA signs no mail, whatever keys it has.\nWrite dkim-sign yes into <domain *>, or into the sections whose mail has to be signed.',
      once: true,
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || signingLines(model).length > 0) return;
    // DomainKeys, the forerunner of DKIM, takes its keys from the same lines.
    if (
      domainLines(model)
        .named('dk-sign')
        .some(({ line }) => isOn(line))
    )
      return;
    for (const line of keyLines(model)) if (line.isValid) report('unused', line);
  },
});
