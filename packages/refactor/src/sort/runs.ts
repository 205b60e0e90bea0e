/**
 * Which lines of a section are sorted together. A comment is about the lines directly below it, up to a blank line, the
 * next comment or a tag: with one line it travels, above several it is their heading and they stay below it.
 */
import type { CommentPiece, Piece, SettingPiece, WallPiece } from './pieces.ts';
import type { Rank } from './order.ts';

/** A line with the comments that travel with it. */
export interface Unit {
  readonly rank: Rank;
  /** Where its first line starts and its last one ends, with the line break. */
  readonly start: number;
  readonly end: number;
  readonly setting: SettingPiece;
  /** Whether a comment above would be about the next line too, if nothing stood between. */
  readonly isUnderComment: boolean;
}

/** Lines that are sorted together. */
export interface Run {
  readonly units: Unit[];
  /** The comment that stands above them all, and stays there. */
  readonly heading: CommentPiece | undefined;
  /** Whether a comment before them would be about the first one, if it had none of its own. */
  readonly followsComment: boolean;
  /** Whether a line that stays follows them, without a blank line between. */
  isBeforeLine: boolean;
}

/** What keeps lines from being moved past it. */
export interface Wall {
  readonly kind: 'wall';
  readonly piece: WallPiece | CommentPiece;
  readonly reason: WallPiece['reason'];
}

/** Lines with the comments directly above them. */
interface Group {
  readonly comments: CommentPiece[];
  readonly members: (SettingPiece | WallPiece)[];
  readonly isAfterBlank: boolean;
  /** Whether it is a tag, or something else that no comment is about. */
  readonly isTag: boolean;
  /** Whether one of the comments is about the next line, also when blank lines stand between. */
  isForNextLine: boolean;
}

export type Part = { readonly kind: 'run'; readonly run: Run } | Wall;

/** @param pieces all that stands in a section, in order */
export function partsOf(pieces: readonly Piece[]): Part[] {
  const parts = new Parts();
  const groups = groupsOf(pieces);
  for (const [index, group] of groups.entries()) parts.add(group, groups[index - 1], groups[index + 1]);
  return parts.all;
}

function groupsOf(pieces: readonly Piece[]): Group[] {
  const groups: Group[] = [];
  let end: number | undefined;
  for (const piece of pieces) {
    const isAfterBlank = end !== undefined && piece.lines.start > end;
    end = Math.max(end ?? 0, piece.lines.end);
    let group = groups.at(-1);
    if (!group || (isAfterBlank && !looksFurther(group)) || !continues(group, piece)) {
      group = { comments: [], members: [], isAfterBlank, isTag: isTag(piece), isForNextLine: false };
      groups.push(group);
    }
    if (piece.kind === 'comment') {
      group.comments.push(piece);
      group.isForNextLine ||= piece.isForNextLine;
    } else if (isPassedOver(group, piece)) group.comments.push({ ...piece, kind: 'comment', isForNextLine: true });
    else group.members.push(piece);
  }
  return groups;
}

function continues({ members, isTag: follows }: Group, piece: Piece): boolean {
  return !follows && !isTag(piece) && (piece.kind !== 'comment' || members.length === 0);
}

function looksFurther({ members, isForNextLine }: Group): boolean {
  return members.length === 0 && isForNextLine;
}

/** Comments that are about the next line do not mean one that is commented out. */
function isPassedOver(group: Group, piece: Piece): piece is SettingPiece {
  return piece.kind === 'setting' && piece.isCommentedOut && looksFurther(group);
}

function isTag(piece: Piece): boolean {
  return piece.kind === 'wall' && !piece.isLine;
}

class Parts {
  readonly all: Part[] = [];

  add(group: Group, before: Group | undefined, next: Group | undefined): void {
    const { comments, members } = group;
    const followsComment = !group.isAfterBlank && before !== undefined && isAboutMore(before);
    if (members.length === 0) this.#addLoneComments(group, next);
    else if (members.length === 1 || comments.every(({ isForNextLine }) => isForNextLine)) {
      this.#addMembers(members, comments, followsComment);
    } else this.#addHeaded(members, comments);
  }

  #addLoneComments({ comments: [comment] }: Group, next: Group | undefined): void {
    // A comment directly above a section is about it.
    if (comment && !(next?.isTag && !next.isAfterBlank)) this.#wall(comment, 'lone-comment');
  }

  /** @param comments those of the first one */
  #addMembers(
    members: readonly (SettingPiece | WallPiece)[],
    comments: readonly CommentPiece[],
    followsComment: boolean,
  ): void {
    let own = comments;
    for (const member of members) {
      if (member.kind === 'setting') this.#unit(unitOf(member, own), followsComment);
      else this.#member(member);
      own = [];
    }
  }

  #addHeaded(members: readonly (SettingPiece | WallPiece)[], comments: readonly CommentPiece[]): void {
    const [heading] = comments;
    if (!heading) return;
    this.#wall(heading, 'heading');
    const isFirstKept = comments.some((comment) => comment.isForNextLine);
    let run: Run | undefined = newRun(isFirstKept ? undefined : heading);
    for (const [index, member] of members.entries()) {
      if (member.kind === 'wall' || (index === 0 && isFirstKept)) {
        this.#run(run);
        if (member.kind === 'wall') this.#member(member);
        run = newRun(undefined);
      } else run.units.push(unitOf(member, []));
    }
    this.#run(run);
    this.#wall(heading, 'heading');
  }

  #unit(unit: Unit, followsComment: boolean): void {
    const last = this.all.at(-1);
    if (last?.kind === 'run') last.run.units.push(unit);
    else {
      const run: Run = { ...newRun(undefined), followsComment };
      run.units.push(unit);
      this.#run(run);
    }
  }

  /** A line that stays. */
  #member(piece: WallPiece): void {
    const last = this.all.at(-1);
    if (last?.kind === 'run' && piece.isLine && last.run.units.at(-1)?.end === piece.lines.start) {
      last.run.isBeforeLine = true;
    }
    this.#wall(piece, piece.reason);
  }

  #run(run: Run): void {
    if (run.units.length > 0) this.all.push({ kind: 'run', run });
  }

  #wall(piece: WallPiece | CommentPiece, reason: WallPiece['reason']): void {
    this.all.push({ kind: 'wall', piece, reason });
  }
}

function newRun(heading: CommentPiece | undefined): Run {
  return { units: [], heading, followsComment: false, isBeforeLine: false };
}

function unitOf(setting: SettingPiece, comments: readonly CommentPiece[]): Unit {
  return {
    rank: setting.rank,
    start: comments[0]?.lines.start ?? setting.lines.start,
    end: setting.lines.end,
    setting,
    isUnderComment: comments.some(({ isForNextLine }) => !isForNextLine),
  };
}

/** Whether a line that followed without a blank line between would be one that the comments are about. */
function isAboutMore({ comments, members }: Group): boolean {
  return members.length > 0 && comments.some(({ isForNextLine }) => !isForNextLine);
}
