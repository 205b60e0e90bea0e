/** Mail servers whose answers depend on the question alone, so that two simulators can ask them. */

export interface Question {
  /** Seconds since the start. */
  readonly now: number;
  /** As `domain/virtual MTA`. */
  readonly queue: string;
}

export interface MessageQuestion extends Question {
  readonly stream: number;
  readonly number: number;
  /** Attempts before this one. */
  readonly attempts: number;
}

export interface ScriptAnswer {
  /** Until the answer comes. */
  readonly seconds: number;
  /** With its code; undefined when all is well. */
  readonly text: string | undefined;
}

export interface Script {
  connect(question: Question): ScriptAnswer;
  deliver(question: MessageQuestion): ScriptAnswer;
}
