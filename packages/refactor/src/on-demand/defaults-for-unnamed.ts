import type { Block, Model } from '@pmtakit/semantics';
import { appendTo } from '../dry/copied-text.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { counted } from '../dry/words.ts';
import { type Shared, domainIn, editsFor, isForOthers, sharedDefaults } from '../techniques/domain-defaults.ts';

/**
 * The same as `domain-defaults`, and each section that says nothing of a setting says what it had. So all domains that are
 * named stay as they are. The rest of the world cannot be kept: `<domain *>` is all that it has. (dry D2)
 */
export const defaultsForUnnamed: Refactoring = {
  id: 'defaults-for-unnamed',
  way: 'extract',
  title:
    'Moves settings that most domain sections share to <domain *>, and leaves all domains that are named as they are',
  safety: 'proposal',
  gain: 'A section for a domain holds only what is different there, and nothing changes for domains that somebody named.',

  *find(model) {
    for (const shared of sharedDefaults(model)) yield* proposalFor(model, shared);
  },
};

function* proposalFor(model: Model, shared: Shared): Generator<Proposal> {
  const { all, others, name, lines, before, silent } = shared;
  const [first] = lines;
  const edits = editsFor(shared);
  const kept = silent.map((section) => keeping(section, shared));
  const isWorthIt = lines.length > silent.length + 1;
  if (!first || !edits || !isWorthIt || !kept.every((edit) => edit !== undefined)) return;
  const named = new Set(others.flatMap((section) => model.queues.global.keysOf(section)));
  const setting = `${name} ${first.line.text}`;
  yield {
    message: `${lines.length} of ${others.length} sections say ${setting}; <domain *> can say it${silent.length > 0 ? `, and ${counted(silent.length, 'section')} what ${silent.length === 1 ? 'it has' : 'they have'} now` : ''}`,
    at: all,
    about: name,
    edits: [...edits, ...kept],
    notes: [`all domains without a section get ${setting}${before === undefined ? '' : ` instead of ${before}`}`],
    isIntended: (difference) => isForOthers(difference, name, first.line.text) && !named.has(domainIn(difference)),
  };
}

/** Undefined where nobody knows what the section has, or nothing can be put into it. */
function keeping(section: Block, { before, name }: Shared): FileEdit | undefined {
  return before === undefined ? undefined : appendTo(section, [`${name} ${before}`], '    ');
}
