import { createRequire } from 'node:module';
import type { EventLoop } from './object-mail.ts';

interface Request {
  done(action: () => void): Request;
}

interface SimJsSimulation {
  addEntity(entity: new (...names: string[]) => Entity): Entity;
  simulate(until: number): boolean;
}

interface Entity {
  time(): number;
  setTimer(delay: number): Request;
}

/** What we need of `simjs`, which comes without types. */
interface SimJs {
  readonly Sim: new () => SimJsSimulation;
  readonly Entity: new (...names: string[]) => Entity;
}

declare global {
  var window: { Sim?: SimJs } | undefined;
}

/** The library hands itself to browsers only, as a part of their window, when it is first asked for. */
function loadSimJs(): SimJs {
  globalThis.window = {};
  createRequire(import.meta.url)('simjs');
  const { Sim } = globalThis.window;
  globalThis.window = undefined;
  if (!Sim) throw new TypeError('simjs is not what it was');
  return Sim;
}

const { Sim, Entity } = loadSimJs();

class Timers extends Entity {
  start(): void {
    // The library wants to call it.
  }
}

/**
 * The events of `simjs`, the library for discrete events that most people find on npm: timers of an entity, with a
 * request for each. The other one, `simscript`, looks through the list of all events for each one.
 */
export class SimJsLoop implements EventLoop {
  readonly #simulation = new Sim();
  readonly #timers = this.#simulation.addEntity(Timers);

  get now(): number {
    return this.#timers.time();
  }

  after(delay: number, action: () => void): void {
    this.#timers.setTimer(delay).done(action);
  }

  run(until: number): void {
    this.#simulation.simulate(until);
  }
}
