import type { Container } from './nodes.ts';

/** The scope that a container gives to what stands in it: the name of its section, `global` outside all. */
export function scopeOf(container: Container): string {
  if (container.kind === 'document') return 'global';
  return container.kind === 'section' ? container.name : 'pattern-list';
}
