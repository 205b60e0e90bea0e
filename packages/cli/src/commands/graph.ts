/** `pmtakit graph`: from listeners and users over sources, pools and virtual MTAs to the addresses mail leaves by. */
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { writeJson } from './answer.ts';
import { graphOf } from './graph-of.ts';
import { dotText, mermaidText } from './graph-text.ts';

export interface GraphOptions extends ProjectOptions {
  readonly format: 'dot' | 'mermaid';
}

export async function drawGraph(name: string, options: GraphOptions): Promise<void> {
  const graph = graphOf(await openModel(name, options));
  if (options.json) writeJson(graph);
  else process.stdout.write(options.format === 'dot' ? dotText(graph) : mermaidText(graph));
}
