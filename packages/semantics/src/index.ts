export type { Check, Message, Messages } from './validator/check.ts';
export { checks } from './validator/checks/index.ts';
export { validate } from './validator/validate.ts';
