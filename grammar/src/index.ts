export * from './text/span.ts';
export * from './syntax/parse.ts';
export type * from './syntax/nodes.ts';
