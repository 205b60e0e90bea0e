import type { RelatedPlace } from '@pmtakit/grammar';
import { type Include, startsServer } from '../../project/project.ts';
import { isAbsolute } from '../../project/path-map.ts';
import { type ConfigurationContext, defineCheck } from '../check.ts';
import { mappingFor } from '../include-advice.ts';
import { isPlaceholder } from '../placeholders.ts';
import { relatedPlace } from '../related-place.ts';

/** Include lines that give no file. [G1§3.3.1.31] */
export const includeMissing = defineCheck({
  id: 'include-missing',
  category: 'references',
  summary: 'An include that gives no file, or one that includes itself',
  messages: {
    missing: {
      severity: 'error',
      text: 'There is no file {{target}}.\nPowerMTA does not load a configuration without it; here it was looked for at {{path}}.\nWrite the right path.{{advice}}',
    },
    unreadable: {
      severity: 'error',
      text: '{{target}} cannot be read: {{reason}}.\nPowerMTA does not load a configuration without it; here it was looked for at {{path}}.\nMake it a file that can be read.',
    },
    nothing: {
      severity: 'warning',
      text: 'No file matches {{target}}.\nPowerMTA goes on without a word, and what such files should set is not set; here {{path}} was looked for.\nWrite the right pattern, or take the line out.',
    },
    cycle: {
      severity: 'error',
      text: '{{target}} includes itself, by way of this line.\nReading it would never come to an end.\nTake one of the include lines out.',
    },
    tooMuch: {
      severity: 'error',
      text: 'The includes are too many: this line was left at {{limit}}.\nFiles that include each other more than once grow with every level; no configuration in use comes near.\nInclude each file once.',
    },
    remote: {
      severity: 'hint',
      text: '{{target}} is not fetched.\nPmtakit reads no files from other hosts, so it says nothing of what that file defines, and of names that nothing here defines.\nKeep a copy at hand to have the whole configuration looked over.',
    },
    relative: {
      severity: 'hint',
      text: '{{target}} is not found from here.\nThe file seems to be a part of a configuration, and paths without a folder at their start count from the main file.\nLook over the main file instead.',
    },
  },

  configuration({ model: { project }, report }) {
    const isServer = startsServer(project);
    for (const include of project.includes) if (!isPlaceholder(include.target)) tell(include, isServer, report);
  },
});

type IncludeReport = ConfigurationContext<keyof (typeof includeMissing)['messages'] & string>['report'];

function tell(include: Include, isServer: boolean, report: IncludeReport): void {
  const { target, outcome } = include;
  switch (outcome.kind) {
    case 'included':
    case 'not-followed':
      return;
    case 'cycle':
      return report('cycle', include, { target }, { related: wayTo(include, outcome.chain.length) });
    case 'remote':
      return report('remote', include, { target });
    case 'too-much':
      return report('tooMuch', include, { limit: outcome.limit });
    case 'unreadable':
      return report('unreadable', include, { target, reason: outcome.reason, path: outcome.path });
    case 'missing':
    case 'nothing-matches':
      if (!isServer && !isAbsolute(target)) return report('relative', include, { target });
      if (outcome.kind === 'nothing-matches') return report('nothing', include, { target, path: outcome.path });
      return report('missing', include, { target, path: outcome.path, advice: adviceOn(target, outcome.found) });
    default:
      return outcome satisfies never;
  }
}

function adviceOn(target: string, found: string | undefined): string {
  return found === undefined ? '' : ` Should ${found} be meant, say ${mappingFor(target, found)}.`;
}

/** The include lines that lead from the file that is included again to this line. */
function wayTo({ file, inclusion }: Include, length: number): RelatedPlace[] {
  const lines = length > 1 ? inclusion.includes.slice(1 - length) : [];
  return lines.slice(0, MOST_PLACES).map((line) => relatedPlace(line, 'included here before', file));
}

/** Nobody looks at more places than this. */
const MOST_PLACES = 20;
