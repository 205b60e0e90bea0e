import type { Delivery, Place, QueueName, RecipientRoute, Route, Step } from '@pmtakit/semantics';
import type { AppliedSection, ClientWords } from './client.ts';

interface StepJson {
  readonly stage: Step['stage'];
  readonly text: string;
  readonly origin: Place | null;
  readonly assumptions: readonly string[];
}

interface DeliveryJson {
  readonly virtualMta: string;
  readonly steps: readonly StepJson[];
  readonly queue: QueueName | null;
  readonly members: readonly string[];
  readonly cold: { readonly virtualMtas: readonly string[]; readonly perDay: readonly number[] } | null;
}

export interface RouteJson {
  readonly accepted: boolean;
  readonly client: ClientWords;
  readonly sections: readonly AppliedSection[];
  readonly steps: readonly StepJson[];
  readonly virtualMta: string | null;
  readonly recipients: readonly {
    readonly address: string;
    readonly steps: readonly StepJson[];
    readonly deliveries: readonly DeliveryJson[];
  }[];
}

/** The trace for other programs: see docs/commands.md. */
export function routeJson(client: ClientWords, sections: readonly AppliedSection[], way: Route): RouteJson {
  return {
    accepted: way.virtualMta !== undefined,
    client,
    sections,
    steps: way.steps.map(stepJson),
    virtualMta: way.virtualMta ?? null,
    recipients: way.recipients.map(recipientJson),
  };
}

function recipientJson({ address, steps, deliveries }: RecipientRoute): RouteJson['recipients'][number] {
  return { address, steps: steps.map(stepJson), deliveries: deliveries.map(deliveryJson) };
}

function deliveryJson({ virtualMta, steps, queue, members, cold }: Delivery): DeliveryJson {
  return {
    virtualMta,
    steps: steps.map(stepJson),
    queue: queue ?? null,
    members,
    cold: cold ? { virtualMtas: cold.targets.map(({ text }) => text ?? ''), perDay: cold.perDay } : null,
  };
}

function stepJson({ stage, text, at, assumptions }: Step): StepJson {
  return { stage, text, origin: at?.place ?? null, assumptions: assumptions ?? [] };
}
