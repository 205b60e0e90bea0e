/** What is used here of a package that has no types of its own. */
declare module '@prantlf/railroad-diagrams' {
  export type DiagramNode =
    | { readonly type: 'Sequence'; readonly items: readonly DiagramNode[] }
    | { readonly type: 'Choice'; readonly normalIndex: number; readonly options: readonly DiagramNode[] }
    | { readonly type: 'Optional'; readonly item: DiagramNode }
    | { readonly type: 'OneOrMore' | 'ZeroOrMore'; readonly item: DiagramNode; readonly repeat?: DiagramNode }
    | { readonly type: 'Terminal' | 'NonTerminal' | 'Comment'; readonly text: string; readonly href?: string };

  export const Diagram: { fromJSON(node: DiagramNode): { toString(): string } };
}
