/** What the JSON of a behaviour diff has beside the changes. */
import type { CeilingChange, DomainCeiling } from '@pmtakit/semantics';
import type { ComparedSide } from '../compare/side.ts';
import { boundsJson } from './limits-json.ts';

/** What was taken for one side. */
export function sideJson({ name, revision, project }: ComparedSide): object {
  return { name, revision: revision ?? null, main: project.main.path, files: project.files.map(({ path }) => path) };
}

export function ceilingJson({ domains, before, after }: CeilingChange): object {
  return { domains, before: sumJson(before), after: sumJson(after) };
}

function sumJson(ceiling: DomainCeiling): object {
  const { queues, winner, connectionWinner } = ceiling;
  return {
    ...boundsJson(ceiling),
    virtualMtas: new Set(queues.map(({ queue }) => queue.virtualMta)).size,
    limitedBy: (winner ?? connectionWinner)?.reason ?? null,
  };
}
