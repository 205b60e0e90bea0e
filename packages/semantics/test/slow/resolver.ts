/**
 * A second opinion on effective settings, written from the documentation without regard to speed: every question goes
 * through the whole configuration. It shares no code with the model.
 */
import { QueueResolver } from './queue-resolver.ts';
import { RawSections } from './raw-sections.ts';
import type { SlowOptions } from './settle.ts';
import { SourceResolver } from './source-resolver.ts';

export class SlowResolver {
  readonly queues: QueueResolver;
  readonly sources: SourceResolver;

  constructor(text: string, options: SlowOptions) {
    const sections = new RawSections(text, options);
    this.queues = new QueueResolver(sections);
    this.sources = new SourceResolver(sections);
  }
}
