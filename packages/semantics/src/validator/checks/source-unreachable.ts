import { defineCheck } from '../check.ts';

/** Names that PowerMTA itself refers to. [G1§3.3.7, §10.19] */
const builtIn = new Set(['{auth}', '{pickup}', '{transmissions-api}']);

/** Sources with a name that no listener and no user has. [G1§3.3.7] */
export const sourceUnreachable = defineCheck({
  id: 'source-unreachable',
  category: 'security',
  summary: 'A source with a name that no listener and no user refers to',
  messages: {
    unused: {
      severity: 'warning',
      text: 'Nothing refers to the source {{name}}, so its lines have no effect.\nA source with a name holds only for the listeners and users that name it.{{hint}}\nName it there, or write the addresses of the clients into the tag.',
    },
  },

  configuration({ model: { symbols }, isWhole, report }) {
    if (!isWhole) return;
    for (const definition of symbols.definitions) {
      const { kind, name } = definition;
      if (kind !== 'source' || builtIn.has(name.toLowerCase()) || symbols.used('source', name).length > 0) continue;
      const isHost = name.includes('.') || name.toLowerCase() === 'localhost';
      const hint = isHost ? ' PowerMTA does not look host names up here.' : '';
      report('unused', definition, { name, hint });
    }
  },
});
