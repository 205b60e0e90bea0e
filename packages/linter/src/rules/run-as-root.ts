import { argumentPlace, isYes } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** A server that keeps the rights of root. The default is true. [G1§3.3.1.8] */
export const runAsRoot = defineRule({
  id: 'run-as-root',
  category: 'security',
  preset: 'strict',
  summary: 'A server that runs with the rights of root',
  messages: {
    on: {
      severity: 'warning',
      text: 'PowerMTA runs as root.\nA hole in it, or a program that an accounting file or a pipe starts, then has the whole machine.\nSet run-as-root no, give its files to the user pmta, and restart.',
    },
    default: {
      severity: 'warning',
      text: 'PowerMTA runs as root, because nothing says run-as-root no.\nA hole in it, or a program that an accounting file or a pipe starts, then has the whole machine.\nSet run-as-root no, give its files to the user pmta, and restart.',
    },
  },

  configuration({ model, isWhole, report }) {
    const setting = model.server.get('run-as-root');
    if (!setting || !isYes(setting)) return;
    const { line, assumptions } = setting;
    if (line) return report('on', argumentPlace(line), {}, { assumptions });
    const start = model.whole.items.find(({ name }) => name === 'log-file' || name === 'spool');
    if (isWhole) report('default', start ?? model.whole);
  },
});
