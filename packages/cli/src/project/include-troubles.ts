import { type Include, type IncludeOutcome, type Project, mappingFor } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';

/** One line for each include that gave no file: where it is, what it asks for, why, and what to do. */
export function unreadIncludes({ includes }: Project): string[] {
  return includes.flatMap(({ file, span, target, outcome }) => {
    const trouble = troubleOf(outcome, target);
    const place = `${file.path}:${file.position(span.start).line}`;
    return trouble === undefined ? [] : [printable(`${place}: include ${target}: ${trouble}`)];
  });
}

function troubleOf(outcome: IncludeOutcome, target: Include['target']): string | undefined {
  switch (outcome.kind) {
    case 'included':
    case 'not-followed':
      return undefined;
    case 'remote':
      return 'is on another server, which is not asked; include a copy instead';
    case 'missing':
      return `no such file (${outcome.path}); ${adviceFor(target, outcome.found)}`;
    case 'unreadable':
      return `${outcome.path} cannot be read: ${outcome.reason}; check who may read it`;
    case 'nothing-matches':
      return `nothing matches (${outcome.path}); ${adviceFor(target, undefined)}`;
    case 'cycle':
      return `leads back to where it began (${outcome.chain.map(({ path }) => path).join(', ')}); take it out`;
    case 'too-much':
      return `not read, since there are more than ${outcome.limit} already; take out what is included again and again`;
    default:
      return outcome satisfies never;
  }
}

function adviceFor(target: string, found: string | undefined): string {
  if (found === undefined) return 'say where its folder is here with --map FROM=TO';
  return `if ${found} is meant, say so with ${mappingFor(target, found)}`;
}
