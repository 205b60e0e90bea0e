import { defineCheck } from '../check.ts';

/** `<domain a.com b.com>` and `<domain a.com,b.com>`. */
export const domainListInTag = defineCheck({
  id: 'domain-list-in-tag',
  category: 'references',
  summary: 'More than one name in a tag that takes one',
  messages: {
    list: {
      severity: 'error',
      text: '<{{name}}> takes one {{what}}; here are {{count}}.\nPowerMTA refuses the tag, or reads the list as one name that matches nothing.\n{{advice}}',
    },
  },

  section(node, { facts, report }) {
    const members = facts.hasListInTag(node);
    if (!members) return;
    const isDomain = node.name === 'domain';
    const advice = isDomain
      ? `Define \`domain-macro NAME ${members.join(',')}\` and write <domain $NAME>.`
      : 'Write one section for each, or double quotes around a name with blanks.';
    const span = { start: node.head.argumentsStart, end: node.head.argumentsEnd };
    const what = isDomain ? 'domain pattern' : 'name or address';
    report('list', span, { name: node.name, what, count: String(members.length), advice });
  },
});
