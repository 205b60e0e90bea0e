/** What stands together in a file of its own. */
import type { Block, Line } from '@pmtakit/semantics';

export interface FileTopic {
  /** The file is called after it. */
  readonly name: string;
  /** The directives and sections of the top level. */
  readonly items: ReadonlySet<string>;
}

const topics: readonly FileTopic[] = [
  { name: 'domains', items: new Set(['domain', 'domain-macro', 'mx-rollup-list']) },
  { name: 'virtual-mtas', items: new Set(['virtual-mta', 'virtual-mta-pool', 'proxy']) },
  { name: 'sources', items: new Set(['source', 'source-group', 'smtp-user', 'pattern-list']) },
  { name: 'patterns', items: new Set(['smtp-pattern-list', 'bounce-category-patterns']) },
  { name: 'accounting', items: new Set(['acct-file']) },
  { name: 'keys', items: new Set(['domain-key', 'domain-key-list']) },
];

const topicsByItem: ReadonlyMap<string, FileTopic> = new Map(
  topics.flatMap((topic) => Array.from(topic.items, (item): [string, FileTopic] => [item, topic])),
);

export function fileTopicOf({ name }: Line | Block): FileTopic | undefined {
  return topicsByItem.get(name);
}
