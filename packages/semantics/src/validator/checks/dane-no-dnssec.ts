import { validLinesIn } from '../../project/find.ts';
import { isOn } from '../is-on.ts';
import { defineCheck } from '../check.ts';
import { domainLines } from '../domain-lines.ts';

/** DANE without a name server of which one knows that it validates. [G1§3.3.10.94.3] */
export const daneNoDnssec = defineCheck({
  id: 'dane-no-dnssec',
  category: 'tls',
  summary: 'DANE without a name server that validates DNSSEC',
  messages: {
    resolver: {
      severity: 'warning',
      text: 'DANE is on, but no name-server is set.\nDANE has an effect only with a name server that validates DNSSEC, and those of the operating system may not.\nSet name-server to one that does.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || validLinesIn(model.whole, 'name-server').length > 0) return;
    for (const { line } of domainLines(model).named('use-dane')) {
      if (isOn(line)) report('resolver', line);
    }
  },
});
