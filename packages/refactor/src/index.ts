export { headingText, refusalText, sortMessages, stopText } from './sort/messages.ts';
export { type SortOptions, type Sortable, type SortedFile, sortBlocks, sortText } from './sort/sort-blocks.ts';
export type { BlockName, Heading, Stop, StopReason } from './sort/stops.ts';
export { type Topic, topics } from './sort/topics.ts';
