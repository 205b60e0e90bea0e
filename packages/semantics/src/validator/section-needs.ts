import { linesIn, validLinesIn } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import { Setting } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import { type Requirement, needsOthers, satisfies } from './requirements.ts';

/** The lines whose requirement neither their own section meets nor one that is read together with it. */
export function unmetInSections(model: Model, requirement: Requirement): Line[] {
  const gaps = sectionsWithGaps(model);
  const answers = new Map<readonly Block[], boolean>();
  return [...model.whole.blocks()]
    .filter((block) => block.name === requirement.scope && !gaps.has(block))
    .flatMap((block) => {
      const asking = askingIn(block, model, requirement);
      if (asking.length === 0) return [];
      const sections = sectionsOfOne(model, block);
      const answer = answers.get(sections) ?? isMet([...sections, ...wider(model, block)], requirement);
      answers.set(sections, answer);
      return answer ? [] : asking;
    });
}

/** The lines of the top level whose requirement no section of a kind meets. */
export function unmetAtTopLevel(model: Model, requirement: Requirement, section: string): readonly Line[] {
  const asking = askingIn(model.whole, model, requirement);
  if (asking.length === 0) return [];
  const sections = [...model.whole.blocks()].filter(({ name }) => name === section);
  return isMet(sections, requirement) ? [] : asking;
}

/** Sections of which not all lines are known, because they include what is out of reach. */
export function sectionsWithGaps({ project }: Model): ReadonlySet<Block> {
  return new Set(project.includes.filter(({ outcome }) => outcome.kind !== 'included').map(({ parent }) => parent));
}

/** A section and those that say more about the same thing: the same list for all of them. */
function sectionsOfOne({ sources, vmtas }: Model, block: Block): readonly Block[] {
  const name = block.value?.kind === 'name' ? block.value.name : undefined;
  if (name !== undefined && block.name === 'smtp-user') return sources.user(name);
  const vmta = name !== undefined && block.name === 'virtual-mta' ? vmtas.vmta(name) : undefined;
  return vmta?.blocks ?? [block];
}

/** Only virtual MTAs inherit. */
function wider({ whole }: Model, { name }: Block): readonly Block[] {
  return name === 'virtual-mta' ? [whole] : [];
}

function askingIn(block: Block, model: Model, requirement: Requirement): readonly Line[] {
  return validLinesIn(block, requirement.name).filter((line) => needsOthers(requirement, line, model));
}

/** A partner with a wrong value counts as well: what is wrong with it is said elsewhere. */
function isMet(sections: readonly Block[], requirement: Requirement): boolean {
  const partners = requirement.partners.flatMap((name) => sections.flatMap((section) => linesIn(section, name)));
  if (partners.length === 0) return requirement.byDefault === true;
  return partners.some((line) => {
    if (!line.row || !line.isValid) return true;
    return satisfies(requirement, new Setting(line.row, { line }));
  });
}
