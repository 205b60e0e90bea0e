/** How fast a queue could send by its connections, if no rate held it back. [runtime 6.2] */
import type { Knobs } from '../engine/knobs.ts';
import type { Limit } from '../plan/limits.ts';
import type { FluidQueue } from './fluid-queue.ts';
import { ROUNDING } from './stretch.ts';

export interface Speed {
  readonly connections: number;
  /** Recipients in a millisecond. */
  readonly pace: number;
  readonly by: Limit;
  /** When it may be faster. */
  readonly until: number;
  readonly perConnection: number;
  readonly together: number;
  /** What a message waits for that needs a connection of its own. */
  readonly lead: number;
}

/** The narrowest limit of connections, which may be wider later. */
interface Most {
  count: number;
  by: Limit;
  until: number;
}

export class Speeds {
  readonly #opensForEach: boolean;
  readonly #keepsOpenOnes: boolean;

  constructor({ opening, uponRefusal }: Knobs) {
    this.#opensForEach = opening === 'each';
    this.#keepsOpenOnes = uponRefusal === 'openings';
  }

  of(queue: FluidQueue, now: number, step: number): Speed {
    const { waiting: queued, receiver } = queue;
    const { plan, state } = queue.queue;
    const together = Math.max(1, Math.min(queue.sample.together, plan.recipientsPerTransaction));
    const inflow = queue.inflow(now);
    const isBusy = queued >= together;
    const perConnection = perConnectionOf(queue, inflow, isBusy);
    const most = this.#most(queue, now);
    const waiting = (isBusy ? queued : queued + Math.max(1, inflow * step)) / together;
    const needed = Math.max(1, Math.ceil(this.#opensForEach ? waiting : waiting / perConnection));
    const connections = Math.min(most.count, needed);
    const time = timeOfMessage(queue, connections, perConnection);
    const openings = plan.rampUp.most > 0 ? (perConnection * together) / plan.rampUp.most : Infinity;
    const pace = Math.min(time > 0 ? (connections * together) / time : Infinity, openings);
    const isRamping = pace === openings && pace < Infinity;
    return {
      connections: isBusy ? connections : Math.min(connections, Math.max(1, Math.ceil((inflow * time) / together))),
      pace,
      by: isRamping ? plan.rampUp : connections < most.count ? state.plan.connections : most.by,
      until: most.until,
      perConnection,
      together,
      lead: isBusy ? receiver.setUp / perConnection : receiver.setUp,
    };
  }

  #most(queue: FluidQueue, now: number): Most {
    const { state, openingsFrom } = queue.queue;
    const { connections, retryLimit } = state.plan;
    const most: Most = { count: queue.granted, by: queue.grantedBy ?? connections, until: Infinity };
    narrow(most, connections.most, connections);
    narrowBySources(most, queue, now);
    if (this.#keepsOpenOnes && now < openingsFrom && queue.level > 0) {
      narrow(most, queue.level, retryLimit);
      most.until = openingsFrom;
    }
    narrowByRampUp(most, queue, now);
    return most;
  }
}

function narrow(most: Most, count: number, by: Limit): void {
  if (count >= most.count) return;
  most.count = count;
  most.by = by;
}

function narrowBySources(most: Most, queue: FluidQueue, now: number): void {
  const limits = queue.sourcesAt(now).map(({ plan }) => plan.connections);
  const [first] = limits;
  if (first)
    narrow(
      most,
      limits.reduce((sum, limit) => sum + (limit?.most ?? Infinity), 0),
      first,
    );
}

/** Connections are opened one by one. */
function narrowByRampUp(most: Most, queue: FluidQueue, now: number): void {
  const { rampUp } = queue.queue.plan;
  if (rampUp.most === 0) return;
  if (queue.rampFrom === Infinity) queue.rampFrom = now;
  const opened = 1 + Math.floor((now - queue.rampFrom) / rampUp.most + ROUNDING);
  if (opened >= most.count) return;
  narrow(most, opened, rampUp);
  most.until = Math.min(most.until, queue.rampFrom + opened * rampUp.most);
}

/** Messages of a connection. One without mail is closed, so those that come one by one may need one each. */
function perConnectionOf({ queue: { plan }, receiver }: FluidQueue, inflow: number, isBusy: boolean): number {
  const most = Math.min(plan.messagesPerConnection, receiver.messagesPerConnection + 1);
  return isBusy ? most : Math.min(most, 1 + inflow * plan.idleTimeout);
}

/** Milliseconds of a message with its part of the time that its connection takes to set up. */
export function timeOfMessage({ receiver, sender }: FluidQueue, connections: number, perConnection: number): number {
  return receiver.serviceTime(connections / Math.max(1, sender.sources.length)) + receiver.setUp / perConnection;
}

/** A pace that is spread evenly needs fewer connections. */
export function slowed(speed: Speed, pace: number): Speed {
  if (pace >= speed.pace) return speed;
  const connections = Math.min(speed.connections, Math.max(1, Math.ceil((speed.connections * pace) / speed.pace)));
  return { ...speed, connections, pace };
}
